import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { STATUT_DE_CODE, erreurMetier } from '@pdp/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { journalTechnique } from '../health/journal-technique.js';
import { JournalGroupe } from '../journal/journal-groupe.js';
import { enErreurMetier, enProbleme } from './mise-en-probleme.js';
import { ProblemeException } from './probleme.exception.js';
import { refusAConsigner } from './refus-au-journal.js';

/** Met toute erreur HTTP en `application/problem+json` ; journalise l'imprévu sans donnée de la demande. */
@Catch()
export class ProblemeFilter implements ExceptionFilter {
  constructor(private readonly journal: JournalGroupe) {}

  async catch(recue: unknown, hote: ArgumentsHost): Promise<void> {
    const http = hote.switchToHttp();
    const demande = http.getRequest<FastifyRequest>();
    const reponse = http.getResponse<FastifyReply>();
    const erreur = await this.consignerRefus(demande, recue);
    const metier = estInterrompue(demande) ? INTERROMPUE : enErreurMetier(erreur);
    const probleme = enProbleme(metier, demande.correlationId);
    if (probleme.status >= 500)
      journalTechnique.error(
        { correlationId: demande.correlationId, route: demande.routeOptions?.url, erreur: resume(erreur) },
        'erreur imprévue',
      );
    if (reponse.sent) return;
    if (probleme.status === 503) void reponse.header('retry-after', '5');
    if (erreur instanceof ProblemeException && erreur.attenteS !== null)
      void reponse.header('retry-after', String(erreur.attenteS));
    void reponse
      .status(probleme.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(probleme));
  }

  /** Inscrit un refus d'écriture avant qu'il se dise ; rend l'erreur à montrer, celle du journal s'il n'a pas pu s'écrire. */
  private async consignerRefus(demande: FastifyRequest, erreur: unknown): Promise<unknown> {
    const refus = refusAConsigner(demande, STATUT_DE_CODE[enErreurMetier(erreur).code]);
    if (refus === null || !demande.acteur) return erreur;
    return this.journal.consigner(demande.acteur, refus).then(
      () => erreur,
      (panne: unknown) => panne,
    );
  }
}

const INTERROMPUE = erreurMetier('corps-illisible', 'La demande s’est interrompue avant d’être reçue en entier.');

// Le client est parti, ou a envoyé un découpage faux, au milieu de son envoi : c'est sa faute, pas une panne à signaler.
const estInterrompue = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

// Le message d'une erreur de base peut citer une valeur saisie : on ne garde que son nom, son code et sa pile.
function resume(erreur: unknown): object {
  if (!(erreur instanceof Error)) return { nom: typeof erreur };
  const code = (erreur as { code?: unknown }).code;
  const deBase = typeof code === 'string';
  return {
    nom: erreur.name,
    code,
    message: deBase ? undefined : erreur.message,
    pile: erreur.stack?.split('\n').slice(1, 8),
  };
}
