import { FONCTIONS } from '../annuaire/fonctions.js';
import type { Machine } from '../noyau/machine.js';

/** États d'une tâche (domain.md 2.2.16). */
export const ETATS_TACHE = ['A_FAIRE', 'EN_COURS', 'BLOQUEE', 'FAITE', 'SANS_OBJET'] as const;

export type EtatTache = (typeof ETATS_TACHE)[number];

export const TRANSITIONS_TACHE = ['commencer', 'faire', 'bloquer', 'reprendre', 'abandonner', 'rouvrir'] as const;

export type TransitionTache = (typeof TRANSITIONS_TACHE)[number];

// Qui peut agir se décide sur la tâche elle-même (responsable, auteur) : la table ouvre à toute fonction.
const TOUS = FONCTIONS;

/** Machine d'une tâche : un seul responsable, personne ou service ; une tâche bloquée ou sans objet dit pourquoi. */
export const MACHINE_TACHE: Machine<EtatTache, TransitionTache, 'aMotif'> = {
  etats: ETATS_TACHE,
  initial: 'A_FAIRE',
  finals: [],
  transitions: {
    commencer: { de: ['A_FAIRE'], vers: 'EN_COURS', par: TOUS },
    faire: { de: ['A_FAIRE', 'EN_COURS', 'BLOQUEE'], vers: 'FAITE', par: TOUS },
    bloquer: { de: ['A_FAIRE', 'EN_COURS'], vers: 'BLOQUEE', par: TOUS, exige: ['aMotif'] },
    reprendre: { de: ['BLOQUEE'], vers: 'EN_COURS', par: TOUS },
    abandonner: { de: ['A_FAIRE', 'EN_COURS', 'BLOQUEE'], vers: 'SANS_OBJET', par: TOUS, exige: ['aMotif'] },
    rouvrir: { de: ['FAITE', 'SANS_OBJET'], vers: 'A_FAIRE', par: TOUS },
  },
  exigences: { aMotif: 'Dites en quelques mots pourquoi.' },
};

/** États où la tâche attend encore quelqu'un. */
export const ETATS_TACHE_OUVERTS: readonly EtatTache[] = ['A_FAIRE', 'EN_COURS', 'BLOQUEE'];

export const LIBELLES_ETAT_TACHE: Readonly<Record<EtatTache, string>> = {
  A_FAIRE: 'À faire',
  EN_COURS: 'En cours',
  BLOQUEE: 'Bloquée',
  FAITE: 'Faite',
  SANS_OBJET: 'Sans objet',
};

/** D'où vient une tâche : dit pourquoi elle est dans la liste. */
export const ORIGINES_TACHE = [
  'SIGNALEMENT',
  'REVUE',
  'VISITE',
  'LIVRET',
  'MANUELLE',
  'REPERAGE',
  'TRANSMISSION',
  'CONSENTEMENT',
  'DOSSIER',
  'DISPOSITIF',
  'PLAN',
] as const;

export type OrigineTache = (typeof ORIGINES_TACHE)[number];
