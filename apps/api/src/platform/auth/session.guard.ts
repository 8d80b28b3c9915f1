import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { erreurMetier } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import { poserActeur } from '../database/acces-base.js';
import { DECLARATION, type Declaration } from '../http/actes.decorator.js';
import '../http/moi.decorator.js';
import { ProblemeException } from '../http/probleme.exception.js';
import { SessionService } from './sessions.js';

/** En-tête d'une demande que l'écran fait sans que personne n'ait agi : elle ne repousse pas la fin de session. */
export const EN_FOND = 'x-pdp-fond';

/** Pose `request.acteur` sur toute route, sauf celles déclarées `@Public` ; sans session valable, 401. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    // Les sockets sont authentifiées à la poignée de main, avant toute garde.
    if (contexte.getType() !== 'http') return true;
    const declaration = this.reflector.getAllAndOverride<Declaration | undefined>(DECLARATION, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    if (declaration?.sorte === 'public') return true;
    const demande = contexte.switchToHttp().getRequest<FastifyRequest>();
    const jeton = this.sessions.jetonDe(demande.headers.cookie);
    const acteur = await this.sessions.charger(jeton, demande.correlationId, demande.headers[EN_FOND] === '1');
    if (acteur) {
      demande.acteur = acteur;
      poserActeur(acteur);
      return true;
    }
    const detail =
      jeton === null ? 'Connectez-vous pour continuer.' : 'Votre session a pris fin. Connectez-vous pour continuer.';
    throw new ProblemeException(erreurMetier('non-connecte', detail));
  }
}
