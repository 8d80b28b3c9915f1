import type { Acteur, Machine } from '../noyau/machine.js';

/** États d'une notification ou d'un envoi (domain.md 2.2.16). */
export const ETATS_NOTIFICATION = ['EN_FILE', 'ENVOYEE', 'DELIVREE', 'LUE', 'ECHEC', 'ABANDONNEE', 'ANNULEE'] as const;

/** État d'une notification ou d'un envoi. */
export type EtatNotification = (typeof ETATS_NOTIFICATION)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_NOTIFICATION: Readonly<Record<EtatNotification, string>> = {
  EN_FILE: 'En attente',
  ENVOYEE: 'Envoyé',
  DELIVREE: 'Remis',
  LUE: 'Lu',
  ECHEC: 'En échec, nouvel essai prévu',
  ABANDONNEE: 'Non remis',
  ANNULEE: 'Annulé',
};

/** Transitions d'une notification ou d'un envoi. */
export const TRANSITIONS_NOTIFICATION = [
  'envoyer',
  'confirmer',
  'lire',
  'echouer',
  'reessayer',
  'abandonner',
  'renvoyer',
  'annuler',
] as const;

/** Nom d'une transition de notification. */
export type TransitionNotification = (typeof TRANSITIONS_NOTIFICATION)[number];

/** Conditions nommées des transitions. */
export type ExigenceNotification = 'aEssaiRestant' | 'estEssaiEpuise';

const SYSTEME: readonly Acteur[] = ['SYSTEME'];

/** Machine d'une notification ou d'un envoi ; un accord retiré ou une tâche faite annule ce qui n'est pas parti. */
export const MACHINE_NOTIFICATION: Machine<EtatNotification, TransitionNotification, ExigenceNotification> = {
  etats: ETATS_NOTIFICATION,
  initial: 'EN_FILE',
  finals: ['LUE', 'ANNULEE'],
  exigences: {
    aEssaiRestant: 'Tous les essais sont faits.',
    estEssaiEpuise: 'Il reste des essais à faire.',
  },
  transitions: {
    envoyer: { de: ['EN_FILE'], vers: 'ENVOYEE', par: SYSTEME },
    confirmer: { de: ['ENVOYEE'], vers: 'DELIVREE', par: SYSTEME },
    // Lue dans l'application, une notification n'a plus besoin de partir.
    lire: { de: ['EN_FILE', 'ENVOYEE', 'DELIVREE', 'ECHEC', 'ABANDONNEE'], vers: 'LUE', par: SYSTEME },
    echouer: { de: ['EN_FILE', 'ENVOYEE'], vers: 'ECHEC', par: SYSTEME },
    reessayer: { de: ['ECHEC'], vers: 'EN_FILE', par: SYSTEME, exige: ['aEssaiRestant'] },
    abandonner: { de: ['ECHEC'], vers: 'ABANDONNEE', par: SYSTEME, exige: ['estEssaiEpuise'] },
    renvoyer: { de: ['ECHEC', 'ABANDONNEE'], vers: 'EN_FILE', par: ['ADMINISTRATEUR', 'COORDINATEUR'] },
    annuler: { de: ['EN_FILE', 'ECHEC', 'ABANDONNEE'], vers: 'ANNULEE', par: SYSTEME },
  },
};

/** Attente avant chaque nouvel essai d'envoi, en secondes ; après le dernier, l'envoi est abandonné et visible. */
export const ATTENTES_ENVOI = [60, 300, 1800, 7200, 43_200] as const;

/** Secondes à attendre après `tentatives` essais manqués, ou `null` s'il faut abandonner. */
export const attenteAvantEssai = (tentatives: number): number | null => ATTENTES_ENVOI[tentatives - 1] ?? null;
