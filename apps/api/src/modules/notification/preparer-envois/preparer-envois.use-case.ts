import { Injectable } from '@nestjs/common';
import { PREFERENCES_PAR_DEFAUT, canauxImmediats, type CanalEnvoi } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { Canaux } from '../envoyer-message/canaux/canaux.js';
import { FileEnvois } from '../envoyer-message/file-envois.js';
import { ecrireEnvois, lireAPreparer, type NotificationAPreparer } from '../persistence/preparation.repository.js';

/** Décide, selon les préférences, de ce qui part tout de suite pour une notification ; le reste attend le récapitulatif. */
@Injectable()
export class PreparerEnvois {
  constructor(
    private readonly canaux: Canaux,
    private readonly file: FileEnvois,
  ) {}

  async executer(tx: Transaction, notificationId: string): Promise<void> {
    const notification = await lireAPreparer(tx, notificationId);
    if (!notification) return;
    const canaux = canauxImmediats(notification.preferences ?? PREFERENCES_PAR_DEFAUT, notification.urgente).filter(
      (c) => this.estPossible(notification, c),
    );
    const ids = await ecrireEnvois(tx, notification, canaux);
    tx.apresValidation(() => void this.file.confier(ids, tx.maintenant));
  }

  private estPossible({ aUnCourriel, aUnTelephone }: NotificationAPreparer, canal: CanalEnvoi): boolean {
    return canal === 'SMS' ? aUnTelephone && this.canaux.aDesSms : aUnCourriel;
  }
}
