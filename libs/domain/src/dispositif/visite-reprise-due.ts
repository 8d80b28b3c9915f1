import { ajouterJours, joursEntre, type DateCivile } from '../noyau/date-civile.js';
import { regleEnVigueur, type RegleDispositif } from './regles-dispositif.js';

/** Ce que la fiche dit du retour. */
export interface RetourPrevu {
  readonly debutArretLe: DateCivile | null;
  /** Date de reprise écrite dans la fiche ; une fin prescrite n'en est pas une, elle se prolonge. */
  readonly repriseLe: DateCivile | null;
  readonly risque: string | null;
  readonly sansEmployeur: boolean;
}

/**
 * La visite de reprise est-elle due (R.4624-31 CT) ? Après une maladie professionnelle, un accident du travail de 30 jours, ou
 * tout autre arrêt de 60 jours, avec un employeur, et tant que son délai n'est pas passé.
 */
export const estVisiteRepriseDue = (
  { debutArretLe, repriseLe, risque, sansEmployeur }: RetourPrevu,
  aujourdhui: DateCivile,
  catalogue?: readonly RegleDispositif[],
): boolean => {
  if (sansEmployeur || debutArretLe === null || repriseLe === null || repriseLe <= debutArretLe) return false;
  const valeur = (code: Parameters<typeof regleEnVigueur>[0]): number =>
    regleEnVigueur(code, aujourdhui, catalogue).valeur;
  if (aujourdhui > ajouterJours(repriseLe, valeur('REPRISE_VISITE'))) return false;
  if (risque === 'MALADIE_PROFESSIONNELLE') return true;
  const seuil = ACCIDENTS.has(risque ?? '') ? valeur('REPRISE_ARRET_ACCIDENT') : valeur('REPRISE_ARRET');
  return joursEntre(debutArretLe, repriseLe) >= seuil;
};

const ACCIDENTS: ReadonlySet<string> = new Set(['ACCIDENT_TRAVAIL', 'ACCIDENT_TRAJET']);
