import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RACINE } from '../commun/chemins.mjs';
import { signaler } from '../commun/processus.mjs';

const DUREE_MAX_MS = 25 * 60_000;
const DELAI_DE_FERMETURE_MS = 20_000;

/**
 * Lance un projet Jest et rend `{ rapport, resteOuvert }`. La sortie de Jest défile telle quelle. Un processus qui ne
 * se termine pas une fois son rapport écrit est arrêté et signalé : une fuite ne doit ni bloquer ni passer inaperçue.
 */
export async function lancerJest({ projet, motifs, options, environnement, dossier, ignorerTout = false, surEnfant }) {
  const sortie = join(mkdtempSync(join(dossier, projet.nom)), 'rapport.json');
  const args = argumentsJest({ projet, motifs, options, sortie, ignorerTout });
  const enfant = spawn(process.execPath, args, {
    cwd: RACINE,
    stdio: ['ignore', ignorerTout ? 'ignore' : 'inherit', ignorerTout ? 'ignore' : 'inherit'],
    env: { ...process.env, ...environnement, NODE_ENV: 'test', TZ: 'Europe/Paris' },
  });
  surEnfant?.(enfant);
  const resteOuvert = await attendre(enfant, sortie);
  const rapport = existsSync(sortie) ? JSON.parse(readFileSync(sortie, 'utf8')) : null;
  return { rapport, resteOuvert };
}

function argumentsJest({ projet, motifs, options, sortie, ignorerTout }) {
  const args = ['--experimental-vm-modules', '--no-warnings', join(RACINE, 'node_modules/jest/bin/jest.js')];
  args.push('--selectProjects', projet.nom, '--json', '--outputFile', sortie, '--passWithNoTests');
  args.push('--maxWorkers', String(projet.ouvriers), '--ci');
  // Aucun nom d’essai n’est vide : tous sont listés comme ignorés, sans que leurs préparations tournent.
  if (ignorerTout) args.push('--testNamePattern', '^$');
  args.push(...options);
  if (motifs.length > 0) args.push('--testPathPatterns', ...motifs);
  return args;
}

function attendre(enfant, sortie) {
  return new Promise((finir) => {
    let resteOuvert = false;
    const abattre = () => {
      resteOuvert = true;
      signaler(enfant.pid, 'SIGKILL');
    };
    const limite = setTimeout(abattre, DUREE_MAX_MS);
    let fermeture;
    const veille = setInterval(() => {
      if (!fermeture && existsSync(sortie)) fermeture = setTimeout(abattre, DELAI_DE_FERMETURE_MS);
    }, 500);
    enfant.once('close', () => {
      clearTimeout(limite);
      clearTimeout(fermeture);
      clearInterval(veille);
      finir(resteOuvert);
    });
  });
}
