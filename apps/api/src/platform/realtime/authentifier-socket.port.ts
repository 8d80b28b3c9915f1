import type { Acteur } from '../config/acteur.js';

/** Jeton d'injection ; fourni et exporté par le module d'authentification. */
export const AUTHENTIFIER_SOCKET = Symbol('AUTHENTIFIER_SOCKET');

/** Ce que le temps réel demande aux sessions. */
export interface AuthentifierSocket {
  /**
   * Acteur de la session portée par l'en-tête `Cookie` de la poignée de main, tout vérifié (session, compte,
   * habilitation) ; null sinon. Appelé à la connexion et à chaque commande : vaut activité de la personne.
   */
  charger(enteteCookie: string | undefined): Promise<Acteur | null>;
  /** Parmi ces ids de session, ceux encore valables ; une seule requête, et ne vaut pas activité. */
  encoreValides(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
}
