import { Injectable } from '@nestjs/common';
import type { ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../notification/notification.port.js';
import { SuppleanceDepot, type Suppleance } from './persistence/suppleance.depot.js';

/** Ouvre et reprend les dossiers d'une suppléance ; chaque ouverture est au journal et dans l'historique du dossier. */
@Injectable()
export class LiensDeSuppleance {
  constructor(
    private readonly depot: SuppleanceDepot,
    private readonly notifications: NotificationPort,
  ) {}

  async ouvrir(tx: Transaction, acteur: ActeurOuSysteme, suppleance: Suppleance): Promise<void> {
    for (const { id, dossierId } of await this.depot.ouvrirLiens(tx, suppleance)) {
      await tx.sql(
        `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le)
         VALUES ($1,'affectation',$2,$3,'relier',NULL,'CERCLE',$4,$5,'Suppléance',$6)`,
        [tx.nouvelId(), id, dossierId, acteur.utilisateurId, acteur.fonction, tx.maintenant],
      );
      tx.journaliser({ action: 'dossier.suppleer', ressource: 'affectation', ressourceId: id, dossierId });
    }
  }

  /** Ferme les dossiers que l'absent n'a plus ; ou tous, si l'absence est finie. Les écrans ouverts se ferment aussitôt. */
  async fermer(tx: Transaction, suppleance: Suppleance, orphelins: boolean): Promise<void> {
    for (const dossierId of await this.depot.fermerLiens(tx, suppleance, orphelins)) {
      await this.notifications.annulerSansAcces(tx, dossierId);
      tx.diffuser(`agent:${suppleance.suppleantId}`, 'acces.retire', { ressource: 'dossier', id: dossierId });
      tx.journaliser({
        action: 'dossier.desaffecter',
        ressource: 'suppleance',
        ressourceId: suppleance.id,
        dossierId,
      });
    }
    if (!orphelins) await this.depot.marquerClose(tx, suppleance.id);
  }
}
