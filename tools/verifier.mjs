// `npm run verifier` : tout ce qui se vérifie sans exécuter d’essai. Va au bout même si une étape échoue.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RACINE } from './commun/chemins.mjs';

/** Étapes : le script npm et ce qu’il protège, la plus longue d’abord ; un script qui n’existe pas encore est signalé. */
const ETAPES = [
  ['lint', 'règles de code et frontières'],
  ['format:check', 'mise en forme'],
  ['types', 'types'],
  ['cycles', 'aucun cycle d’imports'],
  ['docs:check', 'page des permissions à jour'],
  ['openapi:check', 'contrat HTTP à jour'],
  ['migrations:check', 'schéma et entités d’accord'],
];
// Presque toutes n’occupent qu’un cœur.
const EN_MEME_TEMPS = 2;

const { scripts } = JSON.parse(readFileSync(join(RACINE, 'package.json'), 'utf8'));
const restantes = [...ETAPES];
const bilan = [];

async function ouvrier() {
  for (let etape = restantes.shift(); etape; etape = restantes.shift()) bilan.push(await verifier(...etape));
}

/** Une étape, sa sortie montrée d’un bloc à la fin : deux étapes n’y mêlent pas leurs lignes. */
async function verifier(script, quoi) {
  if (!scripts[script]) return { quoi, etat: 'absent' };
  const debut = Date.now();
  const { code, sortie } = await lancer(script);
  process.stdout.write(`\n── ${quoi} (npm run ${script})\n${sortie}`);
  return { quoi, etat: code === 0 ? 'juste' : 'à corriger', secondes: Math.round((Date.now() - debut) / 1000) };
}

function lancer(script) {
  const enfant = spawn('npm', ['run', '--silent', script], {
    cwd: RACINE,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let sortie = '';
  for (const flux of [enfant.stdout, enfant.stderr]) flux.setEncoding('utf8').on('data', (texte) => (sortie += texte));
  return new Promise((repondre) => enfant.once('close', (code) => repondre({ code, sortie })));
}

await Promise.all(Array.from({ length: EN_MEME_TEMPS }, ouvrier));

console.log('\n── Bilan');
for (const { quoi, etat, secondes } of bilan) {
  console.log(`${etat.padEnd(11)} ${quoi}${secondes === undefined ? '' : ` (${secondes} s)`}`);
}
process.exitCode = bilan.some(({ etat }) => etat === 'à corriger') ? 1 : 0;
