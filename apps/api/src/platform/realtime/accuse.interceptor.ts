import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, Observable } from 'rxjs';
import { accesDe, sousAcces } from '../database/acces-base.js';
import type { SocketPdp } from './salles.js';

/** Joue la commande au nom de son auteur, et met la valeur rendue par une commande sous la forme d'accusé `{ ok: true, donnees }`. */
export class AccuseInterceptor implements NestInterceptor {
  intercept(contexte: ExecutionContext, suite: CallHandler): Observable<unknown> {
    const { acteur } = contexte.switchToWs().getClient<SocketPdp>().data;
    const commande = new Observable<unknown>((abonne) =>
      sousAcces(accesDe(acteur), () => suite.handle().subscribe(abonne)),
    );
    return commande.pipe(map((donnees: unknown) => ({ ok: true, donnees: donnees ?? null })));
  }
}
