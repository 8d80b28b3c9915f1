/** Codes d'erreur stables : chacun a une page de documentation `/api/docs/erreurs#code` et un statut HTTP. */
export const STATUT_DE_CODE = {
  'requete-invalide': 400,
  'corps-illisible': 400,
  'non-connecte': 401,
  'connexion-a-refaire': 401,
  'acces-refuse': 403,
  'origine-refusee': 403,
  introuvable: 404,
  'methode-refusee': 405,
  'conflit-identite': 409,
  conflit: 409,
  'version-perimee': 412,
  'trop-volumineux': 413,
  'type-refuse': 415,
  'regle-metier': 422,
  'transition-impossible': 422,
  'cle-idempotence-reutilisee': 422,
  'dossier-gele': 423,
  'version-manquante': 428,
  'trop-de-demandes': 429,
  'erreur-interne': 500,
  indisponible: 503,
} as const;

export type CodeErreur = keyof typeof STATUT_DE_CODE;

/** Faute sur un champ : `chemin` pointé (`assure.nir`), message en français, sans donnée personnelle. */
export type ChampFautif = { readonly chemin: string; readonly code: string; readonly message: string };

/** Corps `application/problem+json` (RFC 9457), le même en HTTP et dans les accusés de socket. */
export type Probleme = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: CodeErreur;
  readonly detail: string;
  readonly correlationId?: string;
  readonly champs?: readonly ChampFautif[];
  /** Valeurs actuelles, projetées pour le lecteur (412 seulement). */
  readonly actuel?: unknown;
};

/** Erreur prévue d'un cas d'usage : ce qu'il faut pour former un `Probleme`. */
export type ErreurMetier = {
  readonly code: CodeErreur;
  readonly detail: string;
  readonly champs?: readonly ChampFautif[];
  readonly actuel?: unknown;
};

/** Construit une erreur prévue ; `detail` est une phrase en français qui dit quoi faire. */
export const erreurMetier = (
  code: CodeErreur,
  detail: string,
  reste: Omit<ErreurMetier, 'code' | 'detail'> = {},
): ErreurMetier => ({
  code,
  detail,
  ...reste,
});
