import type { EtatRegle, LigneRegle } from '../dispositif/catalogue-regles.js';
import type { RegleDispositif } from '../dispositif/regles-dispositif.js';

/** Une règle datée : livrée avec le produit, ou ajoutée par quelqu'un. */
export type RegleVue = RegleDispositif & {
  readonly etat: EtatRegle;
  /** `null` : livrée avec le produit. */
  readonly ajoutee: { readonly par: string; readonly le: string } | null;
};

/** Règles de la plateforme, par code puis par date. */
export type ReglesVue = { readonly elements: readonly RegleVue[]; readonly aujourdhui: string };

/** Corps de `POST /regles`. */
export type AjouterRegleRequete = LigneRegle;
