import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { naissanceDe, pause } from '../commun/processus.mjs';

const NOM = 'lanceur.verrou';
// Un lanceur qui vient de perdre son npm met un instant à le voir, puis à fermer : on lui laisse ce temps.
const PATIENCE_MS = 2_500;
const PATIENCE_ARRET_MS = 20_000;

/** Lanceur vivant qui tient ce dossier de données, ou `null`. */
export function lanceurVivant(dossier) {
  const verrou = lire(join(dossier, NOM));
  return verrou && estEncoreLui(verrou) ? verrou : null;
}

/**
 * Prend le dossier de données pour ce processus et rend `{ confier, annoncerArret, liberer }`. Le verrou d’un lanceur tué est
 * repris : son numéro ne suffit pas, l’instant de naissance du processus doit aussi correspondre.
 */
export async function prendreVerrou(dossier, { port, patienceMs = PATIENCE_MS, nom = NOM, refus = dejaPris }) {
  const fichier = join(dossier, nom);
  const tenu = { pid: process.pid, naissance: naissanceDe(process.pid), port };
  mkdirSync(dossier, { recursive: true, mode: 0o711 });
  const debut = Date.now();
  for (;;) {
    if (poser(fichier, JSON.stringify(tenu))) return poignee(fichier, tenu);
    const tenant = lire(fichier);
    if (!tenant || !estEncoreLui(tenant)) {
      ecarter(fichier, tenant);
      continue;
    }
    const patience = tenant.arret ? PATIENCE_ARRET_MS : patienceMs;
    if (Date.now() - debut > patience) throw refus(dossier, tenant);
    await pause(100);
  }
}

function poignee(fichier, tenu) {
  const estANous = () => lire(fichier)?.naissance === tenu.naissance && lire(fichier)?.pid === tenu.pid;
  return {
    /** Le verrou vit désormais autant que ce processus-là, même si le nôtre est tué avant lui. */
    confier: (pid) => {
      Object.assign(tenu, { pid, naissance: naissanceDe(pid) });
      sansEchec(() => writeFileSync(fichier, JSON.stringify(tenu)));
    },
    annoncerArret: () =>
      sansEchec(() => estANous() && writeFileSync(fichier, JSON.stringify({ ...tenu, arret: true }))),
    liberer: () => sansEchec(() => estANous() && rmSync(fichier, { force: true })),
  };
}

function sansEchec(agir) {
  try {
    agir();
  } catch {
    // disque plein ou dossier disparu : l’arrêt continue, le verrou périmé sera repris
  }
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
