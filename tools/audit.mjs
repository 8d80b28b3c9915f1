// `npm run audit` : échoue sur une faille connue, haute ou critique, dans ce qui part en production. Un registre qui
// n’offre pas ce service n’empêche rien : c’est dit, et l’intégration continue hébergée le refait.
import { spawnSync } from 'node:child_process';
import { RACINE } from './commun/chemins.mjs';

const args = ['audit', '--json', '--omit=dev', '--audit-level=high'];
const { stdout } = spawnSync('npm', args, { cwd: RACINE, encoding: 'utf8', shell: process.platform === 'win32' });
const rapport = lire(stdout);
const total = rapport?.metadata?.vulnerabilities;
if (!total) {
  console.log('Failles connues : non vérifiées (le registre n’offre pas ce service ici).');
} else {
  console.log(`Failles connues : ${total.critical} critiques, ${total.high} hautes, ${total.moderate} moyennes.`);
  if (total.critical + total.high > 0) process.exitCode = 1;
}

function lire(texte) {
  try {
    return JSON.parse(texte);
  } catch {
    return null;
  }
}
