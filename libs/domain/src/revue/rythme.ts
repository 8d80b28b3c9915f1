import { ajouterJours, estDateCivile, type DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import type { HeureLocale } from '../noyau/horloge.js';
import { estJourTravaille } from '../noyau/jours-feries.js';
import { seancesPrevues, type Recurrence, type SeancePrevue } from './recurrence.js';

/** Jours d'avance avec lesquels les séances d'un rythme existent déjà. */
export const HORIZON_JOURS = 84;

/** Jours avant une séance où son ordre du jour s'ouvre et où partent les convocations. */
export const OUVERTURE_JOURS = 14;

/** Rythme tel qu'il est saisi. */
export interface RythmeSaisi {
  readonly premiere: DateCivile;
  readonly heure: HeureLocale;
  readonly tousLesJours: number;
  readonly dureeMinutes: number;
  readonly siFerie: NonNullable<Recurrence['siFerie']>;
}

/** Séances d'un rythme qui devraient exister aujourd'hui : à venir, dans l'horizon. */
export const seancesDuRythme = (rythme: Recurrence, aujourdhui: DateCivile): readonly SeancePrevue[] =>
  seancesPrevues(rythme, ajouterJours(aujourdhui, 1), ajouterJours(aujourdhui, HORIZON_JOURS));

/** Défauts d'un rythme saisi ; vide s'il est bon. La première séance est à venir et tombe un jour travaillé. */
export const defautsRythme = (saisi: RythmeSaisi, aujourdhui: DateCivile): readonly ErreurChamp[] => {
  const defauts: ErreurChamp[] = [];
  const { premiere, heure, tousLesJours, dureeMinutes } = saisi;
  if (!estDateCivile(premiere) || premiere <= aujourdhui)
    defauts.push({ chemin: 'premiere', code: 'date', message: 'Choisissez une première date à venir.' });
  else if (!estJourTravaille(premiere))
    defauts.push({ chemin: 'premiere', code: 'jour', message: 'Choisissez un jour travaillé, du lundi au vendredi.' });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(heure))
    defauts.push({ chemin: 'heure', code: 'heure', message: 'Écrivez l’heure sous la forme 14:00.' });
  // Un multiple de sept garde le jour de la semaine : sinon la séance finirait par tomber un dimanche.
  if (!Number.isInteger(tousLesJours) || tousLesJours < 7 || tousLesJours > 91 || tousLesJours % 7 !== 0)
    defauts.push({
      chemin: 'tousLesJours',
      code: 'rythme',
      message: 'Choisissez un nombre entier de semaines, de 1 à 13.',
    });
  if (!Number.isInteger(dureeMinutes) || dureeMinutes < 15 || dureeMinutes > 480)
    defauts.push({ chemin: 'dureeMinutes', code: 'duree', message: 'Une séance dure de 15 minutes à 8 heures.' });
  return defauts;
};
