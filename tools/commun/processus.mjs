import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Vrai si un processus porte ce numéro et n’est pas un zombie. */
export function estVivant(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (erreur) {
    return erreur.code === 'EPERM';
  }
  return etatLinux(pid) !== 'Z';
}

/**
 * Instant de naissance d’un processus, sous une forme opaque à comparer telle quelle, ou `null` s’il n’existe pas.
 * Sert à ne jamais confondre un processus avec un autre qui aurait reçu le même numéro.
 */
export function naissanceDe(pid) {
  if (!estVivant(pid)) return null;
  if (process.platform === 'linux') {
    const champs = champsStat(pid);
    return champs ? `${demarrageDuNoyau()}:${champs[19]}` : null;
  }
  if (process.platform === 'win32') return 'inconnue';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** Attend la fin d’un processus qui n’est pas forcément notre enfant ; rend `false` si le délai est passé. */
export async function attendreFin(pid, delaiMs, pasMs = 25) {
  const limite = Date.now() + delaiMs;
  while (estVivant(pid)) {
    if (Date.now() >= limite) return false;
    await pause(pasMs);
  }
  return true;
}

/** Envoie un signal sans se plaindre si le processus n’existe déjà plus. */
export function signaler(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (erreur) {
    if (erreur.code === 'ESRCH') return false;
    throw erreur;
  }
}

/** Pause asynchrone. */
export function pause(ms) {
  return new Promise((reprendre) => setTimeout(reprendre, ms));
}

/** Numéro du parent d’un processus, ou `null` quand le système ne sait pas le dire simplement. */
export function parentDe(pid) {
  const champs = process.platform === 'linux' ? champsStat(pid) : null;
  return champs ? Number(champs[1]) : null;
}

/** Nom court du programme d’un processus (Linux), ou `null`. */
export function nomDe(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return null;
  }
}

function etatLinux(pid) {
  return process.platform === 'linux' ? (champsStat(pid)?.[0] ?? 'X') : 'inconnu';
}

// Le nom du programme peut contenir des espaces et des parenthèses : les champs se comptent après la dernière « ) ».
function champsStat(pid) {
  try {
    const texte = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return texte.slice(texte.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function demarrageDuNoyau() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
