import { Injectable } from '@nestjs/common';
import { PREFERENCES_PAR_DEFAUT, canauxImmediats, type CanalEnvoi } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { Canaux } from '../envoyer-message/canaux/canaux.js';
import { FileEnvois } from '../envoyer-message/file-envois.js';
import { ecrireEnvois, lireAPreparer, type NotificationAPreparer } from '../persistence/preparation.repository.js';

/** Décide, selon les préférences, de ce qui part tout de suite pour des notifications ; le reste attend le récapitulatif. */
@Injectable()
export class PreparerEnvois {
  constructor(
    private readonly canaux: Canaux,
    private readonly file: FileEnvois,
  ) {}

  async executer(tx: Transaction, notificationIds: readonly string[]): Promise<void> {
    const notifications = await lireAPreparer(tx, notificationIds);
    if (notifications.length === 0) return;
    const voulus = notifications.map((notification) => ({ notification, canaux: this.canauxDe(notification) }));
    const ids = await ecrireEnvois(tx, voulus);
    tx.apresValidation(() => void this.file.confier(ids, tx.maintenant));
  }

  private canauxDe(notification: NotificationAPreparer): CanalEnvoi[] {
    const { preferences, urgente } = notification;
    return canauxImmediats(preferences ?? PREFERENCES_PAR_DEFAUT, urgente).filter((c) =>
      this.estPossible(notification, c),
    );
  }

  private estPossible({ aUnCourriel, aUnTelephone }: NotificationAPreparer, canal: CanalEnvoi): boolean {
    return canal === 'SMS' ? aUnTelephone && this.canaux.aDesSms : aUnCourriel;
  }
}
