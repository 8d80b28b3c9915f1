import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CACHE, RACINE } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { ecrireDunCoup, empreinte, empreintesDe, fichiersDe, lireEtat } from './empreintes.mjs';

const WEB = join(RACINE, 'apps/web');
const ETAT = join(CACHE, 'construction', 'apps-web.json');

/** Construit l’application web si une de ses sources a changé. Rend `true` si elle a été refaite. */
export async function construireWeb() {
  if (!existsSync(join(WEB, 'index.html'))) return false;
  const cle = empreinteDuWeb();
  if (lireEtat(ETAT).cle === cle && existsSync(join(WEB, 'dist/index.html'))) return false;
  const chantier = join(CACHE, `web-${process.pid}`);
  try {
    await lancerVite(chantier);
    rmSync(join(WEB, 'dist'), { recursive: true, force: true });
    renameSync(chantier, join(WEB, 'dist'));
  } finally {
    rmSync(chantier, { recursive: true, force: true });
  }
  ecrireDunCoup(ETAT, JSON.stringify({ cle }));
  return true;
}

function empreinteDuWeb() {
  const estUtile = (fichier) => !/^(e2e|dist)/.test(fichier) && !/\.(spec|pw)\.tsx?$/.test(fichier);
  const tables = ['apps/web', 'libs/domain/src', 'libs/permissions/src'].map((dossier) =>
    empreintesDe(join(RACINE, dossier), fichiersDe(join(RACINE, dossier), estUtile)),
  );
  return empreinte(JSON.stringify([tables, readFileSync(join(RACINE, 'package-lock.json'), 'utf8')]));
}

function lancerVite(sortie) {
  const exiger = createRequire(join(WEB, 'package.json'));
  const vite = join(dirname(exiger.resolve('vite/package.json')), 'bin/vite.js');
  const args = [vite, 'build', '--outDir', sortie, '--emptyOutDir', '--logLevel', 'warn'];
  const enfant = spawn(process.execPath, args, {
    cwd: WEB,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  // Interrompu en plein milieu (Ctrl-C), le lanceur ne laisse ni construction orpheline ni dossier provisoire.
  const nettoyer = () => {
    enfant.kill('SIGKILL');
    rmSync(sortie, { recursive: true, force: true });
  };
  process.once('exit', nettoyer);
  let trace = '';
  for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (morceau) => (trace += morceau));
  return new Promise((reussir, echouer) => {
    enfant.on('error', echouer);
    enfant.on('close', (code) => {
      process.off('exit', nettoyer);
      return code === 0
        ? reussir()
        : echouer(new ErreurClaire(`L’application web ne se construit pas :\n${trace.trim()}`));
    });
  });
}
