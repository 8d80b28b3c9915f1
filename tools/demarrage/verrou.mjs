import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { naissanceDe } from '../commun/processus.mjs';

const NOM = 'lanceur.verrou';

/** Lanceur vivant qui tient ce dossier de données, ou `null`. */
export function lanceurVivant(dossier) {
  const verrou = lire(join(dossier, NOM));
  return verrou && estEncoreLui(verrou) ? verrou : null;
}

/**
 * Prend le dossier de données pour ce processus et rend la fonction qui le libère. Le verrou d’un lanceur tué est
 * repris : son numéro ne suffit pas, l’instant de naissance du processus doit aussi correspondre.
 */
export function prendreVerrou(dossier, { port }) {
  const fichier = join(dossier, NOM);
  const contenu = JSON.stringify({ pid: process.pid, naissance: naissanceDe(process.pid), port });
  mkdirSync(dossier, { recursive: true, mode: 0o711 });
  for (let essai = 0; essai < 5; essai += 1) {
    if (poser(fichier, contenu)) return () => liberer(fichier, contenu);
    const tenant = lire(fichier);
    if (tenant && estEncoreLui(tenant)) throw dejaPris(dossier, tenant);
    ecarter(fichier, tenant);
  }
  throw new ErreurClaire(`Le dossier ${dossier} est disputé par plusieurs démarrages : relancez dans un instant.`);
}

function dejaPris(dossier, { pid, port }) {
  return new ErreurClaire(
    `La plateforme tourne déjà sur ce dossier (${dossier}, processus ${pid}) : ouvrez http://127.0.0.1:${port}, ` +
      'ou arrêtez-la avec Ctrl-C avant de relancer.',
  );
}

// Le fichier apparaît d’un coup avec son contenu : deux lanceurs ne peuvent pas le poser ensemble ni le lire à moitié.
function poser(fichier, contenu) {
  const provisoire = `${fichier}.${process.pid}`;
  writeFileSync(provisoire, contenu);
  try {
    linkSync(provisoire, fichier);
    return true;
  } catch (erreur) {
    if (erreur.code === 'EEXIST') return false;
    throw erreur;
  } finally {
    rmSync(provisoire, { force: true });
  }
}

// Renommer puis relire : si un autre lanceur a reposé un verrou vivant entre-temps, on le lui rend.
function ecarter(fichier, perime) {
  const ecarte = `${fichier}.perime.${process.pid}`;
  try {
    renameSync(fichier, ecarte);
  } catch (erreur) {
    if (erreur.code === 'ENOENT') return;
    throw erreur;
  }
  const retrouve = lire(ecarte);
  if (retrouve && retrouve.naissance !== perime?.naissance && estEncoreLui(retrouve)) renameSync(ecarte, fichier);
  else rmSync(ecarte, { force: true });
}

function liberer(fichier, contenu) {
  try {
    if (readFileSync(fichier, 'utf8') === contenu) rmSync(fichier, { force: true });
  } catch {
    // déjà libéré
  }
}

function estEncoreLui({ pid, naissance }) {
  return naissance !== null && naissance !== undefined && naissanceDe(pid) === naissance;
}

function lire(fichier) {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    return null;
  }
}
