import type { ErreurMetier } from '@pdp/domain';
import type { FastifyReply } from 'fastify';
import { enProbleme } from './mise-en-probleme.js';

/** Répond un problème hors de Nest (crochet, route servie par Fastify seul), sous la même forme que le filtre. */
export function envoyerProbleme(reponse: FastifyReply, erreur: ErreurMetier, correlationId: string | undefined): void {
  const probleme = enProbleme(erreur, correlationId);
  void reponse
    .status(probleme.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(probleme));
}
