import { fork } from 'node:child_process';
import { join } from 'node:path';
import { RACINE } from '../../tools/commun/chemins.mjs';
import { attendreFin, pause, signaler } from '../../tools/commun/processus.mjs';
import { portLibre } from '../../tools/postgres-embarque.mjs';
import { avecClient } from './donnees.mjs';
import { AVEC_SONDE } from './memoire.mjs';

const lances = new Set();

/** Lance un programme de mesure ; il s’arrête quand le canal se ferme, même si nous sommes tués. */
export function lancer(programme, { env = {}, execArgv = [] } = {}) {
  const enfant = fork(programme, [], {
    cwd: RACINE,
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let erreurs = '';
  enfant.stderr.on('data', (morceau) => (erreurs = `${erreurs}${morceau}`.slice(-8192)));
  const fin = new Promise((dire) => enfant.once('exit', dire));
  const processus = { pid: enfant.pid, demander, arreter };
  lances.add(processus);
  let suite = Promise.resolve();

  /** Envoie un message et rend la réponse ; une question à la fois. */
  function demander(message) {
    suite = suite.then(() => questionner(enfant, fin, message, () => erreurs));
    return suite;
  }
  async function arreter() {
    lances.delete(processus);
    if (enfant.exitCode !== null || enfant.signalCode !== null) return;
    signaler(enfant.pid, 'SIGTERM');
    if (!(await attendreFin(enfant.pid, 12_000))) signaler(enfant.pid, 'SIGKILL');
    await fin;
  }
  return Object.assign(processus, { enfant, fin, erreurs: () => erreurs });
}

function questionner(enfant, fin, message, erreurs) {
  return new Promise((reussir, echouer) => {
    enfant.once('message', (reponse) => (reponse?.erreur ? echouer(new Error(reponse.erreur)) : reussir(reponse)));
    void fin.then(() => echouer(new Error(`programme de mesure arrêté :\n${erreurs()}`)));
    if (message !== null) enfant.send(message);
  });
}

/** Arrête tout ce qui a été lancé, le dernier d’abord. */
export async function toutArreter() {
  for (const processus of [...lances].reverse()) await processus.arreter();
}

/** Serveur PostgreSQL jetable : `{ pid, url(base) }` ; `entretien` : avec son entretien automatique, pour une mesure longue. */
export async function lancerBase({ entretien = false } = {}) {
  const env = { BENCH_ENTRETIEN: entretien ? 'oui' : 'non' };
  const processus = lancer(join(RACINE, 'bench/serveur-base.mjs'), { env });
  const { pid, racine } = await processus.demander(null);
  return { ...processus, pidServeur: pid, url: (base) => racine.replace(/[^/]+$/, base) };
}

/** L’API construite, sur cette base ; rendue quand elle répond. */
export async function lancerApi(url, { profil = process.env.BENCH_PROFIL, port: voulu, redisUrl, sonde = false } = {}) {
  const port = voulu ?? (await portLibre());
  const processus = lancerProduit(url, { mode: 'api', port, profil, redisUrl, sonde });
  await attendreReponse(port, processus);
  return { ...processus, port };
}

/** Les traitements de fond dans leur propre processus, comme en production ; rendu quand ils écoutent la boîte de sortie. */
export async function lancerTravaux(url, { redisUrl, sonde = false } = {}) {
  const processus = lancerProduit(url, { mode: 'worker', port: await portLibre(), redisUrl, sonde });
  const prets = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'pdp-ecoute-pdp_outbox'`;
  for (const limite = Date.now() + 60_000; Date.now() < limite; await pause(100)) {
    if (processus.enfant.exitCode !== null) break;
    if (await avecClient(url, async (client) => (await client.query(prets)).rowCount > 0)) return processus;
  }
  throw new Error(`les traitements de fond n’ont pas démarré :\n${processus.erreurs()}`);
}

function lancerProduit(url, { mode, port, profil, redisUrl = '', sonde }) {
  return lancer(join(RACINE, 'apps/api/dist/main.js'), {
    env: {
      DATABASE_URL: url,
      PORT: String(port),
      HOST: '127.0.0.1',
      PDP_DEMO: 'oui',
      PDP_MODE: mode,
      PDP_SECRET: 'secret-de-mesure-sans-valeur-0123456789',
      REDIS_URL: redisUrl,
      SMTP_URL: '',
      PUBLIC_URL: '',
      OIDC_ISSUER: '',
    },
    execArgv: [...(profil ? ['--cpu-prof', `--cpu-prof-dir=${profil}`] : []), ...(sonde ? AVEC_SONDE : [])],
  });
}

async function attendreReponse(port, processus) {
  for (const limite = Date.now() + 60_000; Date.now() < limite; await pause(100)) {
    if (processus.enfant.exitCode !== null) break;
    const reponse = await fetch(`http://127.0.0.1:${port}/api/v1/session`).catch(() => null);
    if (reponse) return;
  }
  throw new Error(`l’API n’a pas démarré :\n${processus.erreurs()}`);
}

/** Un serveur de référence de ce dossier ; rendu quand il écoute. */
export async function lancerNu(fichier, reglages) {
  const processus = lancer(join(RACINE, 'bench', fichier), { env: { BENCH: JSON.stringify(reglages) } });
  const { port } = await processus.demander(null);
  return { ...processus, port };
}
