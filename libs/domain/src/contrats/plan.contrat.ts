import type { FaconAccord } from '../diagnostic/diagnostic.js';
import type { EcartFeuille, EtatFeuille, FeuilleFigee, TransitionFeuille } from '../plan/feuille-de-route.js';
import type { ActionPlan, ObjectifPlan } from '../plan/plan-actions.js';

/** Action du plan, telle que ce lecteur la lit ; `quiEnClair` : « Claire Le Bihan », « CPAM », « La personne accompagnée ». */
export type ActionPlanVue = ActionPlan & { readonly quiEnClair: string; readonly enRetard: boolean };

export type ObjectifPlanVue = Omit<ObjectifPlan, 'actions'> & { readonly actions: readonly ActionPlanVue[] };

/** Une feuille de route, figée. */
export type FeuilleVue = {
  readonly id: string;
  readonly numero: number;
  readonly etat: EtatFeuille;
  readonly version: number;
  readonly contenu: FeuilleFigee;
  readonly proposeeLe: string;
  readonly proposeePar: string;
  /** Date civile de l'acceptation, et comment elle a été donnée. */
  readonly accepteeLe: string | null;
  readonly facon: FaconAccord | null;
  /** Ce que la personne demande de changer. */
  readonly remarque: string | null;
  readonly gestes: readonly TransitionFeuille[];
};

/** Plan d'actions d'un dossier (`GET /dossiers/{id}/plan`). */
export type PlanVue = {
  /** Nul pour qui ne lit pas les tâches du dossier : il a la feuille acceptée. */
  readonly plan: { readonly version: number; readonly objectifs: readonly ObjectifPlanVue[] } | null;
  readonly proposee: FeuilleVue | null;
  readonly aRevoir: FeuilleVue | null;
  readonly acceptee: FeuilleVue | null;
  readonly passees: readonly Pick<FeuilleVue, 'id' | 'numero' | 'etat' | 'accepteeLe' | 'facon'>[];
  /** Depuis la feuille acceptée : le plan d'aujourd'hui, ou la feuille proposée pour qui ne lit pas le plan. */
  readonly ecarts: readonly EcartFeuille[];
  readonly redige: boolean;
};

export const GESTES_PLAN = [
  'ajouterObjectif',
  'changerObjectif',
  'ajouterAction',
  'changerAction',
  'proposer',
] as const;

export type GestePlan = (typeof GESTES_PLAN)[number];

/** Corps de `POST /dossiers/{id}/plan/gestes`. */
export type GestePlanRequete = {
  readonly geste: GestePlan;
  readonly objectifId?: string;
  readonly actionId?: string;
  /** `changerObjectif` : EN_COURS, ATTEINT, ABANDONNE ; `changerAction` : A_FAIRE, FAITE, SANS_OBJET. */
  readonly etat?: string;
  /** `ajouterObjectif` (SCHEMA_OBJECTIF) ou `ajouterAction` (SCHEMA_ACTION). */
  readonly saisie?: Readonly<Record<string, unknown>>;
};

/** Corps de `POST /feuilles-de-route/{id}/transitions`. */
export type TransitionFeuilleRequete = {
  readonly transition: TransitionFeuille;
  readonly date?: string;
  readonly facon?: string;
  readonly remarque?: string;
};

export type PlanEcrit = { readonly id: string; readonly version: number };
export type FeuilleEcrite = { readonly id: string; readonly etat: EtatFeuille; readonly version: number };
