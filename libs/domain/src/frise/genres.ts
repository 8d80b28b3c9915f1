/** Genres d'une ligne de frise, dans l'ordre du filtre ; `sortes` : sources qu'il réunit. */
export const GENRES_FRISE = {
  ETAPE: { libelle: 'Étapes du dossier', sortes: ['etat'] },
  SIGNALEMENT: { libelle: 'Signalements', sortes: ['signalement'] },
  ENTRETIEN: { libelle: 'Entretiens', sortes: ['entretien'] },
  VISITE: { libelle: 'Visites', sortes: ['visite'] },
  DISPOSITIF: { libelle: 'Dispositifs', sortes: ['dispositif', 'orientation'] },
  PRECONISATION: { libelle: 'Préconisations', sortes: ['preconisation'] },
  DECISION: { libelle: 'Décisions de revue', sortes: ['decision'] },
  ACCORD: { libelle: 'Accords', sortes: ['accord'] },
  PERSONNE: { libelle: 'Référent et cercle', sortes: ['lien'] },
  DOCUMENT: { libelle: 'Documents et livret', sortes: ['document', 'livret'] },
  DROIT: { libelle: 'Droits et aides', sortes: ['droit', 'aide'] },
  SUITE: { libelle: 'Relais et suivi', sortes: ['relais', 'suivi'] },
  FICHE: { libelle: 'Fiche', sortes: ['fiche'] },
} as const satisfies Readonly<Record<string, { readonly libelle: string; readonly sortes: readonly string[] }>>;

/** Code d'un genre. */
export type GenreFrise = keyof typeof GENRES_FRISE;

/** Tous les genres, dans l'ordre du filtre. */
export const CODES_GENRE_FRISE = Object.keys(GENRES_FRISE) as readonly GenreFrise[];

/** Sources d'un genre ; `null` sans filtre. */
export const sortesDuGenre = (genre: GenreFrise | undefined): readonly string[] | null =>
  genre === undefined ? null : GENRES_FRISE[genre].sortes;
