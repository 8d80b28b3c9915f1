import type { Raison } from './ordre-du-jour.js';

/** Créneaux d'un passage (domain.md 6.2) : standard, long, ou dans le lot « rien à signaler » qui passe à la fin. */
export const FORMATS_PASSAGE = ['STANDARD', 'LONG', 'LOT'] as const;

export type FormatPassage = (typeof FORMATS_PASSAGE)[number];

/** Minutes d'un créneau quand personne n'en décide autrement. */
export const MINUTES_DU_CRENEAU: Readonly<Record<FormatPassage, number>> = { STANDARD: 8, LONG: 15, LOT: 1 };

export const LIBELLES_FORMAT_PASSAGE: Readonly<Record<FormatPassage, string>> = {
  STANDARD: 'Standard',
  LONG: 'Long',
  LOT: 'Rien à signaler',
};

/** Temps demandé contre temps de la séance, en minutes ; `reste` est négatif quand l'ordre du jour déborde. */
export const chargeDeSeance = (
  passages: readonly { readonly dureeMinutes: number }[],
  dureeMinutes: number,
): { readonly total: number; readonly reste: number; readonly depasse: boolean } => {
  const total = passages.reduce((somme, passage) => somme + passage.dureeMinutes, 0);
  return { total, reste: dureeMinutes - total, depasse: total > dureeMinutes };
};

/** Créneau proposé : une clôture que rien ne presse passe en lot, le reste se discute. */
export const formatPropose = (raisons: readonly Raison[]): FormatPassage =>
  raisons.length === 1 && raisons[0] === 'PROPOSE_CLOTURE' ? 'LOT' : 'STANDARD';

/** Premiers candidats qui tiennent dans le temps restant, dans leur ordre ; un plus court peut passer après un trop long. */
export const composer = <C extends { readonly dureeMinutes: number }>(
  candidats: readonly C[],
  minutes: number,
): readonly C[] => {
  let reste = minutes;
  return candidats.filter(({ dureeMinutes }) => {
    const tient = dureeMinutes <= reste;
    if (tient) reste -= dureeMinutes;
    return tient;
  });
};

/** Le lot passe en dernier : range les passages sans changer l'ordre de chaque groupe. */
export const lotALaFin = <P extends { readonly format: FormatPassage }>(passages: readonly P[]): readonly P[] => [
  ...passages.filter(({ format }) => format !== 'LOT'),
  ...passages.filter(({ format }) => format === 'LOT'),
];
