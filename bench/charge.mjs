import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { RACINE } from '../tools/commun/chemins.mjs';
import { portLibre } from '../tools/postgres-embarque.mjs';
import { avecClient, copier, creerBaseDeDemo } from './commun/donnees.mjs';
import { processeurDe } from './commun/machine.mjs';
import { lancer, lancerApi, lancerNu, lancerTravaux } from './commun/processus.mjs';
import { lancerRedis } from './commun/redis.mjs';
import { dire, tableau } from './commun/stats.mjs';
import { preparerSeances } from './seance/monde.mjs';

const DECISION_MS = 5_000;
const PRESENCE_MS = 1_000;
const GRANDE_SALLE = { participants: 60, dureeMs: 30_000, decisionMs: 1_000 };
const CHAUFFE_MS = 10_000;
const COPIES = 6;
const ECHANTILLON_MS = 2_000;
const DELAI_TEMPETE_MS = 60_000;

/**
 * Charge d’une séance nationale : `npm run bench -- charge [--seances 150] [--participants 12] [--secondes 180] [--sans-nu]
 * [--sans-tempete] [--sans-redis]`. Rend des lignes de tableau déjà écrites ; rien n’est affirmé.
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
  } = reglages;
  annoncer('données…');
  await creerBaseDeDemo(base, 'charge');
  await copier(base.url('charge'), 1, COPIES);
  const redis = avecRedis ? await lancerRedis() : null;
  const contexte = { base, annoncer, redis, url: base.url('charge'), seances, participants, dureeMs: secondes * 1000 };
  const lignes = [['mesure', 'produit', 'socket.io nu', 'rapport', 'but']];
  const produit = await mesurerProduit(contexte, { tempete, avecSalle });
  await redis?.arreter();
  const reference = nu ? await mesurerNu(contexte) : null;
  lignes.push(...comparer(produit.charge, reference));
  const { memoire, cpu, salle, orage } = produit;
  lignes.push(
    ['mémoire de l’API, pente', `${dire(memoire.pente)} Mo/min (${dire(memoire.fin, 0)} Mo à la fin)`, '', '', 'plate'],
    ['processeur, tout le serveur', `${dire(cpu)} cœurs`, reference ? `${dire(reference.cpu)} cœurs` : '', '', ''],
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

async function mesurerProduit({ base, redis, url, annoncer, seances, participants, dureeMs }, { tempete, avecSalle }) {
  const decisions = Math.ceil((dureeMs + CHAUFFE_MS) / DECISION_MS) + 3;
  const preparees = await preparerSeances(url, { seances, participants, decisions });
  const port = await portLibre();
  const redisUrl = redis?.url ?? '';
  let api = await lancerApi(url, { port, redisUrl });
  const fond = await lancerTravaux(url, { redisUrl });
  const client = lancer(join(RACINE, 'bench/client-charge.mjs'));
  annoncer(`${seances * participants} sockets…`);
  await client.demander({ ouvrir: { port, nu: false, seances: preparees } });
  await client.demander({ charger: { dureeMs: CHAUFFE_MS, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS } });
  // Ce que l’entretien automatique fait dans la minute qui suit l’ouverture des séances.
  await avecClient(url, (connexion) => connexion.query('VACUUM ANALYZE'));
  annoncer(`charge de ${dureeMs / 1000} s…`);
  const releve = relever([api.pid, fond.pid, base.pidServeur, ...(redis ? [redis.pid] : [])], api.pid);
  const charge = await client.demander({ charger: { dureeMs, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS } });
  const { memoire, cpu } = releve.finir();
  await verifierEnBase(url, preparees, charge);
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
  return { charge, memoire, cpu, salle, orage };
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
  const releve = relever([nu.pid, base.pidServeur], nu.pid);
  const charge = await client.demander({
    charger: { dureeMs: duree, decisionMs: DECISION_MS, presenceMs: PRESENCE_MS },
  });
  const { cpu } = releve.finir();
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

/** Mémoire d’un processus et processeur de plusieurs, d’ici à `finir`. */
function relever(pids, pidMemoire) {
  const debut = Date.now();
  const avant = pids.reduce((somme, pid) => somme + processeurDe(pid), 0);
  const points = [];
  const noter = () => points.push([(Date.now() - debut) / 60_000, memoireDe(pidMemoire)]);
  noter();
  const minuterie = setInterval(noter, ECHANTILLON_MS);
  return {
    finir() {
      clearInterval(minuterie);
      noter();
      const cpu = (pids.reduce((somme, pid) => somme + processeurDe(pid), 0) - avant) / ((Date.now() - debut) / 1000);
      // Le premier tiers remplit les caches : la pente se lit sur le reste.
      return { cpu, memoire: { pente: pente(points.slice(Math.floor(points.length / 3))), fin: points.at(-1)[1] } };
    },
  };
}

const memoireDe = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

function pente(points) {
  const n = points.length;
  const [sx, sy] = points.reduce(([x, y], p) => [x + p[0], y + p[1]], [0, 0]);
  const [sxy, sxx] = points.reduce(
    ([a, b], [x, y]) => [a + (x - sx / n) * (y - sy / n), b + (x - sx / n) ** 2],
    [0, 0],
  );
  return sxx === 0 ? 0 : sxy / sxx;
}
