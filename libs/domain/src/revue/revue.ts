import type { Machine } from '../noyau/machine.js';

/** États d'une séance (domain.md 2.2.15). */
export const ETATS_REVUE = [
  'PLANIFIEE',
  'ORDRE_DU_JOUR_OUVERT',
  'ORDRE_DU_JOUR_FIGE',
  'EN_COURS',
  'TERMINEE',
  'COMPTE_RENDU_VALIDE',
  'ANNULEE',
  'REPORTEE',
] as const;

export type EtatRevue = (typeof ETATS_REVUE)[number];

export const TRANSITIONS_REVUE = [
  'ouvrirOrdreDuJour',
  'figer',
  'demarrer',
  'terminer',
  'valider',
  'annuler',
  'reporter',
] as const;

export type TransitionRevue = (typeof TRANSITIONS_REVUE)[number];

const COORDINATION = ['COORDINATEUR'] as const;
// Conduire : le coordinateur, ou l'assistante sociale qui le supplée (permissions, acte « revue.conduire »).
const CONDUITE = ['COORDINATEUR', 'ASSISTANT_SERVICE_SOCIAL'] as const;

/** Machine d'une séance ; `demarrer` fige l'ordre du jour au passage s'il ne l'était pas. */
export const MACHINE_REVUE: Machine<EtatRevue, TransitionRevue, 'aPassages'> = {
  etats: ETATS_REVUE,
  initial: 'PLANIFIEE',
  finals: ['COMPTE_RENDU_VALIDE', 'ANNULEE', 'REPORTEE'],
  transitions: {
    ouvrirOrdreDuJour: { de: ['PLANIFIEE', 'ORDRE_DU_JOUR_FIGE'], vers: 'ORDRE_DU_JOUR_OUVERT', par: CONDUITE },
    figer: { de: ['ORDRE_DU_JOUR_OUVERT'], vers: 'ORDRE_DU_JOUR_FIGE', par: CONDUITE, exige: ['aPassages'] },
    demarrer: {
      de: ['ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE'],
      vers: 'EN_COURS',
      par: CONDUITE,
      exige: ['aPassages'],
    },
    terminer: { de: ['EN_COURS'], vers: 'TERMINEE', par: CONDUITE },
    valider: { de: ['TERMINEE'], vers: 'COMPTE_RENDU_VALIDE', par: CONDUITE },
    annuler: { de: ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE'], vers: 'ANNULEE', par: COORDINATION },
    reporter: { de: ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE'], vers: 'REPORTEE', par: COORDINATION },
  },
  exigences: { aPassages: 'Inscrivez au moins un dossier à l’ordre du jour.' },
};

/** États d'un passage. */
export const ETATS_PASSAGE = [
  'INSCRIT',
  'RETENU',
  'REPORTE',
  'RETIRE',
  'EN_DISCUSSION',
  'DECISION_PRISE',
  'SANS_DECISION',
  'A_REPRESENTER',
] as const;

export type EtatPassage = (typeof ETATS_PASSAGE)[number];

export const TRANSITIONS_PASSAGE = [
  'retenir',
  'commencer',
  'decider',
  'reporter',
  'retirer',
  'sansDecision',
  'representer',
  'annulerDecision',
] as const;

export type TransitionPassage = (typeof TRANSITIONS_PASSAGE)[number];

/** Machine d'un passage ; `decider` est joué par la décision elle-même, `commencer` rouvre un passage laissé sans décision, ou dont la décision a été annulée. */
export const MACHINE_PASSAGE: Machine<EtatPassage, TransitionPassage> = {
  etats: ETATS_PASSAGE,
  initial: 'INSCRIT',
  finals: ['REPORTE', 'RETIRE'],
  transitions: {
    retenir: { de: ['INSCRIT'], vers: 'RETENU', par: CONDUITE },
    commencer: { de: ['INSCRIT', 'RETENU', 'SANS_DECISION', 'A_REPRESENTER'], vers: 'EN_DISCUSSION', par: CONDUITE },
    decider: { de: ['EN_DISCUSSION'], vers: 'DECISION_PRISE', par: CONDUITE },
    reporter: { de: ['INSCRIT', 'RETENU', 'EN_DISCUSSION'], vers: 'REPORTE', par: CONDUITE },
    retirer: { de: ['INSCRIT', 'RETENU'], vers: 'RETIRE', par: CONDUITE },
    sansDecision: { de: ['EN_DISCUSSION'], vers: 'SANS_DECISION', par: CONDUITE },
    representer: { de: ['EN_DISCUSSION'], vers: 'A_REPRESENTER', par: CONDUITE },
    // Un événement correcteur, jamais un effacement : la décision reste, marquée annulée (domain.md 2.2).
    annulerDecision: { de: ['DECISION_PRISE'], vers: 'SANS_DECISION', par: CONDUITE },
  },
  exigences: {},
};

export const LIBELLES_ETAT_REVUE: Readonly<Record<EtatRevue, string>> = {
  PLANIFIEE: 'Planifiée',
  ORDRE_DU_JOUR_OUVERT: 'Ordre du jour ouvert',
  ORDRE_DU_JOUR_FIGE: 'Ordre du jour figé',
  EN_COURS: 'En direct',
  TERMINEE: 'Terminée',
  COMPTE_RENDU_VALIDE: 'Compte rendu validé',
  ANNULEE: 'Annulée',
  REPORTEE: 'Reportée',
};

export const LIBELLES_ETAT_PASSAGE: Readonly<Record<EtatPassage, string>> = {
  INSCRIT: 'Inscrit',
  RETENU: 'Retenu',
  REPORTE: 'Reporté',
  RETIRE: 'Retiré',
  EN_DISCUSSION: 'En discussion',
  DECISION_PRISE: 'Décision prise',
  SANS_DECISION: 'Sans décision',
  A_REPRESENTER: 'À représenter',
};

export const TYPES_REVUE = ['REVUE', 'POINT_PARTENAIRE', 'ETM'] as const;

export type TypeRevue = (typeof TYPES_REVUE)[number];

export const LIBELLES_TYPE_REVUE: Readonly<Record<TypeRevue, string>> = {
  REVUE: 'Revue de dossiers',
  POINT_PARTENAIRE: 'Point partenaire',
  ETM: 'Équipe technique de maintien',
};
