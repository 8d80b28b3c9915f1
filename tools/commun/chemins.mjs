import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Racine du dépôt. */
export const RACINE = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Dossier des caches de construction ; il disparaît avec `node_modules`, ce qui force alors une construction neuve. */
export const CACHE = join(RACINE, 'node_modules', '.cache', 'pdp');

/** Dossier des données de la machine (`PDP_DONNEES`, `.pdp` par défaut), chemin absolu. */
export function dossierDesDonnees(environnement = process.env) {
  return resolve(RACINE, environnement.PDP_DONNEES || '.pdp');
}
