import type { CategorieDonnee, CategorieFiche } from '../dossier/categories.js';
import type { AgentVue, Page } from './commun.contrat.js';

/**
 * Vue projetée d'un dossier. Une catégorie que le lecteur ne peut pas lire est absente de `categories`
 * et nommée dans `masque` ; rien d'autre dans la réponse n'en porte le contenu.
 */
export type DossierVue = {
  readonly id: string;
  readonly numero: string;
  readonly etat: string;
  readonly version: number;
  readonly plateforme: { readonly id: string; readonly nom: string };
  readonly niveauComplexite: number | null;
  readonly ouvertLe: string;
  readonly referent: AgentVue | null;
  readonly prochaineEtape: { readonly libelle: string; readonly echeance: string } | null;
  readonly categories: Partial<Record<CategorieFiche, Record<string, unknown>>>;
  readonly masque: readonly CategorieDonnee[];
  /** Précision de lecture d'une catégorie : `dureeSeule`, `existence`, `masque`, `invaliditeSeule`… */
  readonly portees: Partial<Record<CategorieDonnee, string>>;
  readonly capacites: readonly string[];
  readonly alertes: readonly string[];
  readonly cercle: readonly (AgentVue & { readonly role: string; readonly depuis: string })[];
  readonly consentements: readonly ConsentementVue[];
};

/** Ligne de la liste des dossiers : ne porte que ce que la catégorie identité et l'arrêt autorisent. */
export type DossierLigne = {
  readonly id: string;
  readonly numero: string;
  readonly etat: string;
  readonly nomAffiche: string | null;
  readonly dateNaissance: string | null;
  readonly jourArret: number | null;
  readonly risque: string | null;
  readonly referent: string | null;
  readonly prochaineEtape: string | null;
  readonly prochaineEcheance: string | null;
  readonly niveauComplexite: number | null;
  readonly alertes: readonly string[];
};

export type DossiersPage = Page<DossierLigne>;

/** Filtres de `GET /dossiers`. */
export type FiltresDossiers = {
  readonly recherche?: string;
  readonly etat?: string;
  readonly referent?: 'moi';
  readonly alerte?: string;
  readonly limite?: number;
  readonly curseur?: string;
};

/** Réponse d'une écriture sur un dossier : la nouvelle version à renvoyer en If-Match. */
export type VersionVue = { readonly id: string; readonly version: number };

/** Corps de `POST /dossiers/{id}/consentements`. `ASSURANCE_MALADIE` = accompagnement coordonné (domain.md 1.3 a). */
export type DonnerConsentementRequete = {
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite?: string;
  readonly organismeId?: string;
  readonly categories?: readonly string[];
  readonly canal: 'SIGNATURE_MANUSCRITE' | 'SIGNATURE_ELECTRONIQUE' | 'ORAL_ATTESTE';
  readonly date?: string;
  readonly fin?: string;
  readonly versionTexte?: string;
};

export type ConsentementVue = {
  readonly id: string;
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite: string | null;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly categories: readonly string[];
  readonly canal: string;
  readonly debut: string;
  readonly fin: string | null;
  readonly retireLe: string | null;
  readonly actif: boolean;
  readonly version: number;
};

/** Corps de `POST /dossiers/{id}/affectations` : un agent, ou un service (unite + organisme). */
export type AffecterRequete = {
  readonly utilisateurId?: string;
  readonly unite?: string;
  readonly organismeId?: string;
  readonly role: 'REFERENT' | 'CERCLE' | 'SERVICE';
  readonly motif?: string;
};

export type EntretienVue = {
  readonly id: string;
  readonly date: string;
  readonly modalite: 'PHYSIQUE' | 'TELEPHONE' | 'VISIO';
  readonly dureeMinutes: number | null;
  readonly resume: string | null;
  readonly auteur: string;
};
export type CreerEntretienRequete = {
  readonly date: string;
  readonly modalite: 'PHYSIQUE' | 'TELEPHONE' | 'VISIO';
  readonly dureeMinutes?: number;
  readonly resume?: string;
};

export type PreconisationVue = { readonly id: string; readonly code: string; readonly statut: string; readonly creeLe: string; readonly auteur: string };
export type CreerPreconisationRequete = { readonly code: string; readonly commentaire?: string };

/** Ligne de l'historique (`GET /dossiers/{id}/historique`), déjà projetée pour le lecteur. */
export type EvenementHistorique = {
  readonly id: string;
  readonly le: string;
  readonly type: string;
  readonly libelle: string;
  readonly par: string | null;
  readonly categorie: CategorieDonnee | null;
  readonly etat: 'fait' | 'en-cours' | 'a-venir' | null;
};

/** Ligne du journal des accès montrée à l'assuré et au DPO. */
export type AccesVue = { readonly le: string; readonly qui: string; readonly fonction: string; readonly organisme: string | null; readonly action: string };
