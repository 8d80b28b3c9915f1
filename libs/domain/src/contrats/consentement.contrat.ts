import type { FichierVue } from './document.contrat.js';
import type { DonnerConsentementRequete } from './dossier.contrat.js';

/** Signature dessinée au doigt ou à la souris : un rectangle, et des traits `[x0, y0, x1, y1…]` en entiers. */
export type SignatureVue = {
  readonly largeur: number;
  readonly hauteur: number;
  readonly traits: readonly (readonly number[])[];
};

/** Ce qui accompagne un accord recueilli : la signature dessinée, et la vérification faite quand la personne est protégée. */
export type PreuveAccordRequete = {
  readonly signature?: SignatureVue;
  /** Fichier rendu par `POST /dossiers/{id}/formulaires-accord`, analysé et sain. */
  readonly formulaireId?: string;
  /** L'agent a vérifié qui peut donner cet accord (tutelle, curatelle) : une personne décide, jamais une règle. */
  readonly representantVerifie?: boolean;
};

/** Corps complet de `POST /dossiers/{id}/consentements`. */
export type RecueillirConsentementRequete = DonnerConsentementRequete & PreuveAccordRequete;

/** Réponse de `GET /consentements/{id}/preuve`. */
export type PreuveAccordVue = {
  readonly consentementId: string;
  /** Selon le canal, l'une ou l'autre. */
  readonly signature: SignatureVue | null;
  readonly formulaire: FichierVue | null;
  readonly empreinte: string;
  readonly le: string;
};
