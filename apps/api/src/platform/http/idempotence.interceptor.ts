import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { erreurMetier } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { Coffre } from '../chiffrement/coffre.js';
import { avecCleIdempotence } from '../database/idempotence.js';
import { ProblemeException } from './probleme.exception.js';

const FORME_CLE = /^[\x21-\x7e]{8,200}$/;

/** Tout POST accepte `Idempotency-Key` (gardée 24 h) : même clé et même corps, même réponse ; autre corps, 422. */
@Injectable()
export class IdempotenceInterceptor implements NestInterceptor {
  constructor(private readonly coffre: Coffre) {}

  intercept(contexte: ExecutionContext, suite: CallHandler): Observable<unknown> {
    if (contexte.getType() !== 'http') return suite.handle();
    const demande = contexte.switchToHttp().getRequest<FastifyRequest>();
    const cle = demande.headers['idempotency-key'];
    if (demande.method !== 'POST' || typeof cle !== 'string' || !demande.acteur) return suite.handle();
    if (!FORME_CLE.test(cle))
      throw new ProblemeException(
        erreurMetier('requete-invalide', 'L’en-tête Idempotency-Key doit compter de 8 à 200 caractères simples.'),
      );
    const recue = {
      cle,
      utilisateurId: demande.acteur.utilisateurId,
      route: demande.routeOptions.url ?? '',
      // Une empreinte à clé : sans elle, un corps qui ne porte qu'un NIR se retrouverait en les essayant tous.
      empreinte: this.coffre.empreinteDeCorps(`${demande.url}\n${JSON.stringify(demande.body ?? null)}`),
      coffre: this.coffre,
      servie: false,
    };
    return new Observable((abonne) => avecCleIdempotence(recue, () => suite.handle().subscribe(abonne)));
  }
}
