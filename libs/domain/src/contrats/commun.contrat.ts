/** Page d'une liste : `curseurSuivant` vaut null à la dernière page. */
export type Page<T> = { readonly elements: readonly T[]; readonly curseurSuivant: string | null };

/** Bornes des listes (contract.md, « Rules »). */
export const LIMITE_PAGE = { defaut: 50, maximum: 200 } as const;

/** Longueurs maximales des textes libres, en caractères ; partagées par l'écran et le serveur. */
export const LIMITES_TEXTE = {
  nom: 100,
  motCourt: 120,
  ligne: 300,
  commentaire: 1000,
  question: 400,
  decision: 2000,
  phraseAssure: 600,
  notes: 4000,
} as const;

/** Personne de l'équipe telle que montrée à l'écran. */
export type AgentVue = {
  readonly id: string;
  readonly nom: string;
  readonly fonction: string;
  readonly organisme: string | null;
};
