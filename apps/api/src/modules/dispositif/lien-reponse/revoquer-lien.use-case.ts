import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { categoriesLues, gestesDe, litDispositif } from '../acces-dispositif.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { LiensDepot } from '../persistence/liens.depot.js';

/** Retire un lien donné par erreur ou devenu inutile : il n'ouvre plus rien, aussitôt. */
@Injectable()
export class RevoquerLien {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DispositifsDepot,
    private readonly liens: LiensDepot,
  ) {}

  executer(acteur: Acteur, id: string): Promise<Resultat<{ readonly id: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const lien = await this.liens.dossierDe(tx, id);
      const faits = lien === null ? null : await this.faits.charger(acteur, lien.dossierId, tx);
      if (!faits || lien === null) return echec(introuvable());
      const tous = await this.depot.verrouiller(tx, lien.dossierId);
      const dispositif = tous.find((un) => un.id === lien.dispositifId);
      if (!dispositif || !litDispositif(acteur, faits, dispositif)) return echec(introuvable());
      if (gestesDe(acteur, faits, dispositif).length === 0) return echec(accesRefuse());
      if (!(await this.liens.clore(tx, id, 'REVOQUE')))
        return echec(erreurMetier('conflit', 'Ce lien ne vaut déjà plus.'));
      tx.journaliser({
        action: 'dispositif.lienRevoquer',
        ressource: 'dispositif',
        ressourceId: dispositif.id,
        dossierId: lien.dossierId,
        categories: categoriesLues([dispositif]),
      });
      return succes({ id });
    });
  }
}
