/** Jeton d'injection ; fourni et exporté par le module d'authentification. */
export const PLACES_SOCKETS = Symbol('PLACES_SOCKETS');

/** Sockets ouvertes à la fois par une personne, tous processus confondus. */
export const SOCKETS_PAR_AGENT = 5;

/** Compte commun des sockets d'une personne : une place se prend à la connexion et se rend à la fin, jamais entre les deux. */
export interface PlacesSockets {
  /** Faux s'il n'en reste plus. */
  prendre(utilisateurId: string, socketId: string): Promise<boolean>;
  rendre(utilisateurId: string, socketId: string): Promise<void>;
  /** Dit que ce processus vit, à répéter : ses places se libèrent quand il se tait. */
  battre(): Promise<void>;
  /** Rend toutes les places de ce processus. */
  fermer(): Promise<void>;
}
