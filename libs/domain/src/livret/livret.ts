import type { Machine } from '../noyau/machine.js';

/** États d'une version de livret (domain.md 2.2.16). */
export const ETATS_LIVRET = ['BROUILLON', 'PUBLIE', 'REMPLACE'] as const;

/** État d'une version de livret. */
export type EtatLivret = (typeof ETATS_LIVRET)[number];

/** Transitions d'une version de livret. */
export const TRANSITIONS_LIVRET = ['publier', 'remplacer'] as const;

/** Nom d'une transition de livret. */
export type TransitionLivret = (typeof TRANSITIONS_LIVRET)[number];

/** Conditions nommées des transitions. */
export type ExigenceLivret = 'estReferent' | 'aPartiesObligatoires';

/** Machine d'une version : seul le référent publie ; publier une version remplace la précédente. */
export const MACHINE_LIVRET: Machine<EtatLivret, TransitionLivret, ExigenceLivret> = {
  etats: ETATS_LIVRET,
  initial: 'BROUILLON',
  finals: ['REMPLACE'],
  exigences: {
    estReferent: 'Seul le référent du dossier publie le livret.',
    aPartiesObligatoires: 'Le livret doit dire où l’on en est, qui fait quoi et les étapes.',
  },
  transitions: {
    publier: {
      de: ['BROUILLON'],
      vers: 'PUBLIE',
      par: ['ASSISTANT_SERVICE_SOCIAL'],
      exige: ['estReferent', 'aPartiesObligatoires'],
    },
    remplacer: { de: ['PUBLIE'], vers: 'REMPLACE', par: ['SYSTEME'] },
  },
};
