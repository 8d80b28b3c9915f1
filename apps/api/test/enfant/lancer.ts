import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const CHARGEUR = join(import.meta.dirname, 'charger-ts.mjs');

/** Lance un fichier TypeScript d'ici dans un processus à lui ; à tuer par son numéro s'il ne finit pas seul. */
export function lancer(fichier: string, args: readonly string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, fichier), [...args], {
    execArgv: ['--conditions=@pdp/source', '--import', CHARGEUR],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Premier message reçu qui convient ; échoue si le processus s'arrête avant. */
export function message<T>(enfant: ChildProcess, convient: (m: T) => boolean = () => true): Promise<T> {
  return new Promise((reussir, echouer) => {
    enfant.on('message', (m) => {
      if (convient(m as T)) reussir(m as T);
    });
    enfant.once('exit', (code, signal) => echouer(new Error(`le processus s'est arrêté (${code ?? signal})`)));
  });
}
