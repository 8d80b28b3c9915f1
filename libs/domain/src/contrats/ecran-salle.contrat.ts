import type { CategorieDonnee } from '../dossier/categories.js';
import type { DossierVue } from './dossier.contrat.js';
import type { DecisionVue } from './revue.contrat.js';

/** Écran partagé d'une salle : ce que tous les présents lisent en entier. */
export type EcranSalleVue = {
  readonly revueId: string;
  readonly titre: string;
  readonly etat: string;
  readonly sequence: number;
  readonly demarreeLe: string | null;
  readonly dureeMinutes: number;
  readonly faits: number;
  readonly total: number;
  /** Présents pour qui cette vue a été calculée ; un autre arrive, et elle ne vaut plus. */
  readonly pour: readonly string[];
  /** Présents sans droit sur le dossier du moment : tant qu'ils sont là, rien n'en est montré. */
  readonly empechePar: readonly { readonly nom: string; readonly fonction: string }[];
  readonly passage: {
    readonly ordre: number;
    readonly etat: string;
    readonly commenceLe: string | null;
    readonly dureeMinutes: number;
    readonly nomAffiche: string | null;
    readonly question: string | null;
    /** Avis laissés d'avance que tous les présents lisent. */
    readonly avisDifferes: readonly {
      readonly id: string;
      readonly auteur: string;
      readonly fonction: string;
      readonly texte: string;
    }[];
    /** Nombre des autres : leur existence est connue de tous, pas leur texte. */
    readonly avisReserves: number;
    readonly categories: DossierVue['categories'];
    /** Catégories que le lecteur lit sur son écran et que tous ne lisent pas. */
    readonly reservees: readonly CategorieDonnee[];
    readonly brouillon: {
      readonly texte: string;
      readonly code: string | null;
      readonly ecrivain: string | null;
    } | null;
    readonly decision: DecisionVue | null;
  } | null;
};
