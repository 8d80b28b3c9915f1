// Produit apps/api/openapi.json depuis l'application elle-même, sans base ni port ; `--check` échoue si le fichier n'est plus à jour.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RACINE } from './commun/chemins.mjs';
import { compilerProjet } from './construction/compiler.mjs';

const FICHIER = join(RACINE, 'apps/api/openapi.json');

for (const projet of ['libs/domain', 'libs/permissions', 'apps/api']) await compilerProjet(projet);
const { documenter } = await import('../apps/api/dist/documenter.js');
const texte = `${JSON.stringify(await documenter(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FICHIER, texte);
  console.log('apps/api/openapi.json est à jour.');
} else if (!existsSync(FICHIER) || readFileSync(FICHIER, 'utf8') !== texte) {
  console.error('apps/api/openapi.json n’est plus à jour : lancez « npm run openapi » et relisez la différence.');
  process.exitCode = 1;
}
