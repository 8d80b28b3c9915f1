import { join } from 'node:path';
import { RACINE } from '../tools/commun/chemins.mjs';
import { portLibre } from '../tools/postgres-embarque.mjs';
import { avecClient, copier, creerBaseDeDemo } from './commun/donnees.mjs';
import { processeurDe } from './commun/machine.mjs';
import { memoireVivante, pente } from './commun/memoire.mjs';
import { lancer, lancerApi, lancerNu, lancerTravaux } from './commun/processus.mjs';
import { lancerRedis } from './commun/redis.mjs';
import { dire, tableau } from './commun/stats.mjs';
import { preparerSeances } from './seance/monde.mjs';

const DECISION_MS = 5_000;
const PRESENCE_MS = 1_000;
const GRANDE_SALLE = { participants: 60, dureeMs: 30_000, decisionMs: 1_000 };
const CHAUFFE_MS = 10_000;
const COPIES = 6;
const DELAI_TEMPETE_MS = 60_000;

/**
 * Charge d’une séance nationale : `npm run bench -- charge [--seances 150] [--participants 12] [--secondes 180] [--sans-nu]
 * [--sans-tempete] [--sans-redis] [--ramassages 30]`. Rend des lignes de tableau déjà écrites ; rien n’est affirmé. `--ramassages` :
 * toutes les tant de secondes, ce qui reste après un ramassage complet ; il arrête l’API, les durées de ce passage ne comptent pas.
 */
export async function mesurerCharge({ base, dire: annoncer, reglages }) {
  const {
    seances = 150,
    participants = 12,
    secondes = 180,
    nu = true,
    tempete = true,
    salle: avecSalle = true,
    redis: avecRedis = true,
    ramassages = 0,
  } = reglages;
  annoncer('données…');
  await creerBaseDeDemo(base, 'charge');
  await copier(base.url('charge'), 1, COPIES);
  const redis = avecRedis ? await lancerRedis() : null;
  const contexte = {
    base,
    annoncer,
    redis,
    url: base.url('charge'),
    seances,
    participants,
    ramassages,
    dureeMs: secondes * 1000,
  };
  const lignes = [['mesure', 'produit', 'socket.io nu', 'rapport', 'but']];
  const produit = await mesurerProduit(contexte, { tempete, avecSalle });
  await redis?.arreter();
  const reference = nu ? await mesurerNu(contexte) : null;
  lignes.push(...comparer(produit.charge, reference));
  const { memoires, cpu, salle, orage, interblocages } = produit;
  const cpuNu = reference ? `${dire(reference.cpu)} cœurs` : '';
  lignes.push(
    ...memoires.flatMap(direMemoire),
    ['interblocages dans PostgreSQL', String(interblocages), '', '', '0'],
    ['processeur, tout le serveur', `${dire(cpu)} cœurs`, cpuNu, '', ''],
  );
  if (salle)
    lignes.push(
      [`1 séance × ${GRANDE_SALLE.participants}, accusé p95`, ms(salle.accuse.p95), '', '', '≤ 150'],
      [`1 séance × ${GRANDE_SALLE.participants}, vue p95`, ms(salle.vue.p95), '', '', '≤ 250'],
      [`1 séance × ${GRANDE_SALLE.participants}, perdues`, String(salle.perdus), '', '', '0'],
    );
  if (orage)
    lignes.push(
      ['tempête : revenues et à jour', `${orage.revenus} sur ${orage.attendus}`, '', '', 'toutes'],
      ['tempête : p99, la dernière', `${s(orage.p99)}, ${s(orage.max)}`, '', '', '≤ 15 s'],
    );
  console.log(
    `\n${seances} séances × ${participants}, ${secondes} s, une décision / 5 s et une présence / s par séance ; relais et files : ${redis ? 'Redis' : 'PostgreSQL'}\n`,
  );
  console.log(tableau(lignes));
  for (const [quoi, n] of [...produit.charge.fautes, ...(salle?.fautes ?? []), ...(orage?.fautes ?? [])])
    console.log(`faute × ${n} : ${quoi}`);
}

const ms = (n) => `${dire(n, 0)} ms`;
const s = (n) => `${dire(n / 1000, 1)} s`;

function direMemoire({ nom, depart, arrivee, vivante, rss }) {
  const suite = ({ pente: a, erreur }) => (Number.isNaN(a) ? '' : ` ; ${dire(a)} ± ${dire(erreur)} Mo/min`);
  const deA = (quoi) => `${dire(depart[quoi], 0)} → ${dire(arrivee[quoi], 0)} Mo`;
  const avant = `${dire(arrivee.rssAvant, 0)} Mo avant, dont ${dire(arrivee.aRendre, 0)} à ramasser ou libres`;
  return [
    [`mémoire ${nom}, vivante`, `${deA('vivante')}${suite(vivante)}`, '', '', 'plate'],
    [`mémoire ${nom}, occupée`, `${deA('rss')}${suite(rss)} ; ${avant}`, '', '', ''],
  ];
}

function comparer(produit, reference) {
  const ligne = (nom, lire, but) => {
    const [a, b] = [lire(produit), reference ? lire(reference.charge) : Number.NaN];
    return [nom, ms(a), reference ? ms(b) : '', reference ? dire(a / b) : '', but];
  };
  return [
    ['décisions acquittées', String(produit.accuse.n), reference ? String(reference.charge.accuse.n) : '', '', ''],
    ['perdues', String(produit.perdus), reference ? String(reference.charge.perdus) : '', '', '0'],
    ligne('accusé p50', (c) => c.accuse.p50, ''),
    ligne('accusé p95', (c) => c.accuse.p95, '≤ 150'),
    ligne('accusé p99', (c) => c.accuse.p99, '≤ 500'),
    ligne('annonce vue par les autres p95', (c) => c.vue.p95, '≤ 250'),
    ligne('contenu lu par les autres p95', (c) => c.lue.p95, ''),
    ligne('entrée ou sortie p95', (c) => c.presence.p95, ''),
    ['trames reçues', String(produit.trames), reference ? String(reference.charge.trames) : '', '', ''],
  ];
}

async function mesurerProduit(contexte, { tempete, avecSalle }) {
  const { base, redis, url, annoncer, seances, participants, dureeMs, ramassages } = contexte;
  const decisions = Math.ceil((dureeMs + CHAUFFE_MS) / DECISION_MS) + 3;
  const preparees = await preparerSeances(url, { seances, participants, decisions });
  const port = await portLibre();
  const redisUrl = redis?.url ?? '';
  let api = await lancerApi(url, { port, redisUrl, sonde: true });
  const fond = await lancerTravaux(url, { redisUrl, sonde: true });
  const client = lancer(join(RACINE, 'bench/client-charge.mjs'));
  annoncer(`${seances * participants} sockets…`);
  await client.demander({ ouvrir: { port, nu: false, seances: preparees } });
  await client.demander({ charger: { dureeMs: CHAUFFE_MS, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS } });
  // Ce que l’entretien automatique fait dans la minute qui suit l’ouverture des séances.
  await avecClient(url, (connexion) => connexion.query('VACUUM ANALYZE'));
  annoncer(`charge de ${dureeMs / 1000} s…`);
  const suivis = await Promise.all([
    suivreMemoire('de l’API', api, ramassages),
    suivreMemoire('des travaux de fond', fond, ramassages),
  ]);
  const releve = releverProcesseur([api.pid, fond.pid, base.pidServeur, ...(redis ? [redis.pid] : [])]);
  const charge = await client.demander({ charger: { dureeMs, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS } });
  const cpu = releve.finir();
  const memoires = await Promise.all(suivis.map((suivi) => suivi.finir()));
  await verifierEnBase(url, preparees, charge);
  const interblocages = await interblocagesDe(url);
  let orage = null;
  if (tempete) {
    annoncer('tempête de reconnexion…');
    await client.demander({ attendreLaTempete: {} });
    process.kill(api.pid, 'SIGKILL');
    await api.fin;
    api = await lancerApi(url, { port, redisUrl });
    orage = await client.demander({ tempete: { delaiMs: DELAI_TEMPETE_MS } });
  }
  const salle = avecSalle ? await mesurerGrandeSalle({ url, annoncer, client, port }) : null;
  for (const processus of [client, api, fond]) await processus.arreter();
  return { charge, memoires, cpu, salle, orage, interblocages };
}

async function mesurerGrandeSalle({ url, annoncer, client, port }) {
  await client.demander({ fermer: {} });
  annoncer(`une séance de ${GRANDE_SALLE.participants}…`);
  const { participants, dureeMs, decisionMs } = GRANDE_SALLE;
  const seances = await preparerSeances(url, { seances: 1, participants, decisions: dureeMs / decisionMs + 5 });
  await client.demander({ ouvrir: { port, nu: false, seances } });
  return client.demander({ charger: { dureeMs, decisionMs, presenceMs: PRESENCE_MS } });
}

async function mesurerNu({ base, url, annoncer, seances, participants, dureeMs }) {
  const duree = Math.min(dureeMs, 60_000);
  const decisions = Math.ceil((duree + CHAUFFE_MS) / DECISION_MS) + 3;
  const preparees = await preparerSeances(url, { seances, participants, decisions });
  const nu = await lancerNu('nu-socket.mjs', { url });
  const client = lancer(join(RACINE, 'bench/client-charge.mjs'));
  annoncer(`socket.io nu, ${duree / 1000} s…`);
  await client.demander({ ouvrir: { port: nu.port, nu: true, seances: preparees } });
  await client.demander({ charger: { dureeMs: CHAUFFE_MS, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS } });
  const releve = releverProcesseur([nu.pid, base.pidServeur]);
  const charge = await client.demander({
    charger: { dureeMs: duree, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS },
  });
  const cpu = releve.finir();
  for (const processus of [client, nu]) await processus.arreter();
  return { charge, cpu };
}

// Une acquittée absente de la base, ou deux fois, est une perte aussi.
async function verifierEnBase(url, seances, charge) {
  const { rows } = await avecClient(url, (client) =>
    client.query(
      `SELECT count(*)::int AS n, count(DISTINCT passage_id)::int AS passages FROM decision_revue WHERE revue_id = ANY($1::uuid[])`,
      [seances.map((seance) => seance.revueId)],
    ),
  );
  if (rows[0].n !== rows[0].passages) charge.perdus += rows[0].n - rows[0].passages;
}

// Rejoués ou non : PostgreSQL compte tous ceux qu’il a dû rompre.
async function interblocagesDe(url) {
  const { rows } = await avecClient(url, (client) =>
    client.query('SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()'),
  );
  return rows[0].n;
}

/** Processeur de ces processus, en cœurs, d’ici à `finir`. */
function releverProcesseur(pids) {
  const debut = Date.now();
  const lire = () => pids.reduce((somme, pid) => somme + processeurDe(pid), 0);
  const avant = lire();
  return { finir: () => (lire() - avant) / ((Date.now() - debut) / 1000) };
}

/** Mémoire d’un processus d’ici à `finir`, ramassage fait : au début, à la fin, et toutes les `ramassages` secondes. */
async function suivreMemoire(nom, processus, ramassages) {
  const debut = Date.now();
  const releves = [];
  const relever = async () =>
    releves.push({ minute: (Date.now() - debut) / 60_000, ...(await memoireVivante(processus)) });
  await relever();
  const minuterie = ramassages > 0 ? setInterval(() => void relever().catch(() => undefined), ramassages * 1000) : null;
  return {
    async finir() {
      clearInterval(minuterie);
      await relever();
      // Le premier tiers remplit les caches : la pente se lit sur le reste.
      const reste = releves.slice(Math.floor(releves.length / 3));
      const penteDe = (quoi) => pente(reste.map((r) => [r.minute, r[quoi]]));
      return { nom, depart: releves[0], arrivee: releves.at(-1), vivante: penteDe('vivante'), rss: penteDe('rss') };
    },
  };
}
