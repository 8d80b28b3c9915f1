import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RACINE } from '../../tools/commun/chemins.mjs';

/** Module de l’API construite. */
export const moduleApi = (chemin) => import(pathToFileURL(join(RACINE, 'apps/api/dist', chemin)).href);
