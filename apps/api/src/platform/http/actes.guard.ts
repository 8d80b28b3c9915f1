import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { peutActe } from '@pdp/permissions';
import type { FastifyRequest } from 'fastify';
import { DECLARATION, type Declaration } from './actes.decorator.js';
import { ProblemeException, accesRefuse } from './probleme.exception.js';

/** Vérifie l'acte déclaré par la route contre la fonction active ; une route sans déclaration est refusée. */
@Injectable()
export class ActesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(contexte: ExecutionContext): boolean {
    if (contexte.getType() !== 'http') return true;
    const declaration = this.reflector.getAllAndOverride<Declaration | undefined>(DECLARATION, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    if (!declaration) throw new ProblemeException(accesRefuse());
    if (declaration.sorte !== 'acte') return true;
    const acteur = contexte.switchToHttp().getRequest<FastifyRequest>().acteur;
    if (acteur && peutActe(acteur.fonction, declaration.acte)) return true;
    throw new ProblemeException(accesRefuse());
  }
}
