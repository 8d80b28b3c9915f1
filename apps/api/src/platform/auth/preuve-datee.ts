import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import type { ConnexionRetrouvee } from './connexions-en-cours.js';
import type { Dires } from './exigences.js';

/** Écart admis entre l'horloge du fournisseur et la nôtre. */
const TOLERANCE_MS = 30_000;

/** `max_age` de la demande, en secondes ; `null` : pas envoyé. Zéro demande une preuve neuve, à qui ne refuse pas le paramètre. */
export const maxAgeDemande = ({ maxAgeS, refuseMaxAge }: ProfilFournisseur, recente: boolean): number | null =>
  recente && !refuseMaxAge ? 0 : maxAgeS;

/** Instant où le fournisseur dit, dans son jeton d'identité, avoir vérifié la personne (`auth_time`) ; `null` s'il ne le dit pas. */
export const dateDePreuve = ({ auth_time: secondes }: Dires): Date | null =>
  typeof secondes === 'number' && Number.isFinite(secondes) ? new Date(secondes * 1000) : null;

/**
 * Une preuve neuve était demandée : vient-elle d'après la demande ? `prompt=login` passe par le navigateur, qui peut l'ôter ;
 * `auth_time`, signé, ne se retouche pas. Absent, il suffit à refuser, sauf chez qui n'admet pas qu'on l'exige par `max_age`.
 */
export function preuveSuffit(
  profil: ProfilFournisseur,
  { recente, commenceeLe }: Pick<ConnexionRetrouvee, 'recente' | 'commenceeLe'>,
  dires: Dires,
): boolean {
  if (!recente) return true;
  const date = dateDePreuve(dires);
  if (date === null) return maxAgeDemande(profil, true) === null;
  return date.getTime() >= commenceeLe.getTime() - TOLERANCE_MS;
}

/**
 * Instant de la preuve, à garder avec la session ; jamais dans l'avenir. `null` : inconnu, et la session ne vaut pas une connexion
 * récente.
 */
export function instantDePreuve(
  { recente }: Pick<ConnexionRetrouvee, 'recente'>,
  datee: Date | null,
  arrivee: Date,
): Date | null {
  const date = datee ?? (recente ? arrivee : null);
  return date !== null && date > arrivee ? arrivee : date;
}
