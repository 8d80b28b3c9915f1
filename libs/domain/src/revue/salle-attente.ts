import type { CategorieDonnee } from '../dossier/categories.js';

/** Qui suit le passage et qui attend : sans droit sur ce dossier, un participant ne reçoit rien de lui. */
export const repartirSalle = <P extends ParticipantSalle>(participants: readonly P[]): RepartitionSalle<P> => ({
  dansLaSalle: participants.filter(({ peutLire }) => peutLire),
  enAttente: participants.filter(({ peutLire }) => !peutLire),
});

/** Catégorie → participants de la salle qui ne la voient pas, pour les badges « masqué à … » ; jamais de contenu. */
export const masqueA = <P extends ParticipantSalle>(
  participants: readonly P[],
  categories: readonly CategorieDonnee[],
): ReadonlyMap<CategorieDonnee, readonly P[]> => {
  const { dansLaSalle } = repartirSalle(participants);
  return new Map(
    categories
      .map(
        (categorie) =>
          [categorie, dansLaSalle.filter((participant) => !participant.categories.has(categorie))] as const,
      )
      .filter(([, aveugles]) => aveugles.length > 0),
  );
};

/**
 * Mode salle : ce que tous ceux qui voient l'écran partagé peuvent lire. Une seule personne sans droit, et plus rien
 * ne s'affiche ; une salle vide n'affiche rien non plus.
 */
export const categoriesCommunes = (participants: readonly ParticipantSalle[]): ReadonlySet<CategorieDonnee> => {
  const [premier, ...autres] = participants;
  if (!premier || participants.some(({ peutLire }) => !peutLire)) return new Set();
  return new Set(
    [...premier.categories].filter((categorie) => autres.every(({ categories }) => categories.has(categorie))),
  );
};

/** Ce que la salle doit savoir d'un participant pour le passage courant ; recalculé à chaque passage et à chaque retrait d'accord. */
export interface ParticipantSalle {
  readonly agentId: string;
  /** A le droit d'ouvrir ce dossier maintenant. */
  readonly peutLire: boolean;
  readonly categories: ReadonlySet<CategorieDonnee>;
}

/** Répartition des participants pour un passage. */
export interface RepartitionSalle<P> {
  readonly dansLaSalle: readonly P[];
  readonly enAttente: readonly P[];
}
