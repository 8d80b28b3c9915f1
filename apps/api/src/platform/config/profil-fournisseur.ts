/** À qui s'adresse un fournisseur d'identité. */
export const PUBLICS_FOURNISSEUR = ['agents', 'sante', 'assures'] as const;
export type PublicFournisseur = (typeof PUBLICS_FOURNISSEUR)[number];

/** Nom d'un fournisseur dans l'adresse de connexion et dans la session ; `demo` : celui de la démonstration. */
export const CODES_FOURNISSEUR = ['proconnect', 'pro-sante-connect', 'franceconnect', 'oidc', 'demo'] as const;
export type CodeFournisseur = (typeof CODES_FOURNISSEUR)[number];

/** Forme du userinfo : pas appelé, JSON simple, ou JWT signé de cet algorithme (rien d'autre n'est alors accepté). */
export const FORMES_USERINFO = ['aucun', 'json', 'RS256', 'ES256'] as const;
export type FormeUserinfo = (typeof FORMES_USERINFO)[number];

/** Un fournisseur d'identité, tel que la plateforme l'appelle et ce qu'elle en exige (docs/adr, 0025). */
export type ProfilFournisseur = {
  readonly code: CodeFournisseur;
  readonly libelle: string;
  /** Publics dont il ouvre les fonctions ; le premier est celui à qui la page de connexion le propose. */
  readonly publics: readonly [PublicFournisseur, ...PublicFournisseur[]];
  /** Null : joué par le fournisseur embarqué de la démonstration. */
  readonly issuer: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly portee: string;
  /** Niveaux demandés (`acr_values`) ; vide : rien n'est demandé. */
  readonly acrDemandes: readonly string[];
  /** Niveaux acceptés ; vide : aucun niveau n'est exigé. */
  readonly acrAttendus: readonly string[];
  /** Une de ces méthodes au moins doit figurer dans `amr` ; vide : aucune n'est exigée. */
  readonly amrAttendus: readonly string[];
  readonly maxAgeS: number | null;
  /** Il refuse la demande entière s'il y trouve `max_age`. */
  readonly refuseMaxAge: boolean;
  readonly userinfo: FormeUserinfo;
  /** Dires sans lesquels l'identité est refusée, lus du userinfo puis du jeton d'identité. */
  readonly diresAttendus: readonly string[];
  /** Dires qui portent nom de naissance, prénoms et date de naissance, pour rapprocher un assuré ; null : pas de rapprochement. */
  readonly traits: { readonly nom: string; readonly prenoms: string; readonly dateNaissance: string } | null;
};
