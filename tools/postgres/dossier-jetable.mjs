import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { estVivant } from '../commun/processus.mjs';

const PREFIXE = 'pdp-essais-';
const EN_MEMOIRE = '/dev/shm';
const Gio = 2 ** 30;

/**
 * Crée le dossier d’une base jetable, que son propriétaire efface. En mémoire quand la machine en a largement : une série
 * copie près de deux cents bases, et créer leurs milliers de fichiers sur disque coûte dix fois plus que les remplir.
 * Les essais de pannes, eux, gardent un vrai disque.
 */
export function creerDossierJetable(parent = parentDesBases()) {
  effacerOrphelins(parent);
  const dossier = mkdtempSync(join(parent, `${PREFIXE}${process.pid}-`));
  chmodSync(dossier, 0o711);
  return dossier;
}

/** `/dev/shm`, ou le dossier temporaire s’il manque ou si la mémoire compterait (octets libres). */
export function parentDesBases({ place = placeLibre(EN_MEMOIRE), memoire = process.availableMemory() } = {}) {
  return place >= 6 * Gio && memoire >= 12 * Gio ? EN_MEMOIRE : tmpdir();
}

function placeLibre(dossier) {
  if (!existsSync(dossier)) return 0;
  const { bavail, bsize } = statfsSync(dossier);
  return bavail * bsize;
}

// Un serveur tué par `kill -9` laisse son dossier : en mémoire, il occuperait la machine jusqu’à son arrêt.
function effacerOrphelins(parent) {
  for (const nom of readdirSync(parent)) {
    const [, pid] = new RegExp(`^${PREFIXE}(\\d+)-`).exec(nom) ?? [];
    if (pid && !estVivant(Number(pid))) rmSync(join(parent, nom), { recursive: true, force: true });
  }
}
