import type { Acteur, Machine } from '../noyau/machine.js';

/** États d'une visite de pré-reprise (domain.md 2.2.3 ; L.4624-2-4, R.4624-29 et 30 CT). */
export const ETATS_VISITE = [
  'ENVISAGEE',
  'DEMANDEE',
  'PLANIFIEE',
  'REALISEE',
  'RECOMMANDATIONS_TRANSMISES',
  'TRANSMISSION_REFUSEE',
  'NON_HONOREE',
  'ANNULEE',
] as const;

/** État d'une visite de pré-reprise. */
export type EtatVisite = (typeof ETATS_VISITE)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_VISITE: Readonly<Record<EtatVisite, string>> = {
  ENVISAGEE: 'Envisagée',
  DEMANDEE: 'Demandée',
  PLANIFIEE: 'Planifiée',
  REALISEE: 'Réalisée',
  RECOMMANDATIONS_TRANSMISES: 'Recommandations transmises',
  TRANSMISSION_REFUSEE: 'Transmission refusée par l’assuré',
  NON_HONOREE: 'Assuré absent',
  ANNULEE: 'Annulée',
};

/** Transitions d'une visite, noms de contract.md. */
export const TRANSITIONS_VISITE = [
  'demander',
  'planifier',
  'refuser',
  'realiser',
  'absence',
  'transmettreRecommandations',
  'opposerTransmission',
] as const;

/** Nom d'une transition de visite. */
export type TransitionVisite = (typeof TRANSITIONS_VISITE)[number];

/** Conditions nommées des transitions. */
export type ExigenceVisite =
  'estArretDePlusDe30Jours' | 'aDateHeure' | 'aResultat' | 'aAccordTransmission' | 'aRefusTransmission';

const ASSURE: readonly Acteur[] = ['ASSURE', 'MANDATAIRE'];
const SPST: readonly Acteur[] = ['MEDECIN_TRAVAIL', 'INFIRMIER_SANTE_TRAVAIL', 'CELLULE_SPST'];

/** Machine de la visite. Ni l'employeur ni l'assistant(e) de service social ne peuvent la demander. */
export const MACHINE_VISITE: Machine<EtatVisite, TransitionVisite, ExigenceVisite> = {
  etats: ETATS_VISITE,
  initial: 'ENVISAGEE',
  finals: ['RECOMMANDATIONS_TRANSMISES', 'TRANSMISSION_REFUSEE', 'NON_HONOREE', 'ANNULEE'],
  exigences: {
    estArretDePlusDe30Jours: 'La visite de pré-reprise est possible quand l’arrêt dépasse 30 jours.',
    aDateHeure: 'Indiquez la date et l’heure de la visite.',
    aResultat: 'Indiquez le résultat de la visite.',
    aAccordTransmission: 'Recueillez d’abord l’accord de l’assuré pour transmettre.',
    aRefusTransmission: 'Indiquez que l’assuré refuse la transmission.',
  },
  transitions: {
    demander: {
      de: ['ENVISAGEE'],
      vers: 'DEMANDEE',
      par: [...ASSURE, 'MEDECIN_TRAITANT', 'MEDECIN_CONSEIL', 'MEDECIN_TRAVAIL'],
      exige: ['estArretDePlusDe30Jours'],
    },
    planifier: { de: ['DEMANDEE'], vers: 'PLANIFIEE', par: SPST, exige: ['aDateHeure'] },
    refuser: { de: ['DEMANDEE'], vers: 'ANNULEE', par: [...SPST, ...ASSURE] },
    realiser: {
      de: ['PLANIFIEE'],
      vers: 'REALISEE',
      par: ['MEDECIN_TRAVAIL', 'INFIRMIER_SANTE_TRAVAIL'],
      exige: ['aResultat'],
    },
    absence: { de: ['PLANIFIEE'], vers: 'NON_HONOREE', par: SPST },
    transmettreRecommandations: {
      de: ['REALISEE'],
      vers: 'RECOMMANDATIONS_TRANSMISES',
      par: ['MEDECIN_TRAVAIL'],
      exige: ['aAccordTransmission'],
    },
    // Le médecin du travail note la réponse donnée devant lui ; l'assuré peut aussi répondre depuis son livret.
    opposerTransmission: {
      de: ['REALISEE'],
      vers: 'TRANSMISSION_REFUSEE',
      par: [...ASSURE, 'MEDECIN_TRAVAIL'],
      exige: ['aRefusTransmission'],
    },
  },
};

/** Destinataires des recommandations selon la loi, sauf opposition ; tout autre lecteur a besoin d'un accord exprès. */
export const DESTINATAIRES_LEGAUX = ['EMPLOYEUR', 'MEDECIN_CONSEIL'] as const;
