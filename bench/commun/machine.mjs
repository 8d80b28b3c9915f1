import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { RACINE } from '../../tools/commun/chemins.mjs';

const SECONDES_PAR_TOP = 0.01;

/** Date, machine et commit d’une exécution, une ligne chacun. */
export function enTete() {
  const [processeur] = cpus();
  return [
    `Date     ${new Date().toISOString()}`,
    `Machine  ${cpus().length} cœurs, ${Math.round(totalmem() / 2 ** 30)} Gio, ${processeur?.model.trim() ?? 'processeur inconnu'}`,
    `Node     ${process.version} ; charge au départ ${chargeDuSysteme()}`,
    `Commit   ${commit()}`,
  ];
}

/** Charge moyenne d’une minute ; au-delà du nombre de cœurs, d’autres travaux se partagent la machine. */
export function chargeDuSysteme() {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  } catch {
    return 'inconnue';
  }
}

function commit() {
  const git = (...args) => execFileSync('git', args, { cwd: RACINE, encoding: 'utf8' }).trim();
  try {
    const modifie = git('status', '--porcelain', '--', 'apps/api/src', 'libs', 'bench') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${modifie ? ' + modifications' : ''}`;
  } catch {
    return 'hors dépôt git';
  }
}

/** Secondes de processeur consommées par un processus et toute sa descendance vivante (0 hors de Linux). */
export function processeurDe(pid) {
  if (process.platform !== 'linux') return 0;
  return [pid, ...descendance(pid)].reduce((somme, p) => somme + topsDe(p), 0) * SECONDES_PAR_TOP;
}

function descendance(pid) {
  const parents = new Map();
  for (const nom of readdirSync('/proc')) {
    if (!/^\d+$/.test(nom)) continue;
    const champs = champsStat(nom);
    if (champs) parents.set(Number(nom), Number(champs[1]));
  }
  const trouves = [];
  for (let niveau = [pid]; niveau.length > 0;) {
    niveau = [...parents].filter(([, parent]) => niveau.includes(parent)).map(([enfant]) => enfant);
    trouves.push(...niveau);
  }
  return trouves;
}

function topsDe(pid) {
  const champs = champsStat(pid);
  return champs ? Number(champs[11]) + Number(champs[12]) : 0;
}

// Le nom du programme peut contenir des espaces : les champs se comptent après la dernière parenthèse.
function champsStat(pid) {
  try {
    const texte = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return texte.slice(texte.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
