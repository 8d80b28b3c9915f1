// Lancé par npm avant `start`, `test` et les autres commandes : installe les bibliothèques si le verrou a changé.
// Aucune dépendance : tourne sur une machine qui vient de cloner le dépôt.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dejaInstalle, empreinteDuVerrou, refusDesOutils, versionsDeNpm } from './installation/etat.mjs';
import { lancerNpmCi } from './installation/npm-ci.mjs';

const RACINE = dirname(dirname(fileURLToPath(import.meta.url)));
// Espace de noms entier : un très vieux Node n’a pas statfsSync et doit tout de même pouvoir afficher la phrase.
const TAMPON = join(RACINE, 'node_modules', '.pdp-verrou');
const PLACE_NECESSAIRE = 1.5e9;
const PATIENCE_MS = 10 * 60_000;

async function installer() {
  const agent = versionsDeNpm(process.env.npm_config_user_agent);
  const refus = refusDesOutils({ node: agent.node || process.versions.node, npm: agent.npm });
  if (refus) return echouer(refus);
  const empreinte = empreinteDuVerrou(RACINE);
  if (lire(TAMPON) === empreinte) return;
  if (dejaInstalle(RACINE) && nodeEpingleFonctionne()) {
    fs.writeFileSync(TAMPON, empreinte);
    return;
  }
  // Import tardif : un trop vieux Node ne doit pas buter sur ces modules avant d’avoir affiché sa phrase.
  const { prendreVerrou } = await import('./demarrage/verrou.mjs');
  const attente = setTimeout(() => console.log('Une autre installation est en cours ici : attente de sa fin…'), 1000);
  const options = { nom: 'installation.verrou', patienceMs: PATIENCE_MS, refus: dejaEnCours };
  const verrou = await prendreVerrou(join(RACINE, '.pdp'), options);
  clearTimeout(attente);
  try {
    if (lire(TAMPON) !== empreinte) await installerSousVerrou(empreinte, verrou);
  } finally {
    verrou.liberer();
  }
}

function dejaEnCours(dossier, { pid }) {
  return new Error(`Une autre installation n’en finit pas (processus ${pid}) : arrêtez-la puis relancez.`);
}

async function installerSousVerrou(empreinte, verrou) {
  if (placeLibre() < PLACE_NECESSAIRE) {
    echouer('Le disque est presque plein : il faut environ 1,5 Go libre pour installer les bibliothèques.');
    return;
  }
  console.log('Installation des bibliothèques, une à trois minutes la première fois…');
  const ecrire = (texte) => process.stdout.write(texte);
  const { code, trace, secondes } = await lancerNpmCi(RACINE, {
    ecrire,
    terminal: process.stdout.isTTY,
    surEnfant: verrou.confier,
  });
  if (code !== 0) return echouer(phraseDEchec(trace, code), trace);
  if (!nodeEpingleFonctionne()) {
    echouer(
      'Node 24 n’a pas pu s’installer : autorisez les scripts d’installation de npm (ignore-scripts=false) puis relancez.',
    );
    return;
  }
  fs.writeFileSync(TAMPON, empreinte);
  console.log(`Bibliothèques installées en ${secondes} s.                    `);
}

function phraseDEchec(trace, code) {
  if (/ENOSPC|no space left/i.test(trace)) return 'Le disque est plein : libérez environ 1,5 Go puis relancez.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(trace)) {
    return 'Le registre npm est injoignable : vérifiez l’accès à internet (ou le proxy) puis relancez.';
  }
  if (/EACCES|EPERM/.test(trace))
    return `Le dossier ${RACINE} n’est pas modifiable par ce compte : changez ses droits puis relancez.`;
  return `L’installation des bibliothèques a échoué (code ${code}) ; le détail de npm est ci-dessous.`;
}

function echouer(phrase, detail) {
  console.error(phrase);
  if (detail && phrase.includes('ci-dessous')) console.error(detail.trim());
  process.exitCode = 1;
}

function nodeEpingleFonctionne() {
  const node = join(RACINE, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return fs.existsSync(node) && spawnSync(node, ['--version']).status === 0;
}

function placeLibre() {
  try {
    const { bavail, bsize } = fs.statfsSync(RACINE);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

function lire(fichier) {
  return fs.existsSync(fichier) ? fs.readFileSync(fichier, 'utf8').trim() : null;
}

await installer().catch((erreur) => echouer(erreur.message));
