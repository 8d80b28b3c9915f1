import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attendreFin, estVivant, signaler } from '../commun/processus.mjs';

/** Ce que dit `postmaster.pid` : numéro du serveur et port, ou `null`. */
export function lirePostmaster(dossier) {
  const fichier = join(dossier, 'postmaster.pid');
  if (!existsSync(fichier)) return null;
  const lignes = readFileSync(fichier, 'utf8').split('\n');
  const pid = Number.parseInt(lignes[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.parseInt(lignes[3] ?? '', 10) } : null;
}

/**
 * Arrête le serveur laissé par un lanceur tué (arrêt rapide, rien n’est perdu). À n’appeler que verrou en main : le
 * dossier est alors à nous, donc le serveur aussi. Rend `true` si un serveur tournait.
 */
export async function arreterOrphelin(dossier) {
  const postmaster = lirePostmaster(dossier);
  if (!postmaster) return false;
  if (!estServeurDe(postmaster.pid, dossier)) {
    // Numéro repris par un autre programme : PostgreSQL refuserait de démarrer en le croyant encore vivant.
    if (estVivant(postmaster.pid)) rmSync(join(dossier, 'postmaster.pid'), { force: true });
    return false;
  }
  for (const [signal, delai] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ]) {
    signaler(postmaster.pid, signal);
    if (await attendreFin(postmaster.pid, delai)) return true;
  }
  return true;
}

function estServeurDe(pid, dossier) {
  if (!estVivant(pid)) return false;
  const commande = ligneDeCommande(pid);
  return commande.includes('postgres') && [dossier, realpathSync(dossier)].some((chemin) => commande.includes(chemin));
}

function ligneDeCommande(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
