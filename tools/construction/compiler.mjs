import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';
import { CACHE, RACINE } from '../commun/chemins.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { comparer, ecrireDunCoup, empreinte, empreintesDe, fichiersDe, lireEtat } from './empreintes.mjs';

/** Fichier qui part en production : ni essai, ni déclaration de types, ni trace de capture d’essai. */
export function estSource(fichier) {
  if (/\.(spec|test|bench)\.[cm]?tsx?$/.test(fichier) || /\.d\.[cm]?ts$/.test(fichier)) return false;
  return !/(^|\/)__snapshots__\//.test(fichier);
}

/** Chemin produit pour une source : `a/b.ts` devient `a/b.js`, tout autre fichier est copié tel quel. */
export function sortieDe(fichier) {
  return fichier.replace(/\.tsx?$/, '.js');
}

/**
 * Compile `<projet>/src` vers `<projet>/dist` (ESM, une source = un fichier, cartes de source), en ne refaisant que ce
 * qui a changé. Rend le nombre de fichiers refaits.
 */
export async function compilerProjet(projet) {
  const src = join(RACINE, projet, 'src');
  const dist = join(RACINE, projet, 'dist');
  const fichierEtat = join(CACHE, 'construction', `${projet.replaceAll('/', '-')}.json`);
  const reglages = readFileSync(join(RACINE, '.swcrc'), 'utf8');
  const cle = empreinte(`${reglages}${versionDeSwc()}`);
  const etat = lireEtat(fichierEtat);
  const avant = etat.cle === cle ? etat.fichiers : {};
  const apres = empreintesDe(src, fichiersDe(src, estSource));
  const { aFaire, aRetirer } = comparer(avant, apres, (nom) => !existsSync(join(dist, sortieDe(nom))));
  if (etat.cle !== cle) rmSync(dist, { recursive: true, force: true });
  for (const nom of aRetirer) retirer(dist, nom);
  const resultats = await Promise.allSettled(aFaire.map((nom) => produire(src, dist, nom, reglages)));
  const echecs = resultats.flatMap((resultat) => (resultat.status === 'rejected' ? [resultat.reason] : []));
  if (echecs.length > 0) throw echecs[0];
  if (aFaire.length + aRetirer.length > 0) ecrireDunCoup(fichierEtat, JSON.stringify({ cle, fichiers: apres }));
  return aFaire.length + aRetirer.length;
}

async function produire(src, dist, nom, reglages) {
  const entree = join(src, nom);
  const sortie = join(dist, sortieDe(nom));
  mkdirSync(dirname(sortie), { recursive: true });
  if (!/\.tsx?$/.test(nom)) return copyFileSync(entree, sortie);
  const { code, map } = await transformer(entree, relative(dirname(sortie), entree), reglages);
  ecrireDunCoup(`${sortie}.map`, map);
  ecrireDunCoup(sortie, `${code}\n//# sourceMappingURL=${basename(sortie)}.map\n`);
}

async function transformer(entree, nomDansLaCarte, reglages) {
  const { $schema: _, ...options } = JSON.parse(reglages);
  try {
    return await transform(readFileSync(entree, 'utf8'), {
      ...options,
      swcrc: false,
      configFile: false,
      filename: entree,
      sourceFileName: nomDansLaCarte,
    });
  } catch (erreur) {
    throw new ErreurClaire(`${relative(RACINE, entree)} ne se compile pas :\n${erreur.message}`);
  }
}

function retirer(dist, nom) {
  const sortie = join(dist, sortieDe(nom));
  rmSync(sortie, { force: true });
  rmSync(`${sortie}.map`, { force: true });
}

function versionDeSwc() {
  return JSON.parse(readFileSync(join(RACINE, 'node_modules/@swc/core/package.json'), 'utf8')).version;
}
