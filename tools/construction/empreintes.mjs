import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const IGNORES = new Set(['node_modules', 'dist', '.nx', '.pdp', 'coverage']);

/** Empreinte courte d’un contenu. */
export function empreinte(contenu) {
  return createHash('sha256').update(contenu).digest('hex').slice(0, 32);
}

/** Fichiers d’un dossier, chemins relatifs avec `/`, triés ; vide si le dossier n’existe pas. */
export function fichiersDe(dossier, garder = () => true) {
  const trouves = [];
  const parcourir = (courant) => {
    for (const entree of lireDossier(courant)) {
      const chemin = join(courant, entree.name);
      if (entree.isDirectory()) {
        if (!IGNORES.has(entree.name)) parcourir(chemin);
        continue;
      }
      const relatif = relative(dossier, chemin).split(sep).join('/');
      if (entree.isFile() && garder(relatif)) trouves.push(relatif);
    }
  };
  parcourir(dossier);
  return trouves.sort();
}

/** Empreinte de chaque fichier : `{ 'a/b.ts': '…' }`. */
export function empreintesDe(dossier, fichiers) {
  return Object.fromEntries(fichiers.map((fichier) => [fichier, empreinte(readFileSync(join(dossier, fichier)))]));
}

/**
 * Compare deux tables d’empreintes : ce qu’il faut refaire (nouveau, changé, ou dont `sortieManque`) et ce qui n’a
 * plus de source.
 */
export function comparer(avant, apres, sortieManque = () => false) {
  const aFaire = Object.keys(apres).filter((nom) => avant[nom] !== apres[nom] || sortieManque(nom));
  const aRetirer = Object.keys(avant).filter((nom) => !(nom in apres));
  return { aFaire, aRetirer };
}

/** Lit l’état d’une construction précédente ; un état absent ou illisible vaut « jamais construit ». */
export function lireEtat(fichier) {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    return { cle: '', fichiers: {} };
  }
}

/** Écrit un fichier d’un seul coup : un lecteur voit l’ancien ou le nouveau, jamais la moitié. */
export function ecrireDunCoup(fichier, contenu, options) {
  mkdirSync(dirname(fichier), { recursive: true });
  const provisoire = `${fichier}.${process.pid}.tmp`;
  writeFileSync(provisoire, contenu, options);
  renameSync(provisoire, fichier);
}

function lireDossier(dossier) {
  try {
    return readdirSync(dossier, { withFileTypes: true });
  } catch (erreur) {
    if (erreur.code === 'ENOENT') return [];
    throw erreur;
  }
}
