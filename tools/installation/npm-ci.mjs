import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Lance `npm ci`, montre l’avancement, et rend `{ code, trace }`. */
export function lancerNpmCi(racine, { ecrire, terminal, surEnfant }) {
  const total = nombreDePaquets(racine);
  const [programme, args] = commandeNpm();
  const debut = Date.now();
  const enfant = spawn(programme, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: racine,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environnementSans(join(racine, 'node_modules', '.bin')),
    shell: process.platform === 'win32' && programme === 'npm',
  });
  if (enfant.pid) surEnfant(enfant.pid);
  let trace = '';
  for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (morceau) => (trace += morceau));
  const arreterSuivi = suivre({ racine, total, debut, ecrire, terminal });
  return new Promise((repondre) => {
    const finir = (code) => {
      arreterSuivi();
      repondre({ code, trace, secondes: Math.round((Date.now() - debut) / 1000) });
    };
    enfant.once('error', (erreur) => {
      trace += erreur.message;
      finir(1);
    });
    enfant.once('close', (code) => finir(code === null ? 1 : code));
  });
}

function suivre({ racine, total, debut, ecrire, terminal }) {
  const minuterie = setInterval(
    () => {
      const faits = Math.min(paquetsPresents(join(racine, 'node_modules')), total);
      const secondes = Math.round((Date.now() - debut) / 1000);
      const ligne = `  ${faits} paquets sur environ ${total} (${secondes} s)`;
      ecrire(terminal ? `\r${ligne}   ` : `${ligne}\n`);
    },
    terminal ? 1000 : 10000,
  );
  return () => {
    clearInterval(minuterie);
    if (terminal) ecrire('\r');
  };
}

// Le Node de node_modules/.bin va être effacé par `npm ci` : on repart de celui qui fait tourner npm.
function commandeNpm() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm && existsSync(npm) && /npm-cli\.js$/.test(npm) ? [node || process.execPath, [npm]] : ['npm', []];
}

function environnementSans(dossier) {
  const env = { ...process.env };
  const cle = Object.keys(env).find((nom) => nom.toUpperCase() === 'PATH') || 'PATH';
  env[cle] = (env[cle] || '')
    .split(delimiter)
    .filter((element) => element !== dossier)
    .join(delimiter);
  return env;
}

function nombreDePaquets(racine) {
  const { packages } = JSON.parse(readFileSync(join(racine, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter((chemin) => /^node_modules\/[^/]+(\/[^/]+)?$/.test(chemin)).length;
}

function paquetsPresents(dossier) {
  try {
    return readdirSync(dossier).reduce((total, nom) => {
      if (nom.startsWith('.')) return total;
      const noms = nom.startsWith('@') ? readdirSync(join(dossier, nom)).map((sous) => `${nom}/${sous}`) : [nom];
      return total + noms.filter((paquet) => existsSync(join(dossier, paquet, 'package.json'))).length;
    }, 0);
  } catch {
    return 0;
  }
}
