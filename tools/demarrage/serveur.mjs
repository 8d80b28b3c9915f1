import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RACINE } from '../commun/chemins.mjs';
import { attendreFin, naissanceDe, pause, signaler } from '../commun/processus.mjs';
import { ecrireDunCoup } from '../construction/empreintes.mjs';

const FIL_DE_VIE = new URL('./fil-de-vie.mjs', import.meta.url).href;
const DELAI_D_ARRET_MS = 10_000;
const TAILLE_DES_ERREURS = 64 * 1024;

/** Programme du serveur ; une autre valeur ne sert qu’aux essais du lanceur. */
const programmeDuServeur = () => process.env.PDP_PROGRAMME_SERVEUR || join(RACINE, 'apps/api/dist/main.js');

/**
 * Lance le serveur web et rend `{ pid, fin, pret, erreurs, arreter }`. Sa sortie défile ; ses erreurs sont retenues
 * jusqu’à ce qu’il soit prêt, pour pouvoir les remplacer par une phrase si la cause est connue.
 */
export function lancerServeur({ donnees, environnement, port }) {
  const args = ['--enable-source-maps', '--import', FIL_DE_VIE, programmeDuServeur()];
  const enfant = spawn(process.execPath, args, {
    cwd: RACINE,
    detached: true,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(donnees, 'cache'), ...environnement },
  });
  const trace = retenirErreurs(enfant);
  const fichier = join(donnees, 'serveur.json');
  ecrireDunCoup(fichier, JSON.stringify({ pid: enfant.pid, naissance: naissanceDe(enfant.pid) }));
  const fin = new Promise((dire) => enfant.once('close', (code, signal) => dire({ code, signal })));
  let termine = false;
  void fin.then(() => {
    termine = true;
    rmSync(fichier, { force: true });
  });
  const annonce = new Promise((dire) => enfant.on('message', (message) => message?.type === 'pret' && dire(true)));
  const arreter = async () => {
    if (termine) return;
    signaler(enfant.pid, 'SIGTERM');
    if (!(await attendreFin(enfant.pid, DELAI_D_ARRET_MS))) signaler(enfant.pid, 'SIGKILL');
    await fin;
  };
  return {
    pid: enfant.pid,
    fin,
    erreurs: trace.texte,
    montrerErreurs: trace.montrer,
    estPret: trace.estMontre,
    pret: (delaiMs) => Promise.race([annonce, attendreReponse(port, delaiMs, () => termine)]),
    arreter,
  };
}

/** Arrête le serveur laissé par un lanceur tué, s’il vit encore : il tiendrait le port. */
export async function arreterServeurOrphelin(donnees) {
  const fichier = join(donnees, 'serveur.json');
  const ancien = lire(fichier);
  if (ancien?.naissance && naissanceDe(ancien.pid) === ancien.naissance) {
    signaler(ancien.pid, 'SIGTERM');
    if (!(await attendreFin(ancien.pid, 3_000))) signaler(ancien.pid, 'SIGKILL');
    await attendreFin(ancien.pid, 2_000);
  }
  rmSync(fichier, { force: true });
}

function retenirErreurs(enfant) {
  let retenu = '';
  let direct = false;
  enfant.stderr.on('data', (morceau) => {
    if (direct) process.stderr.write(morceau);
    else retenu = `${retenu}${morceau}`.slice(-TAILLE_DES_ERREURS);
  });
  const montrer = () => {
    if (!direct) process.stderr.write(retenu);
    direct = true;
  };
  return { texte: () => retenu, montrer, estMontre: () => direct };
}

async function attendreReponse(port, delaiMs, abandonner) {
  const limite = Date.now() + delaiMs;
  while (!abandonner() && Date.now() < limite) {
    if (port && (await repond(port))) return true;
    await pause(60);
  }
  return false;
}

async function repond(port) {
  try {
    const reponse = await fetch(`http://127.0.0.1:${port}/api/sante/pret`, { signal: AbortSignal.timeout(2_000) });
    await reponse.body?.cancel();
    return reponse.ok;
  } catch {
    return false;
  }
}

function lire(fichier) {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    return null;
  }
}
