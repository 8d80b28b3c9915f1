// `npm run build` : compile les bibliothèques et l’API, puis l’application web ; ne refait que ce qui a changé.
import { pathToFileURL } from 'node:url';
import { ErreurClaire, estDisquePlein, sortirSurErreur } from './commun/erreurs.mjs';
import { compilerProjet } from './construction/compiler.mjs';
import { construireWeb } from './construction/web.mjs';

const PROJETS = [
  ['libs/domain', 'les règles du métier'],
  ['libs/permissions', 'les permissions'],
  ['apps/api', 'le serveur'],
];

/** Construit tout ce qui a changé ; `dire` reçoit une phrase par étape réellement faite. */
export async function construire({ dire = console.log, web = true } = {}) {
  try {
    for (const [projet, quoi] of PROJETS) {
      const refaits = await compilerProjet(projet);
      if (refaits > 0) dire(`Compilation : ${quoi} (${refaits} fichier${refaits > 1 ? 's' : ''}).`);
    }
    if (web) await etapeWeb(dire);
  } catch (erreur) {
    if (estDisquePlein(erreur)) throw new ErreurClaire('Le disque est plein : libérez de la place puis relancez.');
    throw erreur;
  }
}

async function etapeWeb(dire) {
  const debut = Date.now();
  const refait = await construireWeb();
  if (refait) dire(`Application web construite en ${((Date.now() - debut) / 1000).toFixed(1).replace('.', ',')} s.`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const debut = Date.now();
  await construire({ web: !process.argv.includes('--sans-web') }).catch(sortirSurErreur);
  console.log(`Construction à jour (${Date.now() - debut} ms).`);
}
