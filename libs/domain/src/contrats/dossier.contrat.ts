import type { CategorieDonnee, CategorieFiche } from '../dossier/categories.js';
import type { MotifFinLien } from '../dossier/cercle.js';
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
  /** Dossier gelé (art. 18 RGPD) : rien ne s'y écrit, il n'est discuté dans aucune revue. */
  readonly limite: boolean;
  readonly plateforme: { readonly id: string; readonly nom: string };
  readonly niveauComplexite: number | null;
  readonly ouvertLe: string;
  readonly referent: AgentVue | null;
  readonly prochaineEtape: { readonly libelle: string; readonly echeance: string } | null;
  readonly categories: Partial<Record<CategorieFiche, Record<string, unknown>>>;
  readonly masque: readonly CategorieDonnee[];
  /** Précision de lecture d'une catégorie : `dureeSeule`, `existence`, `masque`, `invaliditeSeule`… */
  readonly portees: Partial<Record<CategorieDonnee, string>>;
  readonly capacites: readonly CapaciteDossier[];
  readonly alertes: readonly string[];
  /** Agents et services liés. `affectationId` sert à mettre fin au lien. */
  readonly cercle: readonly (AgentVue & {
    readonly role: string;
    readonly depuis: string;
    readonly affectationId: string;
    /** Absence que ce lien couvre : qui est absent, et l'instant, exclu, où le lien finit ; jamais la raison de l'absence. */
    readonly supplee: { readonly nom: string; readonly jusquA: string } | null;
    /** Ancien référent : instant, exclu, où sa lecture seule finit ; nul pour tout autre rôle. */
    readonly graceJusquA: string | null;
  })[];
  readonly consentements: readonly ConsentementVue[];
};

type EnMajuscules<S extends string> = S extends `${infer A}${infer R}`
  ? A extends Lowercase<A>
    ? `${Uppercase<A>}${EnMajuscules<R>}`
    : `_${A}${EnMajuscules<R>}`
  : S;

/** Ce que le lecteur peut faire dans un dossier : écrire une catégorie (`ECRIRE_STATUT_SANTE`), le faire avancer, agir. */
export type CapaciteDossier =
  | `ECRIRE_${EnMajuscules<CategorieFiche>}`
  | 'NOTER_DROIT'
  | 'ETABLIR_PLAN'
  | 'DEMARRER'
  | 'SUSPENDRE'
  | 'REPRENDRE'
  | 'PROPOSER_CLOTURE'
  | 'RENONCER_CLOTURE'
  | 'CLORE'
  | 'ROUVRIR'
  | 'RECUEILLIR_ACCORD'
  | 'RETIRER_ACCORD'
  | 'AFFECTER'
  | 'TRANSMETTRE_REFERENT'
  | 'NOTER_ENTRETIEN'
  | 'NOTER_PRECONISATION'
  | 'CREER_TACHE'
  | 'DEMANDER_PRE_REPRISE'
  | 'INSCRIRE_REVUE'
  | 'NOTER_DIT'
  | 'PUBLIER_LIVRET'
  | 'OUVRIR_LIVRET'
  | 'LIRE_JOURNAL';

/** `actuel` d'un 412 sur une catégorie : sa projection pour ce lecteur, et la version à renvoyer en If-Match. */
export type CategorieActuelle = {
  readonly categorie: CategorieFiche;
  readonly version: number;
  readonly contenu: Record<string, unknown>;
};

/** Corps de `POST /dossiers/{id}/transitions`. `issue`, `dateIssue` et `faits` ne servent qu'à `clore`. */
export type TransitionDossierRequete = {
  readonly transition: string;
  readonly motif?: string;
  readonly commentaire?: string;
  readonly issue?: string;
  readonly dateIssue?: string;
  readonly faits?: Readonly<Record<string, unknown>>;
};

/** Réponse d'une transition de dossier. */
export type TransitionDossierReponse = { readonly id: string; readonly etat: string; readonly version: number };

/** Compteurs de vigilance sur les dossiers que le lecteur suit (`GET /dossiers/compteurs`), bornés à 500. */
export type CompteursDossiers = { readonly suivis: number; readonly alertes: Readonly<Record<string, number>> };

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

/** Réponse d'une écriture sur un dossier : la nouvelle version à renvoyer en If-Match. */
export type VersionVue = { readonly id: string; readonly version: number };

/**
 * Corps de `POST /dossiers/{id}/consentements`. `ASSURANCE_MALADIE` = accompagnement coordonné (domain.md 1.3 a) ; ses
 * `categories`, vides par défaut, nomment ce que le Service social lit en plus (décision 0017).
 */
export type DonnerConsentementRequete = {
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite?: string;
  readonly organismeId?: string;
  readonly categories?: readonly string[];
  readonly canal: 'SIGNATURE_MANUSCRITE' | 'FORMULAIRE_NUMERISE' | 'SIGNATURE_ELECTRONIQUE' | 'ORAL_ATTESTE';
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

/** Lien créé par `POST /dossiers/{id}/affectations`. */
export type AffectationVue = {
  readonly id: string;
  readonly role: string;
  readonly utilisateurId: string | null;
  readonly unite: string | null;
  readonly organismeId: string | null;
  readonly depuis: string;
};

/** Lien fini (`GET /dossiers/{id}/cercle/anciens`) : rôle, début, fin et pourquoi. */
export type AncienMembreVue = AgentVue & {
  readonly role: string;
  readonly depuis: string;
  readonly jusquA: string;
  readonly motifFin: MotifFinLien | null;
};

/** Corps de `POST /dossiers/{id}/referent/transmission`. */
export type TransmettreReferentRequete = { readonly versId: string; readonly motif?: string };

/** Transmission du rôle de référent : l'ancien le garde jusqu'à l'acceptation. */
export type TransmissionVue = {
  readonly id: string;
  readonly dossierId: string;
  readonly numeroDossier: string;
  readonly etat: 'PROPOSEE' | 'ACCEPTEE' | 'REFUSEE' | 'ANNULEE';
  readonly version: number;
  readonly deId: string | null;
  readonly de: string | null;
  readonly versId: string;
  readonly vers: string;
  readonly motif: string | null;
  readonly creeLe: string;
};

export type PreconisationVue = {
  readonly id: string;
  readonly code: string;
  readonly statut: string;
  readonly version: number;
  readonly creeLe: string;
  /** Ce qui est né d'elle : un dispositif ou une visite que le lecteur peut savoir. */
  readonly lien: LienPreconisation | null;
  /** Ce qui est né d'elle a abouti, et elle n'est pas encore notée réalisée. */
  readonly realisationProposee: boolean;
  /** Statuts passés, du plus ancien au plus récent. */
  readonly passe: readonly { readonly statut: string; readonly le: string; readonly par: string | null }[];
  /** Pas que ce lecteur peut noter. */
  readonly transitions: readonly string[];
  /** Social : nul pour qui ne lit pas cette catégorie. */ readonly commentaire: string | null;
  readonly auteur: string;
};
export type LienPreconisation = {
  readonly sorte: 'dispositif' | 'visite';
  readonly id: string;
  readonly libelle: string;
};
/** Corps de `POST /preconisations/{id}/transitions` ; `lier` rattache sans changer le statut. */
export type TransitionPreconisationRequete = {
  readonly transition: string;
  readonly dispositifId?: string;
  readonly visiteId?: string;
};
/** Préconisation avancée. */
export type PreconisationAvancee = { readonly id: string; readonly statut: string; readonly version: number };
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
export type AccesVue = {
  readonly le: string;
  readonly qui: string;
  readonly fonction: string;
  readonly organisme: string | null;
  readonly action: string;
};

/** Ligne du journal montrée au délégué à la protection des données : des identifiants et des noms de rubriques, aucun contenu. */
export type LigneJournalVue = {
  readonly id: number;
  readonly le: string;
  /** Nom de l'agent ; « L’assuré » ou « Le mandataire » pour eux, « Traitement automatique » sans personne. */
  readonly qui: string;
  readonly utilisateurId: string | null;
  readonly fonction: string;
  readonly organisme: string | null;
  /** Code de l'acte (`dossier.ecrire`), et le même en mots simples. */
  readonly action: string;
  readonly libelle: string;
  readonly dossierId: string | null;
  readonly categories: readonly string[];
  readonly resultat: 'OK' | 'REFUS';
  readonly correlationId: string | null;
};
