/** Axes du Service social (domain.md 9) : prévenir la perte d'emploi, ou sécuriser un parcours de santé. Comptés à part. */
export const LIBELLES_AXE = {
  PDP: 'Désinsertion (PDP)',
  SPS: 'Parcours en santé (SPS)',
} as const;

/** Code d'un axe. */
export type Axe = keyof typeof LIBELLES_AXE;

/** Tous les axes. */
export const AXES = Object.keys(LIBELLES_AXE) as readonly Axe[];
