import type { ContenuPlan, EtatFeuille, FaconAccord, FeuilleFigee } from '@pdp/domain';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';

/** Plan ouvert ; version 0 : aucun n'est encore écrit. */
export type PlanStocke = { readonly version: number; readonly contenu: ContenuPlan };

export type FeuilleScellee = { readonly feuille: FeuilleFigee; readonly remarque: string | null };

export type FeuilleStockee = FeuilleScellee & {
  readonly id: string;
  readonly dossierId: string;
  readonly numero: number;
  readonly etat: EtatFeuille;
  readonly version: number;
  readonly proposeeLe: Date;
  readonly proposeePar: string;
  readonly accepteeLe: string | null;
  readonly facon: FaconAccord | null;
};

/** Tâche née d'une action du plan. */
export type TacheDuPlan = {
  readonly id: string;
  readonly libelle: string;
  readonly etat: string;
  readonly echeance: string | null;
  readonly auteurId: string | null;
  readonly responsableId: string | null;
  readonly responsableUnite: string | null;
  readonly responsableOrganismeId: string | null;
  readonly plateformeId: string;
  readonly responsable: string | null;
};

export const scellerPlan = (coffre: Coffre, dossierId: string, contenu: ContenuPlan): string =>
  coffre.scellerJson('plan_actions.contenu_scelle', dossierId, contenu);

export const scellerFeuille = (coffre: Coffre, id: string, { feuille, remarque }: FeuilleScellee): string =>
  coffre.scellerJson('feuille_route.contenu_scelle', id, { feuille, remarque });
