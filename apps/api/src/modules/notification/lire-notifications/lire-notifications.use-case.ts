import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { estAMoi, marquerLues } from '../persistence/notification.repository.js';

/** Marque lue une de mes notifications, ou toutes (`id` nul) ; sans effet sur ce qui l'est déjà. */
@Injectable()
export class LireNotifications {
  constructor(private readonly unite: UniteDeTravail) {}

  executer(acteur: Acteur, id: string | null): Promise<Resultat<{ lues: number }, ErreurMetier>> {
    return this.unite.executer<{ lues: number }, ErreurMetier>(acteur, async (tx) => {
      if (id !== null && !(await estAMoi(tx, acteur.utilisateurId, id))) return echec(introuvable());
      return succes({ lues: await marquerLues(tx, acteur.utilisateurId, id) });
    });
  }
}
