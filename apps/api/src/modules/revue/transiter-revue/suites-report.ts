import { Injectable } from '@nestjs/common';
import { LIBELLES_TYPE_REVUE, dateEnLettres, dateParis, type TypeRevue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';

/** Ce que deviennent les invités et les dossiers d'une séance qui n'a pas lieu à sa date. */
@Injectable()
export class SuitesReport {
  constructor(
    private readonly revues: RevueRepository,
    private readonly notifications: NotificationPort,
  ) {}

  /** Crée la séance à sa nouvelle date ; les invités et les dossiers inscrits y suivent. Rend son id. */
  async reporter(tx: Transaction, acteur: Acteur, revue: Revue, nouveauDebut: Date): Promise<string> {
    const id = tx.nouvelId();
    const { plateformeId, dureeMinutes, organismeId } = revue;
    const type = revue.type as TypeRevue;
    const titre = `${LIBELLES_TYPE_REVUE[type]} du ${dateEnLettres(dateParis(nouveauDebut))}`;
    const creePar = acteur.utilisateurId;
    await this.revues.planifier(tx, {
      id,
      plateformeId,
      type,
      titre,
      debut: nouveauDebut,
      dureeMinutes,
      creePar,
      organismeId,
    });
    await tx.sql(
      `WITH invites AS (INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id) SELECT $2, utilisateur_id, habilitation_id FROM revue_participant WHERE revue_id = $1)
       UPDATE passage_revue SET revue_id = $2, version = version + 1 WHERE revue_id = $1 AND etat IN ('INSCRIT','RETENU')`,
      [revue.id, id],
    );
    if (revue.etat !== 'PLANIFIEE') await tx.sql(`UPDATE revue SET etat = 'ORDRE_DU_JOUR_OUVERT' WHERE id = $1`, [id]);
    return id;
  }

  /** Prévient les invités qu'une séance à venir est annulée ou déplacée ; la page dit le reste. */
  async prevenir(tx: Transaction, acteur: Acteur, revueId: string): Promise<void> {
    const invites = await tx.sql<{ id: string }>(
      `SELECT utilisateur_id AS id FROM revue_participant WHERE revue_id = $1`,
      [revueId],
    );
    await this.notifications.notifier(tx, {
      destinataires: invites.map((i) => i.id),
      type: 'SEANCE_CHANGEE',
      ressource: 'revue',
      ressourceId: revueId,
      sauf: acteur.utilisateurId,
    });
  }
}
