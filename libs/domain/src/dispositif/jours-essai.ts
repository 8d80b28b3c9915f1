import { ajouterJours, type DateCivile } from '../noyau/date-civile.js';
import { estOuvrableDans } from '../noyau/jours-feries.js';
import type { PeriodeEssai } from './champs-dispositif.js';

/** Jours ouvrables couverts par des présences, en demi-jours (0,5) ; une demi-journée citée deux fois ne compte qu'une fois. */
export const joursDEssai = (
  periodes: readonly PeriodeEssai[],
  departement: string,
  jusquAu: DateCivile = '9999-12-31',
): number => demiJournees(periodes, departement, jusquAu).size / 2;

/** Dernier jour de présence comptée, ou `null`. */
export const dernierJourDEssai = (periodes: readonly PeriodeEssai[], departement: string): DateCivile | null =>
  [...demiJournees(periodes, departement)]
    .map((cle) => cle.slice(0, 10))
    .sort()
    .at(-1) ?? null;

/** Premier jour de présence comptée, ou `null`. */
export const premierJourDEssai = (periodes: readonly PeriodeEssai[], departement: string): DateCivile | null =>
  [...demiJournees(periodes, departement)].map((cle) => cle.slice(0, 10)).sort()[0] ?? null;

/**
 * Jour où `jours` (par demi) seraient épuisés à plein temps, à partir du lendemain de `depuis` ; `null` s'il n'en reste pas.
 * Les jours non ouvrables du département sont sautés.
 */
export const epuiseLe = (depuis: DateCivile, jours: number, departement: string): DateCivile | null => {
  let date: DateCivile | null = null;
  let jour = depuis;
  for (let reste = jours; reste > 0;) {
    jour = ajouterJours(jour, 1);
    if (!estOuvrableDans(jour, departement)) continue;
    date = jour;
    reste -= 1;
  }
  return date;
};

/** Longueur lue d'une présence : au-delà d'un an, la saisie est une erreur et la suite ne se compte pas. */
const JOURS_LUS = 366;

const demiJournees = (
  periodes: readonly PeriodeEssai[],
  departement: string,
  jusquAu: DateCivile = '9999-12-31',
): ReadonlySet<string> => {
  const vues = new Set<string>();
  for (const { du, au, moment } of periodes) {
    const fin = au < jusquAu ? au : jusquAu;
    for (let jour = du, lus = 0; jour <= fin && lus < JOURS_LUS; jour = ajouterJours(jour, 1), lus += 1) {
      if (!estOuvrableDans(jour, departement)) continue;
      if (moment !== 'APRES_MIDI') vues.add(`${jour}M`);
      if (moment !== 'MATIN') vues.add(`${jour}A`);
    }
  }
  return vues;
};
