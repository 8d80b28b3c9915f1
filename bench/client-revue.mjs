// Douze participants et leur conducteur, dans un processus à part : chaque décision part en HTTP, on attend qu’elle soit
// arrivée par socket chez le dernier des douze.
import { Agent, request } from 'node:http';
import { io } from 'socket.io-client';

process.once('disconnect', () => process.exit(0));
process.on('message', (ordre) => {
  const jouer = ordre.ouvrir ? ouvrir(ordre.ouvrir) : decider(ordre.decider);
  jouer.then(
    (reponse) => process.send(reponse),
    (erreur) => process.send({ erreur: erreur.stack ?? String(erreur) }),
  );
});

const salles = new Map();

async function ouvrir({ cote, port, revueId, cookies }) {
  const salle = { port, cookie: cookies[0], agent: new Agent({ keepAlive: true, maxSockets: 1 }), vues: new Map() };
  salles.set(cote, salle);
  const sockets = await Promise.all(cookies.map((cookie) => entrer(port, revueId, cookie)));
  // Un seul exemplaire de chaque séquence par socket : un doublon compterait pour deux participants.
  sockets.forEach((socket, rang) =>
    socket.on('revue.evenement', (evenement) => {
      if (evenement.type === 'decision-prise') arriver(salle, evenement.sequence, rang, sockets.length);
    }),
  );
  return { sockets: sockets.length };
}

async function entrer(port, revueId, cookie) {
  const url = `http://127.0.0.1:${port}`;
  const socket = io(url, {
    path: '/api/temps-reel',
    transports: ['websocket'],
    extraHeaders: { cookie, origin: url },
    reconnection: false,
    forceNew: true,
  });
  await new Promise((reussir, echouer) => socket.once('connect', reussir).once('connect_error', echouer));
  const accuse = await socket.timeout(20_000).emitWithAck('revue.rejoindre', { revueId });
  if (!accuse.ok) throw new Error(`entrée refusée : ${JSON.stringify(accuse)}`);
  return socket;
}

function arriver(salle, sequence, rang, attendus) {
  let vue = salle.vues.get(sequence);
  if (!vue) salle.vues.set(sequence, (vue = { rangs: new Set(), attendre: null, le: 0 }));
  vue.rangs.add(rang);
  if (vue.rangs.size < attendus) return;
  vue.le = performance.now();
  vue.attendre?.(vue.le);
}

async function decider({ cote, decisions, pauseMs }) {
  const salle = salles.get(cote);
  const latences = [];
  const reponses = [];
  for (const { chemin, corps } of decisions) {
    const debut = performance.now();
    const { sequence } = await poster(salle, chemin, corps);
    reponses.push(performance.now() - debut);
    latences.push((await derniere(salle, sequence)) - debut);
    await new Promise((suite) => setTimeout(suite, pauseMs));
  }
  return { latences, reponses };
}

function derniere(salle, sequence) {
  let vue = salle.vues.get(sequence);
  if (!vue) salle.vues.set(sequence, (vue = { rangs: new Set(), attendre: null, le: 0 }));
  if (vue.le > 0) return Promise.resolve(vue.le);
  return new Promise((reussir, echouer) => {
    const minuterie = setTimeout(() => echouer(new Error(`décision ${sequence} non reçue par tous`)), 20_000);
    vue.attendre = (le) => {
      clearTimeout(minuterie);
      reussir(le);
    };
  });
}

function poster({ port, cookie, agent }, chemin, corps) {
  const contenu = Buffer.from(JSON.stringify(corps));
  const headers = { cookie, 'x-pdp': '1', 'content-type': 'application/json', 'content-length': contenu.length };
  return new Promise((reussir, echouer) => {
    const demande = request({ host: '127.0.0.1', port, path: chemin, method: 'POST', headers, agent }, (reponse) => {
      let texte = '';
      reponse.setEncoding('utf8').on('data', (morceau) => (texte += morceau));
      reponse.on('end', () =>
        reponse.statusCode === 201 ? reussir(JSON.parse(texte)) : echouer(new Error(`${reponse.statusCode} ${texte}`)),
      );
    });
    demande.on('error', echouer);
    demande.end(contenu);
  });
}
