const MINUTE = 60_000;

/**
 * Durées d'une session, en millisecondes : fin après trente minutes sans demande (soixante pour qui participe à une revue
 * en cours), et douze heures après la connexion quoi qu'il arrive (trust.md A8, 43). La dernière demande s'écrit à
 * `pasDeVueMs` près.
 */
export const DUREES_SESSION = {
  inactiviteMs: 30 * MINUTE,
  inactiviteRevueMs: 60 * MINUTE,
  absolueMs: 12 * 60 * MINUTE,
  pasDeVueMs: MINUTE,
} as const;
