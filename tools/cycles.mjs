// `npm run cycles` : échoue dès qu’un fichier finit par s’importer lui-même.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RACINE } from './commun/chemins.mjs';
import { fichiersDe } from './construction/empreintes.mjs';
import { cyclesDe, demandesDe, resoudre } from './lint/graphe.mjs';

const DOSSIERS = ['apps', 'libs', 'tools', 'bench'];

const fichiers = DOSSIERS.flatMap((dossier) =>
  fichiersDe(join(RACINE, dossier), (nom) => /\.(ts|tsx|mjs)$/.test(nom)).map((nom) => `${dossier}/${nom}`),
);
const connus = new Set(fichiers);
const graphe = new Map(
  fichiers.map((fichier) => {
    const demandes = demandesDe(readFileSync(join(RACINE, fichier), 'utf8'));
    return [fichier, demandes.map((demande) => resoudre(fichier, demande, (nom) => connus.has(nom))).filter(Boolean)];
  }),
);
const cycles = cyclesDe(graphe);
for (const cycle of cycles) console.error(`Cycle :\n  ${cycle.join('\n  → ')}`);
const imports = [...graphe.values()].reduce((total, cibles) => total + cibles.length, 0);
console.log(`${fichiers.length} fichiers, ${imports} imports, ${cycles.length} cycle${cycles.length > 1 ? 's' : ''}.`);
process.exit(cycles.length > 0 || imports === 0 ? 1 : 0);
