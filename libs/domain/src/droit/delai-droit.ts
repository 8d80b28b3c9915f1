import { ajouterMois, joursEntre, type DateCivile } from '../noyau/date-civile.js';

/** Mois pour répondre, et mois ajoutés par une prolongation motivée (art. 12.3 RGPD). */
export const DELAI_REPONSE_MOIS = 1;
export const PROLONGATION_MOIS = 2;

/** À partir de combien de jours avant l'échéance une demande est dite pressante. */
const PRESSANTE_JOURS = 7;

/** Dernier jour pour répondre ; jamais repoussé à un jour ouvré, ce qui ne peut être que favorable à la personne. */
export const echeanceDemande = (deposeeLe: DateCivile, prolongee = false): DateCivile =>
  ajouterMois(deposeeLe, DELAI_REPONSE_MOIS + (prolongee ? PROLONGATION_MOIS : 0));

/** Peut-on encore prolonger ? Une seule fois, et tant que le premier mois court. */
export const estProlongeable = (deposeeLe: DateCivile, prolongee: boolean, aujourdhui: DateCivile): boolean =>
  !prolongee && aujourdhui <= echeanceDemande(deposeeLe);

/** Où en est le délai d'une demande ouverte. */
export type SituationDelai = 'DANS_LES_TEMPS' | 'PRESSANTE' | 'EN_RETARD';

/** Libellés des situations. */
export const LIBELLES_SITUATION_DELAI: Readonly<Record<SituationDelai, string>> = {
  DANS_LES_TEMPS: 'Dans les temps',
  PRESSANTE: 'Échéance proche',
  EN_RETARD: 'En retard',
};

/** Situation d'une demande dont l'échéance est `echeance` ; le jour de l'échéance, on est encore dans les temps. */
export const situationDelai = (echeance: DateCivile, aujourdhui: DateCivile): SituationDelai => {
  const reste = joursEntre(aujourdhui, echeance);
  if (reste < 0) return 'EN_RETARD';
  return reste <= PRESSANTE_JOURS ? 'PRESSANTE' : 'DANS_LES_TEMPS';
};
