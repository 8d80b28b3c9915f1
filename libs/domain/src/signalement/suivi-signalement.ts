import { joursEntre, type DateCivile } from '../noyau/date-civile.js';
import { dateParis } from '../noyau/horloge.js';
import {
  estSignalementClos,
  LIBELLES_ETAT_SIGNALEMENT,
  type EtatSignalement,
  type Signalement,
} from './signalement.js';

/** Jours depuis l'émission, arrêtés à la clôture : ce que l'émetteur suit. */
export const delaiSignalement = (
  { emisLe, closLe }: Pick<Signalement, 'emisLe' | 'closLe'>,
  aujourdhui: DateCivile,
): number =>
  Math.max(0, joursEntre(dateParis(new Date(emisLe)), closLe === null ? aujourdhui : dateParis(new Date(closLe))));

/**
 * Ce que l'émetteur apprend. Un refus et un silence de l'assuré se lisent pareil : aucun service qui contrôle
 * les indemnités ne doit apprendre un refus par la plateforme (domain.md 1.3).
 */
export const suiviPourEmetteur = (signalement: Signalement, aujourdhui: DateCivile): SuiviEmetteur => {
  const etat = etatPourEmetteur(signalement.etat);
  return {
    etat,
    libelle: etat === 'CLOS' ? 'Terminé sans accompagnement' : LIBELLES_ETAT_SIGNALEMENT[etat],
    delaiJours: delaiSignalement(signalement, aujourdhui),
    enAttente: !estSignalementClos(signalement.etat),
  };
};

/** État dit à l'émetteur : offre déclinée et personne injoignable deviennent `CLOS`. */
export const etatPourEmetteur = (etat: EtatSignalement): EtatPourEmetteur =>
  etat === 'CLOS_DECLINE' || etat === 'CLOS_INJOIGNABLE' ? 'CLOS' : etat;

/** État vu par l'émetteur. */
export type EtatPourEmetteur = Exclude<EtatSignalement, 'CLOS_DECLINE' | 'CLOS_INJOIGNABLE'> | 'CLOS';

/** Accusé de suite rendu à l'émetteur. */
export interface SuiviEmetteur {
  readonly etat: EtatPourEmetteur;
  readonly libelle: string;
  readonly delaiJours: number;
  readonly enAttente: boolean;
}
