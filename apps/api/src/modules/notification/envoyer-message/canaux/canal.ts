/** Message neutre à remettre ; `cle` est la même à chaque essai, pour que le fournisseur reconnaisse un doublon. */
export type MessageARemettre = {
  readonly cle: string;
  readonly adresse: string;
  readonly objet: string;
  readonly texte: string;
};

/** Issue d'un essai : `confirme` si la remise est certaine, `definitif` si un nouvel essai n'a aucune chance. */
export type Issue =
  | { readonly ok: true; readonly confirme: boolean }
  | { readonly ok: false; readonly cause: string; readonly definitif: boolean };

/** Moyen de remettre un message ; ne lève jamais, dit la cause en français sans adresse ni contenu. */
export interface Canal {
  remettre(message: MessageARemettre): Promise<Issue>;
  fermer(): void;
}

/** Ôte les adresses d'une réponse de serveur et la borne : elle est gardée et montrée. */
export function sansAdresse(texte: string): string {
  return texte
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/(?:\+\d{1,3}[\s.-]?|\b0)\d(?:[\s.-]?\d{2}){4}\b/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
