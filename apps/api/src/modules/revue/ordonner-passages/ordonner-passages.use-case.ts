import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat, type VersionVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { mettreLeLotALaFin } from '../persistence/ordre-des-passages.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { refusDeTenir, regleRevue } from '../revue.erreurs.js';

/** Range les passages dans l'ordre donné ; la liste doit citer tous les passages encore inscrits. */
@Injectable()
export class OrdonnerPassages {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
  ) {}

  executer(
    acteur: Acteur,
    revueId: string,
    version: number,
    passages: readonly string[],
  ): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue) return echec(introuvable());
      const refus = refusDeTenir(acteur, revue);
      if (refus) return echec(refus);
      const actuels = await tx.sql<{ id: string }>(
        `SELECT id FROM passage_revue WHERE revue_id = $1 AND etat NOT IN ('RETIRE','REPORTE') ORDER BY ordre, id`,
        [revueId],
      );
      const attendus = actuels.map((p) => p.id);
      if (version !== revue.version)
        return echec(versionPerimee({ id: revueId, version: revue.version, passages: attendus }));
      if (['TERMINEE', 'COMPTE_RENDU_VALIDE', 'ANNULEE', 'REPORTEE'].includes(revue.etat))
        return echec(regleRevue('La séance est finie : son ordre ne change plus.'));
      if (attendus.length !== passages.length || !attendus.every((id) => passages.includes(id)))
        return echec(regleRevue('La liste doit citer tous les dossiers inscrits, une fois chacun.'));
      await tx.sql(
        `UPDATE passage_revue p SET ordre = n.rang FROM unnest($2::uuid[]) WITH ORDINALITY AS n(id, rang) WHERE p.id = n.id AND p.revue_id = $1`,
        [revueId, passages],
      );
      await mettreLeLotALaFin(tx, revueId);
      await this.revues.ajouter(tx, acteur, revue, { type: 'ordre-change' });
      tx.journaliser({ action: 'revue.ordonner', ressource: 'revue', ressourceId: revueId });
      return succes({ id: revueId, version: revue.version });
    });
  }
}
