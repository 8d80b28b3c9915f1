import type { FormatPassage } from '../revue/creneaux.js';
import type { EtatOrientationEtm } from '../revue/orientation-etm.js';

/** Corps de `POST /revues/{id}/passages`. La question au groupe est obligatoire. */
export type InscrirePassageRequete = {
  readonly dossierId: string;
  readonly question: string;
  readonly format?: FormatPassage;
  /** Sans elle, la durée du créneau. */
  readonly dureeMinutes?: number;
  /** Obligatoire quand l'ordre du jour est figé. */
  readonly motifUrgence?: string;
};

/** Corps de `POST /revues/{id}/ordre-du-jour` : plusieurs dossiers d'un coup, ou aucun si l'un est refusé. */
export type ComposerOrdreDuJourRequete = { readonly passages: readonly InscrirePassageRequete[] };

/** Corps de `PUT /passages/{id}/preparation` ; ce qui est absent ne change pas. */
export type PreparerPassageRequete = {
  readonly question?: string;
  readonly format?: FormatPassage;
  readonly dureeMinutes?: number;
};

/** Avis laissé par une voix qui sera absente. */
export type AvisDiffereVue = {
  readonly id: string;
  readonly auteur: string;
  readonly fonction: string;
  readonly texte: string | null;
  readonly le: string;
  readonly mien: boolean;
};

/** Corps de `PUT /passages/{id}/avis-differe`. */
export type LaisserAvisRequete = { readonly texte: string };

/** Orientation vers l'équipe technique de maintien, vue par qui la suit. */
export type OrientationEtmVue = {
  readonly id: string;
  readonly version: number;
  readonly dossierId: string;
  readonly nomAffiche: string | null;
  readonly etat: EtatOrientationEtm;
  readonly organisme: string;
  readonly demandeeLe: string;
  readonly motif: string | null;
  readonly repondueLe: string | null;
  readonly conclueLe: string | null;
  /** Décision rendue par l'équipe technique, pour qui lit les décisions. */
  readonly resultat: { readonly code: string; readonly texte: string } | null;
  readonly capacites: readonly string[];
};

/** Corps de `POST /recurrences` et de `PUT /recurrences/{id}` (le type et le partenaire n'y changent plus). */
export type ReglerRecurrenceRequete = {
  readonly type?: 'REVUE' | 'POINT_PARTENAIRE' | 'ETM';
  readonly organismeId?: string;
  /** Première séance, un jour travaillé à venir. */
  readonly premiere: string;
  /** Heure de Paris `HH:MM`, la même été comme hiver. */
  readonly heure: string;
  /** En semaines entières : 7, 14… */
  readonly tousLesJours: number;
  readonly dureeMinutes: number;
  readonly siFerie: 'SAUTER' | 'JOUR_SUIVANT';
  readonly participants?: readonly string[];
  /** Fausse : plus aucune séance ne se crée. */
  readonly active?: boolean;
};

/** Rythme d'un type de séance, et les séances qui en sont nées. */
export type RecurrenceVue = {
  readonly id: string;
  readonly version: number;
  readonly type: 'REVUE' | 'POINT_PARTENAIRE' | 'ETM';
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly premiere: string;
  readonly heure: string;
  readonly tousLesJours: number;
  readonly dureeMinutes: number;
  readonly siFerie: 'SAUTER' | 'JOUR_SUIVANT';
  readonly participants: readonly string[];
  readonly active: boolean;
  readonly prochaines: readonly { readonly id: string; readonly debut: string; readonly etat: string }[];
};
