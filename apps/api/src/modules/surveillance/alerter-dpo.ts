import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { LIMITE_DEPASSEE } from '../../platform/http/limites/refus-de-limite.js';
import { dansUneTransaction, RegistreOutbox } from '../../platform/queue/registre-outbox.js';
import { NotificationPort } from '../notification/notification.port.js';

const NOM = 'surveillance.alerter-dpo';

/** Un agent a dépassé une limite de lecture : les délégués à la protection des données de sa plateforme sont prévenus. */
@Injectable()
export class AlerterDpo implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly registre: RegistreOutbox,
    private readonly notifications: NotificationPort,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(
      LIMITE_DEPASSEE,
      NOM,
      dansUneTransaction(this.unite, NOM, (tx, { donnees }) =>
        this.alerter(tx, String(donnees['utilisateurId']), donnees['plateformeId'] as string | null),
      ),
    );
  }

  private async alerter(tx: Transaction, utilisateurId: string, plateformeId: string | null): Promise<void> {
    const delegues = await tx.sql<{ id: string }>(
      `SELECT DISTINCT h.utilisateur_id AS id FROM habilitation h
       WHERE h.fonction = 'DPO' AND ($1::uuid IS NULL OR h.plateforme_id = $1)
         AND h.debut <= $2 AND (h.fin IS NULL OR h.fin > $2)`,
      [plateformeId, tx.maintenant],
    );
    await this.notifications.notifier(tx, {
      destinataires: delegues.map((d) => d.id),
      type: 'ACCES_INHABITUEL',
      ressource: 'utilisateur',
      ressourceId: utilisateurId,
    });
  }
}
