import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';

/** Un invité dit s'il sera là : la coordination voit d'avance quelle voix manquerait. */
@Injectable()
export class AnnoncerAbsence {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
  ) {}

  executer(acteur: Acteur, revueId: string, absent: boolean): Promise<Resultat<{ absent: boolean }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue) return echec(introuvable());
      const note = await tx.sql(
        `UPDATE revue_participant SET absence_prevue = $3 WHERE revue_id = $1 AND utilisateur_id = $2 RETURNING 1 AS un`,
        [revueId, acteur.utilisateurId, absent],
      );
      if (note.length === 0) return echec(regleRevue('Vous n’êtes pas invité à cette séance.'));
      await this.revues.ajouter(tx, acteur, revue, { type: 'presence-annoncee' });
      tx.journaliser({ action: 'revue.annoncerPresence', ressource: 'revue', ressourceId: revueId });
      return succes({ absent });
    });
  }
}
