import type { Writable } from 'node:stream';
import type { pg } from './pg.js';

const retenus = new WeakSet<Writable>();

/**
 * Retient ce qui s'écrit dans ce flux jusqu'à la fin du tour de boucle : tout part en un envoi, dans l'ordre. Sous la charge, l'appel
 * système coûtait plus que la requête.
 */
export function grouperEnvois(flux: Writable): void {
  if (retenus.has(flux)) return;
  retenus.add(flux);
  flux.cork();
  setImmediate(() => {
    retenus.delete(flux);
    flux.uncork();
  });
}

/** Flux d'une connexion de pg, que ses types ne montrent pas. */
export const fluxDe = (client: pg.Client | pg.PoolClient): Writable =>
  (client as unknown as { connection: { stream: Writable } }).connection.stream;
