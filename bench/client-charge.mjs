// Deux mille participants dans un processus à part : chacun écoute sa séance, lit par sa projection ce qu’on lui annonce, sort et
// revient. Retient ce qui a été acquitté et ce qui a été vu.
import { demander } from './seance/http.mjs';
import { ouvrirFil } from './seance/fil.mjs';
import { quantile } from './commun/stats.mjs';

process.once('disconnect', () => process.exit(0));
process.on('message', (ordre) => {
  const [nom] = Object.keys(ordre);
  ORDRES[nom](ordre[nom]).then(
    (reponse) => process.send(reponse ?? {}),
    (erreur) => process.send({ erreur: erreur.stack ?? String(erreur) }),
  );
});

const ENTREES_ENSEMBLE = 60;
const pause = (ms) => new Promise((suite) => setTimeout(suite, ms));
let port = 0;
let nu = false;
let salles = [];
let mesure = nouvelleMesure();
let retour = null;

function nouvelleMesure() {
  return { accuses: [], vues: [], lues: [], presences: [], trames: 0, fautes: new Map() };
}
const noter = (quoi, erreur) => {
  const cle = `${quoi} : ${erreur?.message ?? erreur}`.slice(0, 160);
  mesure.fautes.set(cle, (mesure.fautes.get(cle) ?? 0) + 1);
};

const ORDRES = {
  async ouvrir(ordre) {
    port = ordre.port;
    nu = ordre.nu;
    mesure = nouvelleMesure();
    salles = ordre.seances.map(({ revueId, plateformeId, conducteur, cookies, decisions }) => ({
      revueId,
      nu: { revueId, plateformeId, conducteur },
      decisions: [...decisions],
      prises: new Map(),
      participants: cookies.map((cookie, rang) => ({
        rang,
        cookie,
        dedans: false,
        derniere: 0,
        connues: new Set(),
        lecture: null,
      })),
    }));
    const tous = salles.flatMap((salle) => salle.participants.map((p) => ({ salle, p })));
    for (let i = 0; i < tous.length; i += ENTREES_ENSEMBLE)
      await Promise.all(tous.slice(i, i + ENTREES_ENSEMBLE).map(({ salle, p }) => connecter(salle, p)));
    return { sockets: tous.length };
  },

  /** Décisions et présences à leur rythme, chaque séance décalée des autres. */
  async charger({ dureeMs, decisionMs, presenceMs }) {
    mesure = nouvelleMesure();
    const fin = performance.now() + dureeMs;
    await Promise.all(
      salles.flatMap((salle) => [
        cadencer(fin, decisionMs, () => decider(salle)),
        ...(presenceMs ? [cadencer(fin, presenceMs, () => bouger(salle))] : []),
      ]),
    );
    for (const salle of salles) salle.sorti = null;
    // Ce qui est en route finit d’arriver ; qui était sorti revient et se rattrape.
    await pause(3_000);
    await Promise.all(
      salles.flatMap((s) =>
        s.participants.filter((p) => !p.dedans).map((p) => entrer(s, p).catch((e) => noter('retour', e))),
      ),
    );
    await Promise.all(salles.flatMap((s) => s.participants.map((p) => lire(s, p))));
    return bilan();
  },

  /** À appeler avant que le serveur tombe : les sockets reviendront seules. */
  async attendreLaTempete() {
    retour = { debut: performance.now(), revenus: [] };
  },

  /** Rend, pour chaque socket revenue et à jour, le temps écoulé depuis le début. */
  async tempete({ delaiMs }) {
    const attendus = salles.reduce((n, s) => n + s.participants.length, 0);
    while (retour.revenus.length < attendus && performance.now() - retour.debut < delaiMs) await pause(50);
    const { revenus } = retour;
    retour = null;
    return {
      attendus,
      revenus: revenus.length,
      p50: quantile(revenus, 0.5),
      p99: quantile(revenus, 0.99),
      max: Math.max(...revenus),
      fautes: [...mesure.fautes],
    };
  },

  async fermer() {
    for (const salle of salles) for (const p of salle.participants) p.fil?.fermer();
    salles = [];
  },
};

// Départ tiré au hasard dans la première période, puis à l’heure : un serveur lent ne ralentit pas la charge.
async function cadencer(fin, periodeMs, acte) {
  let prochain = performance.now() + Math.random() * periodeMs;
  const enVol = new Set();
  while (prochain < fin) {
    await pause(Math.max(0, prochain - performance.now()));
    const vol = acte().finally(() => enVol.delete(vol));
    enVol.add(vol);
    prochain += periodeMs;
  }
  await Promise.all(enVol);
}

async function connecter(salle, p) {
  p.fil = await ouvrirFil({
    port,
    cookie: p.cookie,
    surEvenement: (nom, donnees) => recevoir(salle, p, nom, donnees),
    surFin: () => void revenir(salle, p),
  });
  await entrer(salle, p);
}

// Les délais du navigateur : une demi-seconde, doublée, à moitié tirée au hasard.
async function revenir(salle, p) {
  p.dedans = false;
  for (let essai = 0; ; essai++) {
    await pause(Math.min(8_000, 500 * 2 ** essai) * (0.5 + Math.random()));
    try {
      await connecter(salle, p);
      retour?.revenus.push(performance.now() - retour.debut);
      return;
    } catch (erreur) {
      if (essai > 12) return noter('retour', erreur);
    }
  }
}

async function entrer(salle, p) {
  const accuse = await p.fil.commander('revue.rejoindre', { revueId: salle.revueId, depuis: p.derniere });
  if (!accuse.ok) throw new Error(`entrée refusée : ${JSON.stringify(accuse)}`);
  p.dedans = true;
  if (accuse.donnees.sequence > p.derniere) await lire(salle, p);
}

function recevoir(salle, p, nom, donnees) {
  mesure.trames += 1;
  if (nom !== 'revue.evenement' || donnees.type !== 'decision-prise') return;
  p.connues.add(donnees.sequence);
  const prise = prendre(salle, donnees.sequence);
  if (p.rang > 0) prise.vues.push(performance.now());
  void lire(salle, p).then(() => p.rang > 0 && prise.lues.push(performance.now()));
}

function prendre(salle, sequence) {
  let prise = salle.prises.get(sequence);
  if (!prise) salle.prises.set(sequence, (prise = { depart: 0, vues: [], lues: [] }));
  return prise;
}

// Ce qu’on annonce ne porte rien du dossier : chacun lit le sien, par ses droits. Une lecture à la fois, comme l’écran.
function lire(salle, p) {
  if (p.lecture) {
    p.encore = true;
    return p.lecture;
  }
  p.lecture = (async () => {
    do {
      p.encore = false;
      const chemin = `/api/v1/revues/${salle.revueId}/evenements?depuis=${p.derniere}`;
      try {
        const { statut, corps } = await demander({ port, cookie: p.cookie, chemin });
        if (statut !== 200) throw new Error(`${statut} ${JSON.stringify(corps)}`);
        for (const e of corps.evenements) if (e.type === 'decision-prise') p.connues.add(e.sequence);
        p.derniere = Math.max(p.derniere, corps.sequence);
      } catch (erreur) {
        if (!retour) noter('lecture', erreur);
        await pause(200);
      }
    } while (p.encore);
    p.lecture = null;
  })();
  return p.lecture;
}

async function decider(salle) {
  const d = salle.decisions.shift();
  if (!d) return noter('décision', 'plus de passage à décider');
  const depart = performance.now();
  const corps = nu ? { ...salle.nu, ...d.nu, corps: d.corps } : d.corps;
  try {
    const cookie = salle.participants[0].cookie;
    const reponse = await demander({ port, cookie, methode: 'POST', chemin: d.chemin, corps });
    if (reponse.statut !== 201) throw new Error(`${reponse.statut} ${JSON.stringify(reponse.corps)}`);
    mesure.accuses.push(performance.now() - depart);
    prendre(salle, reponse.corps.sequence).depart = depart;
  } catch (erreur) {
    noter('décision', erreur);
  }
}

// Tour à tour, une personne sort, puis revient la seconde d’après : un événement de présence à chaque fois.
async function bouger(salle) {
  const depart = performance.now();
  try {
    if (salle.sorti) {
      const p = salle.sorti;
      salle.sorti = null;
      await entrer(salle, p);
    } else {
      salle.tour = ((salle.tour ?? 0) % (salle.participants.length - 1)) + 1;
      const p = salle.participants[salle.tour];
      salle.sorti = p;
      p.dedans = false;
      await p.fil.commander('revue.quitter', { revueId: salle.revueId });
    }
    mesure.presences.push(performance.now() - depart);
  } catch (erreur) {
    noter('présence', erreur);
  }
}

function bilan() {
  let perdus = 0;
  for (const salle of salles)
    for (const [sequence, prise] of salle.prises) {
      if (prise.depart === 0) continue;
      perdus += salle.participants.filter((p) => !p.connues.has(sequence)).length;
      mesure.vues.push(...prise.vues.map((t) => t - prise.depart));
      mesure.lues.push(...prise.lues.map((t) => t - prise.depart));
      prise.depart = 0;
    }
  const resume = (valeurs) => ({
    n: valeurs.length,
    p50: quantile(valeurs, 0.5),
    p95: quantile(valeurs, 0.95),
    p99: quantile(valeurs, 0.99),
  });
  return {
    perdus,
    trames: mesure.trames,
    accuse: resume(mesure.accuses),
    vue: resume(mesure.vues),
    lue: resume(mesure.lues),
    presence: resume(mesure.presences),
    fautes: [...mesure.fautes],
  };
}
