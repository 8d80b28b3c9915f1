import { randomUUID } from 'node:crypto';

/** Nouvel UUID v7 : trié par date de création, ce qui garde les index serrés. */
export function nouvelId(maintenant: number = Date.now()): string {
  const instant = maintenant.toString(16).padStart(12, '0');
  // Variante et 74 bits au hasard d'un UUID v4, que Node tire d'avance par lots.
  return `${instant.slice(0, 8)}-${instant.slice(8)}-7${randomUUID().slice(15)}`;
}
