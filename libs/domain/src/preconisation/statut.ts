import type { Acteur, Machine } from '../noyau/machine.js';

/** États d'une préconisation. */
export const ETATS_PRECONISATION = ['PROPOSEE', 'ACCEPTEE', 'REALISEE', 'ABANDONNEE'] as const;

export type EtatPreconisation = (typeof ETATS_PRECONISATION)[number];

/** Transitions d'une préconisation. */
export const TRANSITIONS_PRECONISATION = ['accepter', 'realiser', 'abandonner', 'reprendre'] as const;

export type TransitionPreconisation = (typeof TRANSITIONS_PRECONISATION)[number];

/** Boutons, dans l'ordre de l'écran. */
export const LIBELLES_TRANSITION_PRECONISATION: Readonly<Record<TransitionPreconisation, string>> = {
  accepter: 'Noter l’accord de la personne',
  realiser: 'Noter réalisée',
  abandonner: 'Abandonner',
  reprendre: 'Reprendre',
};

const REFERENT: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];

/** Machine d'une préconisation : elle n'oblige à rien, et se reprend ; chaque pas est daté et gardé. */
export const MACHINE_PRECONISATION: Machine<EtatPreconisation, TransitionPreconisation> = {
  etats: ETATS_PRECONISATION,
  initial: 'PROPOSEE',
  finals: [],
  exigences: {},
  transitions: {
    accepter: { de: ['PROPOSEE'], vers: 'ACCEPTEE', par: REFERENT },
    realiser: { de: ['PROPOSEE', 'ACCEPTEE'], vers: 'REALISEE', par: REFERENT },
    abandonner: { de: ['PROPOSEE', 'ACCEPTEE'], vers: 'ABANDONNEE', par: REFERENT },
    reprendre: { de: ['ABANDONNEE', 'REALISEE'], vers: 'ACCEPTEE', par: REFERENT },
  },
};
