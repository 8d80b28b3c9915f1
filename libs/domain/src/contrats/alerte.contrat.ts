import type { EtatAlerte } from '../alerte/alerte-entreprise.js';

/** Entreprise où plusieurs personnes distinctes sont accompagnées : jamais moins que le seuil. */
export type EntrepriseRepetee = {
  readonly siret: string;
  readonly raisonSociale: string;
  /** Personnes distinctes sur la période. */
  readonly dossiers: number;
};

/** Dossier du lecteur dans une alerte ; ceux des autres ne se montrent pas. */
export type MonDossierDAlerte = {
  readonly dossierId: string;
  readonly numero: string;
  readonly personne: string;
  /** `null` : pas encore répondu. */
  readonly confirme: boolean | null;
};

/** Une alerte, telle que ce lecteur peut la voir. */
export type AlerteVue = {
  readonly id: string;
  readonly siret: string;
  readonly raisonSociale: string;
  readonly effectif: number;
  readonly etat: EtatAlerte;
  readonly creeLe: string;
  readonly creePar: string;
  readonly valideeLe: string | null;
  /** Personnes distinctes dont le référent a confirmé ; `null` sous le seuil : un petit nombre en désigne. */
  readonly confirmes: number | null;
  readonly mesDossiers: readonly MonDossierDAlerte[];
  /** Pourquoi ce lecteur ne peut pas valider ; `null` s'il le peut. */
  readonly blocage: string | null;
  readonly capacites: readonly ('valider' | 'abandonner' | 'repondre')[];
  readonly texte: readonly string[];
};

/** Alertes de la plateforme, et entreprises qui pourraient en recevoir une. */
export type AlertesVue = {
  readonly aSignaler: readonly EntrepriseRepetee[];
  readonly alertes: readonly AlerteVue[];
  readonly seuils: { readonly dossiers: number; readonly mois: number; readonly effectif: number };
};

/** Corps de `POST /alertes-entreprise`. */
export type OuvrirAlerteRequete = { readonly siret: string; readonly effectif: number };
/** Corps de `POST /alertes-entreprise/{id}/reponses`. */
export type RepondreAlerteRequete = { readonly dossierId: string; readonly confirme: boolean };
/** Corps de `POST /alertes-entreprise/{id}/transitions`. */
export type TransitionAlerteRequete = { readonly transition: 'valider' | 'abandonner' };
