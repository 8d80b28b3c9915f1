/** Un morceau de document, dans l'ordre de lecture. Tout texte est une donnée : rien n'y est interprété. */
export type BlocPdf =
  | { readonly sorte: 'titre'; readonly niveau: 1 | 2 | 3; readonly texte: string }
  | { readonly sorte: 'paragraphe'; readonly texte: string; readonly discret?: boolean }
  | { readonly sorte: 'encadre'; readonly texte: string }
  | { readonly sorte: 'liste'; readonly elements: readonly string[] }
  | { readonly sorte: 'champs'; readonly champs: readonly { readonly libelle: string; readonly valeur: string }[] }
  | {
      readonly sorte: 'tableau';
      /** Ce que le tableau montre, dit avant lui. */
      readonly legende: string;
      readonly entetes: readonly string[];
      readonly lignes: readonly (readonly string[])[];
    };

/** Document à composer : A4, français, balisé pour les lecteurs d'écran (PDF/UA-1). */
export type DocumentPdf = {
  /** Titre du document, repris dans ses métadonnées et en tête. */
  readonly titre: string;
  readonly sousTitre?: string;
  /** Qui publie le document. */
  readonly auteur: string;
  /** Gros caractères (16 points) pour un document remis à une personne ; 11 points sinon. */
  readonly gros: boolean;
  /** Dit en pied de chaque page, avec le numéro. */
  readonly pied: string;
  /** Instant porté par le document ; le même document à la même date a les mêmes octets. */
  readonly date: Date;
  readonly blocs: readonly BlocPdf[];
};
