import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { peutActe } from '@pdp/permissions';
import { DECLARATION, type Declaration } from '../http/actes.decorator.js';
import { ProblemeException, accesRefuse } from '../http/probleme.exception.js';
import type { SocketPdp } from './salles.js';

/** Vérifie l'acte déclaré par une commande contre la fonction active ; sans déclaration, ou déclarée publique, refusée. */
export class GardePasserelle implements CanActivate {
  private readonly reflector = new Reflector();

  canActivate(contexte: ExecutionContext): boolean {
    const declaration = this.reflector.getAllAndOverride<Declaration | undefined>(DECLARATION, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    const { acteur } = contexte.switchToWs().getClient<SocketPdp>().data;
    if (declaration?.sorte === 'connecte') return true;
    if (declaration?.sorte === 'acte' && peutActe(acteur.fonction, declaration.acte)) return true;
    throw new ProblemeException(accesRefuse());
  }
}
