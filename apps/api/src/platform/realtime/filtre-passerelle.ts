import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { journalTechnique } from '../health/journal-technique.js';
import { enErreurMetier } from '../http/mise-en-probleme.js';
import { nommerErreur } from '../queue/erreurs.js';
import { refuser } from './accuse.js';
import type { SocketPdp } from './salles.js';

/** Répond à l'accusé (argument 2 de l'hôte) pour tout échec d'une passerelle, validation comprise. */
@Catch()
export class FiltrePasserelle implements ExceptionFilter {
  catch(erreur: unknown, hote: ArgumentsHost): void {
    const accuse: unknown = hote.getArgByIndex(2);
    const { correlationId } = hote.switchToWs().getClient<SocketPdp>().data.acteur;
    const metier = enErreurMetier(erreur);
    if (metier.code === 'erreur-interne') {
      const pile = erreur instanceof Error ? erreur.stack?.split('\n').slice(1, 8) : undefined;
      journalTechnique.error({ correlationId, commande: hote.getArgByIndex(3), erreur: nommerErreur(erreur), pile }, 'erreur imprévue');
    }
    refuser(typeof accuse === 'function' ? (accuse as (a: unknown) => void) : null, metier, correlationId);
  }
}
