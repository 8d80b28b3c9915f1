import type { DateCivile } from '../noyau/date-civile.js';

/** Âge en années révolues à une date ; né un 29 février, on vieillit le 1er mars des années ordinaires. */
export const ageA = (dateNaissance: DateCivile, date: DateCivile): number => {
  const [annee = 0, mois = 0, jour = 0] = dateNaissance.split('-').map(Number);
  const [anneeVue = 0, moisVu = 0, jourVu = 0] = date.split('-').map(Number);
  const aFeteSonAnniversaire = moisVu > mois || (moisVu === mois && jourVu >= jour);
  return anneeVue - annee - (aFeteSonAnniversaire ? 0 : 1);
};

/** Tranche statistique d'un âge, calculé à l'ouverture du dossier (domain.md 7.5). */
export const trancheAge = (age: number): TrancheAge => {
  if (age < 16) return 'MOINS_16';
  if (age <= 25) return '16_25';
  if (age <= 45) return '26_45';
  if (age <= 59) return '46_59';
  return age <= 74 ? '60_74' : '75_PLUS';
};

/** Tranches d'âge ; la première et la dernière signalent une saisie à vérifier. */
export const TRANCHES_AGE = ['MOINS_16', '16_25', '26_45', '46_59', '60_74', '75_PLUS'] as const;

/** Code d'une tranche d'âge. */
export type TrancheAge = (typeof TRANCHES_AGE)[number];
