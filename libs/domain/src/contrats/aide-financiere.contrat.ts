import type { DemandeAide, EtatAide, ObjetAide, PartFinanceur } from '../aide-financiere/aide-financiere.js';

/** Demandes d'aide d'un dossier (`GET /dossiers/{id}/aides-financieres`) que ce lecteur lit. */
export type AidesFinancieresVue = {
  readonly elements: readonly AideFinanciereVue[];
  readonly peutPreparer: boolean;
};

/** Demande à la Commission d'action sanitaire et sociale ; montants en centimes. */
export type AideFinanciereVue = DemandeAide & {
  readonly id: string;
  readonly etat: EtatAide;
  readonly version: number;
  /** Ce qui est demandé à la Commission : le montant moins les autres parts. */
  readonly resteCentimes: number;
  /** Jour où la personne a vu la demande et donné son accord. */
  readonly accordLe: string | null;
  readonly soumiseLe: string | null;
  readonly decision: { readonly le: string; readonly montantCentimes: number } | null;
  readonly par: string;
  readonly transitions: readonly string[];
};

/** Corps de `POST /dossiers/{id}/aides-financieres`. */
export type PreparerAideRequete = {
  readonly objet: ObjetAide;
  readonly description: string;
  readonly montantCentimes: number;
  readonly financeurs: readonly PartFinanceur[];
  /** Ids de documents du dossier. */
  readonly pieces: readonly string[];
};

/** Corps de `POST /aides-financieres/{id}/transitions` : `accordLe` pour soumettre, montant et date pour une décision. */
export type TransitionAideRequete = {
  readonly transition: string;
  readonly accordLe?: string;
  readonly decideeLe?: string;
  readonly montantCentimes?: number;
};

/** Demande préparée ou avancée. */
export type AideAvancee = { readonly id: string; readonly etat: EtatAide; readonly version: number };
