import { Injectable } from '@nestjs/common';
import type { MotLivret } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { LivretDepot } from '../persistence/livret.depot.js';

type MotChange = {
  readonly dossierId: string;
  readonly mot: Pick<MotLivret, 'id' | 'partage'>;
  /** Nul : il vient d'être écrit. */
  readonly avant: Pick<MotLivret, 'partage'> | null;
};

/** Ce qu'un mot met en route : le référent prévenu quand il devient partagé ; rien d'autre que le journal quand il ne l'est pas. */
@Injectable()
export class SuitesMot {
  constructor(
    private readonly depot: LivretDepot,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
  ) {}

  async apres(tx: Transaction, acteur: Acteur, { dossierId, mot, avant }: MotChange): Promise<void> {
    // Le journal est lu par le délégué : il sait que l'assuré a écrit chez lui, jamais quoi, ni dans quelle partie.
    tx.journaliser({
      action: 'livret.noter',
      ressource: 'livret_mot',
      ressourceId: mot.id,
      dossierId,
      categories: ['livret'],
    });
    if (mot.partage || avant?.partage) await this.dossiers.toucher(tx, dossierId);
    if (!mot.partage || avant?.partage) return;
    const referentId = await this.depot.referentActif(tx, dossierId);
    if (referentId === null) return;
    await this.notifications.notifier(tx, {
      destinataires: [referentId],
      type: 'MOT_PARTAGE',
      ressource: 'livret',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
  }
}
