import { fork, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RACINE } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { attendreFin, signaler } from '../commun/processus.mjs';
import { portLibre } from '../postgres-embarque.mjs';

/** PostgreSQL partagé par toute la série ; disparaît avec son dossier, même si ce processus est tué. */
export async function ouvrirPostgres() {
  const fourni = process.env.PDP_TEST_DATABASE_URL;
  if (fourni) return { url: fourni, async fermer() {} };
  const chemin = join(RACINE, 'tools/postgres/serveur-de-test.mjs');
  const enfant = fork(chemin, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true });
  const message = await new Promise((repondre) => {
    enfant.once('message', repondre);
    enfant.once('exit', () => repondre({ erreur: 'arrêt inattendu' }));
  });
  if (!message.url) throw new ErreurClaire(`PostgreSQL de test : ${message.erreur}`);
  return { url: message.url, fermer: () => arreterEnfant(enfant, () => enfant.send('arreter')) };
}

/** Redis pour la série : `REDIS_TEST_URL`, sinon le `redis-server` de la machine, sinon `null`. */
export async function ouvrirRedis() {
  const fourni = process.env.REDIS_TEST_URL;
  if (fourni) return { url: fourni, async fermer() {} };
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  const port = await portLibre();
  const dossier = mkdtempSync(join(tmpdir(), 'pdp-redis-'));
  const reglages = {
    port,
    bind: '127.0.0.1',
    dir: dossier,
    save: '',
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(reglages).flatMap(([nom, valeur]) => [`--${nom}`, String(valeur)]);
  const enfant = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  await new Promise((pret, echouer) => {
    enfant.stdout.on('data', (morceau) => String(morceau).includes('Ready to accept connections') && pret());
    enfant.once('exit', (code) => echouer(new ErreurClaire(`redis-server s’est arrêté au démarrage (code ${code}).`)));
  });
  const fermer = async () => {
    await arreterEnfant(enfant, () => signaler(enfant.pid, 'SIGTERM'));
    rmSync(dossier, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, fermer };
}

async function arreterEnfant(enfant, demander) {
  if (enfant.exitCode !== null || enfant.signalCode !== null) return;
  demander();
  if (!(await attendreFin(enfant.pid, 10_000))) signaler(enfant.pid, 'SIGKILL');
}
