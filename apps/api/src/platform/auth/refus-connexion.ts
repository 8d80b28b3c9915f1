import { REFUS_CONNEXION, erreurMetier, type ErreurMetier, type RaisonRefusConnexion } from '@pdp/domain';

/** Refus d'une identité pourtant prouvée ; un programme en lit la raison dans `champs`. */
export function refusDeConnexion(raison: RaisonRefusConnexion): ErreurMetier {
  const { phrase } = REFUS_CONNEXION[raison];
  return erreurMetier('acces-refuse', phrase, { champs: [{ chemin: 'connexion', code: raison, message: phrase }] });
}

/** Raison portée par ce refus, ou null si c'en est un autre (panne, réponse illisible, abandon). */
export function raisonDe(erreur: ErreurMetier): RaisonRefusConnexion | null {
  const code = erreur.champs?.find(({ chemin }) => chemin === 'connexion')?.code;
  return code !== undefined && Object.hasOwn(REFUS_CONNEXION, code) ? (code as RaisonRefusConnexion) : null;
}
