import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { erreurMetier } from '@pdp/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concatMap, finalize, type Observable } from 'rxjs';
import type { Acteur } from '../../config/acteur.js';
import '../moi.decorator.js';
import { ProblemeException } from '../probleme.exception.js';
import { ConnexionFraiche } from './connexion-fraiche.js';
import { Debits } from './debits.js';
import { aCompter } from './limites.js';
import { Moisson } from './moisson.js';
import { PlacesLourdes } from './places-lourdes.js';
import { RefusDeLimite } from './refus-de-limite.js';

const RIEN = (): void => undefined;

const ATTENTE_S = 5;
const TROP_A_LA_FOIS = erreurMetier(
  'trop-de-demandes',
  'Deux fichiers sont déjà en préparation pour vous. Attendez que l’un arrive, puis recommencez.',
);

/**
 * Limites par agent : dossiers ouverts, recherches, exports. Le compte se fait pendant la lecture, sans aller-retour de plus
 * à la suite ; rien n'est rendu avant lui.
 */
@Injectable()
export class LimitesInterceptor implements NestInterceptor {
  constructor(
    private readonly moisson: Moisson,
    private readonly debits: Debits,
    private readonly refus: RefusDeLimite,
    private readonly fraiche: ConnexionFraiche,
    private readonly places: PlacesLourdes,
  ) {}

  async intercept(contexte: ExecutionContext, suite: CallHandler): Promise<Observable<unknown>> {
    if (contexte.getType() !== 'http') return suite.handle();
    const demande = contexte.switchToHttp().getRequest<FastifyRequest>();
    const { acteur } = demande;
    if (!acteur) return suite.handle();
    const { dossierId, sorte } = aCompter({
      methode: demande.method,
      route: demande.routeOptions.url ?? '',
      parametres: demande.params as Record<string, unknown>,
      requete: demande.query as Record<string, unknown>,
    });
    if (dossierId === null && sorte === null) return suite.handle();
    if (sorte === 'export')
      await this.fraiche.exiger(acteur, demande, contexte.switchToHttp().getResponse<FastifyReply>());
    const verdict = this.verifier(acteur, dossierId, sorte);
    // Une lecture qui échoue répond la première : le verdict n'a alors plus personne pour l'entendre.
    verdict.catch(() => undefined);
    if (sorte === 'export' || this.moisson.approche(acteur.utilisateurId)) await verdict;
    const rendre = sorte === 'export' ? this.prendrePlace(acteur) : RIEN;
    return suite.handle().pipe(
      finalize(rendre),
      concatMap(async (corps: unknown) => {
        await verdict.catch((probleme: unknown) => {
          void contexte.switchToHttp().getResponse<FastifyReply>().removeHeader('etag');
          throw probleme;
        });
        return corps;
      }),
    );
  }

  private prendrePlace({ utilisateurId }: Acteur): () => void {
    const rendre = this.places.prendre(utilisateurId);
    if (rendre === null) throw new ProblemeException(TROP_A_LA_FOIS, ATTENTE_S);
    return rendre;
  }

  private async verifier(
    acteur: Acteur,
    dossierId: string | null,
    sorte: 'recherche' | 'export' | null,
  ): Promise<void> {
    const { utilisateurId } = acteur;
    if (dossierId !== null) {
      const attenteS = await this.moisson.noter(utilisateurId, dossierId);
      if (attenteS !== null) throw await this.refus.constater(acteur, { sorte: 'lecture', attenteS, dossierId });
    }
    if (sorte === null) return;
    const attenteS = await this.debits.consommer(sorte, utilisateurId);
    if (attenteS !== null) throw await this.refus.constater(acteur, { sorte, attenteS, dossierId });
  }
}
