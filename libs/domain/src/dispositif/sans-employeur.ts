import type { TypeDispositif } from './types-dispositif.js';

/** Ce que dit l'écran d'un dispositif qui n'a pas de sens pour cette personne. */
export type NonPropose = { readonly type: TypeDispositif; readonly raison: string };

/**
 * Pourquoi un dispositif ne se propose pas à une personne sans employeur (travailleur indépendant, sans emploi) ; `null` s'il a du
 * sens. Les autres marchent sans employeur ni service de santé au travail : personne n'y attend leur réponse.
 */
export const raisonNonPropose = (
  type: TypeDispositif,
  { sansEmployeur }: { readonly sansEmployeur: boolean },
): string | null => (sansEmployeur ? (RAISONS[type] ?? null) : null);

const RAISONS: Readonly<Partial<Record<TypeDispositif, string>>> = {
  PROJET_TRANSITION_PRO:
    'Réservé aux salariés. Sans employeur, une formation se cherche avec le conseil en évolution professionnelle.',
  INAPTITUDE: 'L’inaptitude se prononce pour un poste de salarié, par le médecin du travail.',
};
