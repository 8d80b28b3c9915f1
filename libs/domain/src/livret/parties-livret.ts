/** Parties du livret, dans l'ordre où l'assuré les lit (domain.md 5.3). */
export const PARTIES_LIVRET = [
  'CAP',
  'OU_J_EN_SUIS',
  'RENDEZ_VOUS',
  'ETAPES',
  'DECISIONS',
  'QUI_FAIT_QUOI',
  'RESSOURCES',
  'DISPOSITIFS',
  'ACCORDS',
] as const;

/** Une partie du livret. */
export type PartieLivret = (typeof PARTIES_LIVRET)[number];

/** Titre de chaque partie, tel que l'assuré le lit. */
export const LIBELLES_PARTIE_LIVRET: Readonly<Record<PartieLivret, string>> = {
  CAP: 'Mon cap',
  OU_J_EN_SUIS: 'Où j’en suis',
  RENDEZ_VOUS: 'Mon prochain rendez-vous',
  ETAPES: 'Mes étapes',
  DECISIONS: 'Ce qui a été décidé',
  QUI_FAIT_QUOI: 'Qui fait quoi',
  RESSOURCES: 'Ce qui m’aide',
  DISPOSITIFS: 'Mes aides',
  ACCORDS: 'Mes accords',
};
