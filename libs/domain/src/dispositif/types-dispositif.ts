/** Dispositifs mobilisables (domain.md 2.2.4 à 2.2.14), dans l'ordre où ils sont proposés. */
export const TYPES_DISPOSITIF = [
  'ESSAI_ENCADRE',
  'CRPE',
  'TEMPS_PARTIEL_THERAPEUTIQUE',
  'ACTION_PENDANT_ARRET',
  'PMSMP',
  'PROJET_TRANSITION_PRO',
  'RQTH',
  'INVALIDITE',
  'INAPTITUDE',
  'VISITE_REPRISE',
  'RENDEZ_VOUS_LIAISON',
] as const;

/** Code d'un dispositif. */
export type TypeDispositif = (typeof TYPES_DISPOSITIF)[number];

/**
 * Ceux qui révèlent un statut de santé : les lire demande aussi le droit sur « RQTH, invalidité » (domain.md 0.3, fait 7).
 * Un lecteur limité à l'invalidité n'y voit que l'invalidité.
 */
export const DISPOSITIFS_DE_SANTE: readonly TypeDispositif[] = ['RQTH', 'INVALIDITE', 'INAPTITUDE'];

/** Rencontres du retour (domain.md 2.2.4, 2.2.5) : elles se suivent avec la visite de pré-reprise, et supposent un employeur. */
export const RENCONTRES_DU_RETOUR: readonly TypeDispositif[] = ['VISITE_REPRISE', 'RENDEZ_VOUS_LIAISON'];

/** Parties dont l'accord est demandé, chacune pour elle-même. */
export const LIBELLES_PARTIE = {
  MEDECIN_TRAITANT: 'Médecin traitant',
  MEDECIN_TRAVAIL: 'Médecin du travail',
  MEDECIN_CONSEIL: 'Médecin conseil',
  ENTREPRISE: 'Entreprise',
} as const;

/** Code d'une partie. */
export type Partie = keyof typeof LIBELLES_PARTIE;

/** Toutes les parties, dans l'ordre conseillé de sollicitation (domain.md 2.2.6, Q8 : ordre conseillé, jamais imposé). */
export const PARTIES = Object.keys(LIBELLES_PARTIE) as readonly Partie[];

/** Les trois médecins : leur accord se redemande au renouvellement. */
export const MEDECINS: readonly Partie[] = ['MEDECIN_TRAITANT', 'MEDECIN_TRAVAIL', 'MEDECIN_CONSEIL'];

/** Réponse d'une partie. Jamais de motif médical (R.4127-104 CSP). */
export const LIBELLES_REPONSE = { FAVORABLE: 'Favorable', DEFAVORABLE: 'Défavorable' } as const;

/** Code d'une réponse. */
export type Reponse = keyof typeof LIBELLES_REPONSE;
