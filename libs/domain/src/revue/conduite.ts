/** Sans signe du conducteur pendant ce temps, sa conduite peut être reprise (domain.md 6.2, ADR 0030). */
export const SILENCE_CONDUCTEUR_MS = 15_000;

/** Un poste qui donne signe au moins à ce rythme est présent ; il est attendu toutes les cinq secondes. */
const SIGNE_ATTENDU_MS = 15_000;

/** Parti sans dire au revoir, on est « en reconnexion » ce temps-là, puis absent. */
const RETOUR_ATTENDU_MS = 60_000;

/** Derniers signes d'une personne : âges en millisecondes ; null si elle n'en a donné aucun. */
export interface SignesDePresence {
  /** Depuis le dernier signe d'un poste encore ouvert. */
  readonly ouvertIlYA: number | null;
  /** Depuis le dernier signe, poste perdu compris. */
  readonly dernierIlYA: number | null;
}

/** Présence d'une personne dans une séance. */
export type Presence = 'present' | 'reconnexion' | 'absent';

/** Présence d'après les signes reçus, par socket ou par interrogation. */
export function presenceDe({ ouvertIlYA, dernierIlYA }: SignesDePresence): Presence {
  if (ouvertIlYA !== null && ouvertIlYA <= SIGNE_ATTENDU_MS) return 'present';
  return dernierIlYA !== null && dernierIlYA <= RETOUR_ATTENDU_MS ? 'reconnexion' : 'absent';
}

/** Le conducteur est-il perdu ? Vrai s'il n'a plus de poste ouvert et se tait depuis quinze secondes, ou s'il n'est jamais venu. */
export const estConducteurPerdu = ({ ouvertIlYA, dernierIlYA }: SignesDePresence): boolean =>
  (ouvertIlYA === null || ouvertIlYA > SILENCE_CONDUCTEUR_MS) &&
  (dernierIlYA === null || dernierIlYA > SILENCE_CONDUCTEUR_MS);

/**
 * Un ordre de conduite porte l'époque sous laquelle il a été donné : après une passation ou une reprise elle a avancé, et
 * l'ordre attardé est refusé, même si la même personne a repris la conduite entre-temps. Sans époque, seul le nom compte.
 */
export const estOrdrePerime = (epoqueDeLOrdre: number | null | undefined, epoque: number): boolean =>
  typeof epoqueDeLOrdre === 'number' && epoqueDeLOrdre !== epoque;
