import type { Fonction, Unite } from '@pdp/domain';

/** Qui demande : l'utilisateur sous son habilitation active, et elle seule. Aucun champ n'est facultatif. */
export interface Sujet {
  readonly utilisateurId: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organismeId: string | null;
  readonly plateformeId: string | null;
  readonly assureId: string | null;
}

/** Actions possibles sur une catégorie de données ; il n'existe pas d'action « tout ». */
export const ACTIONS = ['lire', 'ecrire', 'proposer', 'compter'] as const;

/** `proposer` : demander une correction ou commenter, sans écrire. `compter` : agrégats seulement. */
export type ActionDonnee = (typeof ACTIONS)[number];
