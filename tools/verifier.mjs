// `npm run verifier` : tout ce qui se vérifie sans exécuter d’essai. Va au bout même si une étape échoue.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RACINE } from './commun/chemins.mjs';

/** Étapes : le script npm et ce qu’il protège ; celles dont le script n’existe pas encore sont signalées. */
const ETAPES = [
  ['format:check', 'mise en forme'],
  ['cycles', 'aucun cycle d’imports'],
  ['types', 'types'],
  ['lint', 'règles de code et frontières'],
  ['docs:check', 'page des permissions à jour'],
  ['openapi:check', 'contrat HTTP à jour'],
  ['migrations:check', 'schéma et entités d’accord'],
];

const { scripts } = JSON.parse(readFileSync(join(RACINE, 'package.json'), 'utf8'));
const bilan = ETAPES.map(([script, quoi]) => {
  if (!scripts[script]) return { quoi, etat: 'absent' };
  console.log(`\n── ${quoi} (npm run ${script})`);
  const debut = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: RACINE,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return { quoi, etat: status === 0 ? 'juste' : 'à corriger', secondes: Math.round((Date.now() - debut) / 1000) };
});

console.log('\n── Bilan');
for (const { quoi, etat, secondes } of bilan) {
  console.log(`${etat.padEnd(11)} ${quoi}${secondes === undefined ? '' : ` (${secondes} s)`}`);
}
process.exit(bilan.some(({ etat }) => etat === 'à corriger') ? 1 : 0);
