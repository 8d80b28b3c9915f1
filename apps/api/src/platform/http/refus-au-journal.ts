import type { FastifyRequest } from 'fastify';
import type { EntreeJournal } from '../journal/entree-journal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFUS: readonly number[] = [403, 404];
const LECTURES: readonly string[] = ['GET', 'HEAD'];

/**
 * Ligne du journal d'une écriture refusée à une personne connectée, ou `null` s'il n'y a rien à inscrire. Le modèle de la
 * route et l'identifiant visé, jamais le corps. Une lecture refusée se note dans son cas d'usage (trust.md A8, 77).
 */
export function refusAConsigner(demande: FastifyRequest, statut: number): EntreeJournal | null {
  const route = demande.routeOptions.url;
  if (!demande.acteur || route === undefined || !REFUS.includes(statut) || LECTURES.includes(demande.method))
    return null;
  const cible = premierUuid(demande.params);
  const dossier = /\/dossiers\/:/.test(route);
  return {
    action: 'ecriture.refusee',
    ressource: `${demande.method} ${route}`,
    ressourceId: cible,
    dossierId: dossier ? cible : null,
    resultat: 'REFUS',
  };
}

function premierUuid(parametres: unknown): string | null {
  const valeurs = typeof parametres === 'object' && parametres !== null ? Object.values(parametres) : [];
  return valeurs.find((v): v is string => typeof v === 'string' && UUID.test(v)) ?? null;
}
