import type { Machine } from '../noyau/machine.js';

/** États d'une orientation vers l'équipe technique de maintien en emploi. */
export const ETATS_ORIENTATION_ETM = [
  'ACCORD_ATTENDU',
  'DEMANDEE',
  'ACCEPTEE',
  'REFUSEE',
  'ETUDIEE',
  'ANNULEE',
] as const;

export type EtatOrientationEtm = (typeof ETATS_ORIENTATION_ETM)[number];

export const TRANSITIONS_ORIENTATION_ETM = [
  'adresser',
  'accepter',
  'refuser',
  'conclure',
  'suspendre',
  'rouvrir',
  'annuler',
] as const;

export type TransitionOrientationEtm = (typeof TRANSITIONS_ORIENTATION_ETM)[number];

/**
 * Demandée par une décision de revue ; l'équipe technique ne la voit qu'avec l'accord de l'assuré, l'accepte ou la refuse
 * avec un motif, l'étudie dans sa propre séance, et la décision revient dans le dossier.
 */
export const MACHINE_ORIENTATION_ETM: Machine<EtatOrientationEtm, TransitionOrientationEtm, 'motif'> = {
  etats: ETATS_ORIENTATION_ETM,
  initial: 'ACCORD_ATTENDU',
  finals: ['REFUSEE', 'ANNULEE'],
  transitions: {
    adresser: { de: ['ACCORD_ATTENDU'], vers: 'DEMANDEE', par: ['SYSTEME'] },
    accepter: { de: ['DEMANDEE'], vers: 'ACCEPTEE', par: ['COORDINATEUR_ETM'] },
    refuser: { de: ['DEMANDEE'], vers: 'REFUSEE', par: ['COORDINATEUR_ETM'], exige: ['motif'] },
    conclure: { de: ['ACCEPTEE'], vers: 'ETUDIEE', par: ['SYSTEME'] },
    // L'assuré reprend son accord : l'équipe ne la voit plus, elle repart d'un accord à recueillir.
    suspendre: { de: ['DEMANDEE', 'ACCEPTEE'], vers: 'ACCORD_ATTENDU', par: ['SYSTEME'] },
    // La décision qui la concluait est annulée.
    rouvrir: { de: ['ETUDIEE'], vers: 'ACCEPTEE', par: ['SYSTEME'] },
    annuler: {
      de: ['ACCORD_ATTENDU', 'DEMANDEE', 'ACCEPTEE'],
      vers: 'ANNULEE',
      par: ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR'],
      exige: ['motif'],
    },
  },
  exigences: { motif: 'Dites pourquoi, en une phrase.' },
};

export const LIBELLES_ORIENTATION_ETM: Readonly<Record<EtatOrientationEtm, string>> = {
  ACCORD_ATTENDU: 'Accord de l’assuré attendu',
  DEMANDEE: 'Demandée',
  ACCEPTEE: 'Acceptée',
  REFUSEE: 'Refusée',
  ETUDIEE: 'Étudiée',
  ANNULEE: 'Annulée',
};
