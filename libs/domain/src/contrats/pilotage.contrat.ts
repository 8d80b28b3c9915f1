import type { CasePubliee } from '../pilotage/effectifs.js';
import type { TypeRevue } from '../revue/revue.js';

/** Périodes proposées, en mois. */
export const PERIODES_PILOTAGE = [3, 6, 12] as const;

export type PeriodePilotage = (typeof PERIODES_PILOTAGE)[number];

/** Comment finit un dossier examiné ; une classe et une seule. */
export const FINS_DE_PASSAGE = ['COMPLETE', 'DECISION_SEULE', 'SANS_DECISION'] as const;

export type FinDePassage = (typeof FINS_DE_PASSAGE)[number];

/** Résumé des séances d'un type (revue, point partenaire, ETM) d'une plateforme, agrégé ; `null` : effectif trop petit, masqué. */
export type ResumeRevues = {
  readonly type: TypeRevue;
  /** Jours civils, bornes comprises. */
  readonly du: string;
  readonly au: string;
  readonly calculeLe: string;
  readonly effectifMinimal: number;
  readonly seances: number;
  /** Dossiers examinés : discutés, qu'une décision ait suivi ou non. */
  readonly examines: number | null;
  readonly fins: Readonly<Record<FinDePassage, CasePubliee>>;
  readonly temps: { readonly moyenSecondes: number; readonly dossiers: number } | null;
  /** Séances où la fonction était là, sur les séances tenues ; vide sous l'effectif minimal de séances. */
  readonly presence: readonly { readonly fonction: string; readonly seances: number }[];
};
