/** Premier nombre du verrou consultatif d'un import en cours ; le second est l'empreinte de son id. */
const FAMILLE = 7_301_958;

/** Prend le verrou pour la durée de la connexion : tant qu'il tient, le processus qui lit est vivant. */
export const PRENDRE_VERROU = `SELECT pg_advisory_lock(${FAMILLE}, hashtext($1::text))`;

/** Vrai si personne ne lit plus cet import ; le verrou tombe avec la transaction. */
export const ESSAYER_VERROU = `SELECT pg_try_advisory_xact_lock(${FAMILLE}, hashtext($1::text)) AS libre`;
