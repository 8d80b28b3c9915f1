import { ajouterJours, joursEntre, type DateCivile } from '../noyau/date-civile.js';
import { enInstant, instantParis, type HeureLocale, type Instant } from '../noyau/horloge.js';
import { estFerie, estJourTravaille } from '../noyau/jours-feries.js';

/**
 * Séances d'une période, à heure de Paris constante malgré les changements d'heure. Le rythme ne dérive pas :
 * une séance tombant un jour férié est sautée, ou repoussée au jour travaillé suivant si la plateforme le préfère.
 */
export const seancesPrevues = (recurrence: Recurrence, du: DateCivile, au: DateCivile): readonly SeancePrevue[] => {
  const { premiere, tousLesJours = 14, heure, siFerie = 'SAUTER', alsaceMoselle = false } = recurrence;
  if (!Number.isInteger(tousLesJours) || tousLesJours < 1) throw new RangeError('Rythme impossible');
  const depart = Math.max(0, Math.floor(joursEntre(premiere, du) / tousLesJours));
  const seances: SeancePrevue[] = [];
  for (let rang = depart; ; rang += 1) {
    const prevue = ajouterJours(premiere, rang * tousLesJours);
    if (prevue > au) return seances;
    const date = estFerie(prevue, alsaceMoselle) ? remplacer(prevue, siFerie, alsaceMoselle) : prevue;
    if (date !== null && date >= du && date <= au) seances.push({ date, debut: enInstant(instantParis(date, heure)) });
  }
};

/** Rythme des séances d'une plateforme. */
export interface Recurrence {
  readonly premiere: DateCivile;
  readonly heure: HeureLocale;
  /** Nombre de jours entre deux séances, 14 par défaut. */
  readonly tousLesJours?: number;
  readonly siFerie?: 'SAUTER' | 'JOUR_SUIVANT';
  readonly alsaceMoselle?: boolean;
}

/** Une séance à planifier. */
export interface SeancePrevue {
  readonly date: DateCivile;
  readonly debut: Instant;
}

const remplacer = (date: DateCivile, siFerie: 'SAUTER' | 'JOUR_SUIVANT', alsaceMoselle: boolean): DateCivile | null => {
  if (siFerie === 'SAUTER') return null;
  let suivante = ajouterJours(date, 1);
  while (!estJourTravaille(suivante, alsaceMoselle)) suivante = ajouterJours(suivante, 1);
  return suivante;
};
