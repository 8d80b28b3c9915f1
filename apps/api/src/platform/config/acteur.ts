import type { Fonction, Unite } from '@pdp/domain';

/** Qui agit : l'utilisateur connecté, sous son habilitation active. Les droits ne dépendent que d'elle. */
export type Acteur = {
  readonly utilisateurId: string;
  readonly sessionId: string;
  readonly habilitationId: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organismeId: string | null;
  readonly plateformeId: string | null;
  /** Rempli pour un assuré ; null pour un agent et un mandataire. */
  readonly assureId: string | null;
  readonly nom: string;
  readonly correlationId: string;
};

/** Acteur des traitements automatiques : aucun droit de lecture, seulement le nom au journal. */
export const SYSTEME = {
  utilisateurId: null,
  sessionId: null,
  fonction: null,
  organismeId: null,
  correlationId: 'systeme',
} as const;

export type ActeurOuSysteme = Acteur | typeof SYSTEME;
