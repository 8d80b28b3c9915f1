import { LIBELLES_FONCTION, LIBELLES_UNITE, UNITES } from '@pdp/domain';
import type { Fonction, Unite } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';

/** Couleur de la pastille : internes, santé au travail, partenaires, supports. */
export function couleurUnite(unite: Unite): 'violet' | 'vert' | 'bleu' | 'gris' {
  if (unite === 'SERVICE_SOCIAL' || unite === 'COORDINATION') return 'violet';
  if (unite === 'SERVICE_MEDICAL' || unite === 'CPAM') return 'bleu';
  return unite === 'ADMINISTRATION' || unite === 'PILOTAGE' || unite === 'ASSURE' ? 'gris' : 'vert';
}

/** « aussi coordinateur(trice) ». */
export const autresFonctionsEnClair = (fonctions: readonly Fonction[]): string =>
  fonctions.length === 0
    ? ''
    : `aussi ${fonctions.map((fonction) => libelleDe(LIBELLES_FONCTION, fonction).toLowerCase()).join(', ')}`;

/** Services du filtre ; l'assuré n'est pas dans l'annuaire. */
export const OPTIONS_UNITE = [
  { value: '', label: 'Tous les services' },
  ...UNITES.filter((unite) => unite !== 'ASSURE').map((value) => ({ value, label: LIBELLES_UNITE[value] })),
];
