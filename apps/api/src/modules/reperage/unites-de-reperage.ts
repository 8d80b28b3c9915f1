import type { Acteur } from '../../platform/config/acteur.js';

/** Files qu'un agent peut ouvrir : celle de son service ; la CPAM, qui fournit la liste, voit les deux. */
export const unitesDe = ({ unite }: Pick<Acteur, 'unite'>): readonly string[] =>
  unite === 'CPAM' ? ['SERVICE_MEDICAL', 'SERVICE_SOCIAL'] : [unite];
