import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';

/** Met la valeur rendue par une commande sous la forme d'accusé `{ ok: true, donnees }`. */
export class AccuseInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, suite: CallHandler): Observable<unknown> {
    return suite.handle().pipe(map((donnees: unknown) => ({ ok: true, donnees: donnees ?? null })));
  }
}
