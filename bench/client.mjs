// Client HTTP de la mesure, dans son processus : sockets brutes, keep-alive, une demande en vol par connexion.
import { connect } from 'node:net';

const FIN_D_ENTETE = Buffer.from('\r\n\r\n');

process.once('disconnect', () => process.exit(0));
process.on('message', (ordre) => {
  mesurer(ordre).then(
    (bilan) => process.send(bilan),
    (erreur) => process.send({ erreur: erreur.message }),
  );
});

async function mesurer({ port, connexions, dureeMs, nombreMax = Infinity, demandes, graine = 1 }) {
  const etat = {
    demandes: demandes.map((demande) => enRequete(port, demande)),
    tirer: alea(graine),
    latences: [],
    octets: 0,
    refus: 0,
    restant: nombreMax,
    fin: performance.now() + dureeMs,
  };
  const debut = performance.now();
  await Promise.all(Array.from({ length: connexions }, () => ouvrir(port, etat)));
  const secondes = (performance.now() - debut) / 1000;
  const latences = Float64Array.from(etat.latences).sort();
  const quantile = (q) => latences[Math.min(latences.length - 1, Math.floor(latences.length * q))];
  return {
    nombre: latences.length,
    parSeconde: latences.length / secondes,
    p50: quantile(0.5),
    p99: quantile(0.99),
    octets: etat.octets / Math.max(1, latences.length),
    refus: etat.refus,
    premierRefus: etat.premierRefus,
    ...(nombreMax === Infinity ? {} : { latences: etat.latences }),
  };
}

function enRequete(port, { methode = 'GET', chemin, entetes, corps = '' }) {
  const longueur = corps === '' ? [] : [`content-length: ${Buffer.byteLength(corps)}`];
  const lignes = Object.entries(entetes).map(([nom, valeur]) => `${nom}: ${valeur}`);
  const tete = [`${methode} ${chemin} HTTP/1.1`, `host: 127.0.0.1:${port}`, ...lignes, ...longueur, '', ''];
  return Buffer.from(`${tete.join('\r\n')}${corps}`);
}

function ouvrir(port, etat) {
  return new Promise((reussir, echouer) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let parti = 0;
    let tampon = null;
    let attendu = -1;
    const demander = () => {
      if (etat.restant <= 0 || performance.now() >= etat.fin) return socket.end(reussir);
      etat.restant -= 1;
      parti = performance.now();
      socket.write(etat.demandes[Math.floor(etat.tirer() * etat.demandes.length)]);
    };
    socket.on('connect', demander);
    socket.on('error', echouer);
    socket.on('data', (morceau) => {
      tampon = tampon === null ? morceau : Buffer.concat([tampon, morceau]);
      if (attendu < 0) attendu = longueurAttendue(tampon, etat);
      if (attendu < 0 || tampon.length < attendu) return;
      etat.latences.push(performance.now() - parti);
      etat.octets += attendu;
      tampon = null;
      attendu = -1;
      demander();
    });
  });
}

function longueurAttendue(tampon, etat) {
  const fin = tampon.indexOf(FIN_D_ENTETE);
  if (fin < 0) return -1;
  const tete = tampon.latin1Slice(0, fin);
  if (!/^HTTP\/1\.1 20[01] /.test(tete)) {
    etat.refus += 1;
    etat.premierRefus ??= tampon.toString('utf8');
  }
  const longueur = /content-length: (\d+)/i.exec(tete);
  if (!longueur) throw new Error(`réponse sans longueur : ${tete}`);
  return fin + 4 + Number(longueur[1]);
}

// Suite fixe : les deux côtés lisent les mêmes dossiers dans le même ordre.
function alea(graine) {
  let x = graine >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}
