import type { PartieParLien } from '../dispositif/lien-reponse.js';
import type { Reponse } from '../dispositif/types-dispositif.js';

/** Réponse qu'un lien peut recueillir, et le lien qui vit déjà pour elle. */
export type DemandeParLien = {
  readonly partie: PartieParLien;
  readonly lien: LienReponseVue | null;
};

/** Un lien en cours, sans rien qui permette de l'ouvrir. */
export type LienReponseVue = {
  readonly id: string;
  readonly creePar: string;
  readonly creeLe: string;
  readonly expireLe: string;
};

/** Corps de `POST /dispositifs/{id}/liens` ; `accordAssureLe` : date où l'assuré a accepté que cette partie soit interrogée. */
export type CreerLienRequete = { readonly partie: PartieParLien; readonly accordAssureLe: string };

/** Lien créé. Les trois codes ne se montrent qu'une fois ; `null` si la même demande avait déjà été faite. */
export type LienCree = {
  readonly id: string;
  readonly expireLe: string;
  /** À envoyer dans le fragment de l'adresse, jamais dans son chemin. */
  readonly jeton: string | null;
  /** À recopier d'une lettre, pour qui n'a pas le lien. */
  readonly codeLettre: string | null;
  /** À dire au téléphone. */
  readonly codeTelephone: string | null;
};

/** Corps de `POST /reponses-par-lien/ouverture` : le jeton ou le code de la lettre, et le code dit au téléphone. */
export type OuvrirLienRequete = { readonly jeton: string; readonly code: string };

/** Ce que le répondant lit : ce qui le concerne, rien d'autre. */
export type DemandeOuverteVue = {
  readonly partie: PartieParLien;
  readonly objet: string;
  /** Prénom et initiale. */
  readonly personne: string;
  readonly question: string;
  readonly faits: readonly { readonly libelle: string; readonly valeur: string }[];
  readonly demandeur: string;
  readonly expireLe: string;
  readonly motifSiRefus: boolean;
  readonly aujourdhui: string;
};

/** Corps de `POST /reponses-par-lien`. */
export type RepondreParLienRequete = OuvrirLienRequete & {
  readonly reponse: Reponse;
  readonly signataire: string;
  readonly signeLe: string;
  readonly motif?: string | undefined;
};

/** Réponse enregistrée. */
export type ReponseEnregistree = { readonly reponse: Reponse; readonly enregistreeLe: string };
