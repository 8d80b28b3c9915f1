import { COMPTE_OUVERT, habilitationUtilisable } from '../../../platform/auth/requetes-session.js';

/**
 * Condition « cette personne peut se connecter à l'instant `instant` » sur l'utilisateur `u` : compte ouvert, une habilitation
 * utilisable. À qui ne le peut plus, rien n'est écrit et rien ne part, même sans contenu (docs/adr, 0025).
 */
export const joignableSql = (instant: string): string =>
  `(${COMPTE_OUVERT} AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND ${habilitationUtilisable(instant)}))`;
