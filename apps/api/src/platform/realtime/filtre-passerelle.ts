import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ErreurMetier } from '@pdp/domain';
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
      journalTechnique.error(
        { correlationId, commande: hote.getArgByIndex(3), erreur: nommerErreur(erreur), pile },
        'erreur imprévue',
      );
    }
    refuser(typeof accuse === 'function' ? (accuse as (a: unknown) => void) : null, sansEcho(metier), correlationId);
  }
}

// Le nom d'un champ inconnu vient du client : on ne dit que l'endroit.
function sansEcho(erreur: ErreurMetier): ErreurMetier {
  if (!erreur.champs) return erreur;
  const champs = erreur.champs.map((c) =>
    c.code === 'champ-inconnu' ? { ...c, chemin: c.chemin.split('.').slice(0, -1).join('.') || 'corps' } : c,
  );
  return { ...erreur, champs };
}
