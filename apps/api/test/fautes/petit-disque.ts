import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Monte un disque en mémoire de cette taille sur ce dossier ; rend faux si la machine ne le permet pas. */
export const monter = (dossier: string, tailleMo: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${tailleMo}m,mode=0711`, 'tmpfs', dossier], { stdio: 'ignore' })
    .status === 0;

/** Démonte ce dossier, même s'il sert encore. */
export const demonter = (dossier: string): void => void spawnSync('umount', ['-l', dossier], { stdio: 'ignore' });

/** Vrai si ce compte peut monter un disque en mémoire (root, hors d'un conteneur qui l'interdit). */
export function peutMonter(): boolean {
  const essai = mkdtempSync(join(tmpdir(), 'pdp-disque-'));
  const possible = monter(essai, 1);
  if (possible) demonter(essai);
  rmdirSync(essai);
  return possible;
}
