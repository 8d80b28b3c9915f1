import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { erreurMetier } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import type { Acteur } from '../config/acteur.js';
import { ProblemeException } from './probleme.exception.js';

declare module 'fastify' {
  interface FastifyRequest {
    acteur?: Acteur;
    correlationId: string;
  }
}

/** L'acteur connecté, posé par la garde de session. */
export const Moi = createParamDecorator((_: unknown, contexte: ExecutionContext): Acteur => {
  const acteur = contexte.switchToHttp().getRequest<FastifyRequest>().acteur;
  if (!acteur) throw new ProblemeException(erreurMetier('non-connecte', 'Connectez-vous pour continuer.'));
  return acteur;
});
