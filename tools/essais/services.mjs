import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { RACINE } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { attendreFin, signaler } from '../commun/processus.mjs';

/** PostgreSQL partagé par toute la série ; disparaît avec son dossier, même si ce processus est tué. */
export async function ouvrirPostgres() {
  const fourni = process.env.PDP_TEST_DATABASE_URL;
  if (fourni) return { url: fourni, jetable: false, async fermer() {} };
  const chemin = join(RACINE, 'tools/postgres/serveur-de-test.mjs');
  const enfant = fork(chemin, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true });
  const message = await new Promise((repondre) => {
    enfant.once('message', repondre);
    enfant.once('exit', () => repondre({ erreur: 'arrêt inattendu' }));
  });
  if (!message.url) throw new ErreurClaire(`PostgreSQL de test : ${message.erreur}`);
  return { url: message.url, jetable: true, fermer: () => arreterEnfant(enfant, () => enfant.send('arreter')) };
}

/**
 * Vrai si les essais Redis peuvent tourner : un `redis-server` sur la machine (chaque fichier lance le sien, car
 * plusieurs l’arrêtent brutalement) ou `REDIS_TEST_URL`.
 */
export function redisPossible(environnement = process.env) {
  if (environnement.REDIS_TEST_URL) return true;
  const dossiers = (environnement.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  return dossiers.some((dossier) => dossier && existsSync(join(dossier, 'redis-server')));
}

async function arreterEnfant(enfant, demander) {
  if (enfant.exitCode !== null || enfant.signalCode !== null) return;
  demander();
  if (!(await attendreFin(enfant.pid, 10_000))) signaler(enfant.pid, 'SIGKILL');
}
