import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** Un port TCP libre de la boucle locale, choisi par le système. */
export function portLibre(): Promise<number> {
  return new Promise((rendre, echouer) => {
    const serveur = createServer().once('error', echouer);
    serveur.listen(0, '127.0.0.1', () => {
      const adresse = serveur.address();
      const port = typeof adresse === 'object' && adresse ? adresse.port : 0;
      serveur.close(() => rendre(port));
    });
  });
}

/** Chemin d'un programme du PATH ou des dossiers usuels du système ; null s'il n'est pas installé. */
export function trouverProgramme(nom: string): string | null {
  const usuels = ['/usr/bin', '/usr/local/bin', '/usr/sbin', '/usr/local/sbin'];
  const dossiers = (process.env['PATH'] ?? '').split(delimiter).concat(usuels);
  return dossiers.map((d) => join(d, nom)).find((f) => existsSync(f)) ?? null;
}

/** Envoie le signal et attend la fin ; sans effet sur un processus déjà fini. */
export async function arreterProcessus(processus: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (processus.exitCode !== null || processus.signalCode !== null) return;
  const fin = new Promise((dire) => processus.once('exit', dire));
  processus.kill(signal);
  await fin;
}
