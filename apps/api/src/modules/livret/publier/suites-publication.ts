import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TACHE_PUBLIER, TachePort } from '../../tache/tache.port.js';
import { LivretDepot } from '../persistence/livret.depot.js';

/** Ce qu'une publication met en route : l'assuré prévenu, sans contenu, et le rappel « Publier le livret » clos. */
@Injectable()
export class SuitesPublication {
  constructor(
    private readonly depot: LivretDepot,
    private readonly notifications: NotificationPort,
    private readonly taches: TachePort,
    private readonly dossiers: DossierPort,
  ) {}

  async declencher(tx: Transaction, acteur: Acteur, dossierId: string): Promise<void> {
    await this.notifications.notifier(tx, {
      destinataires: await this.depot.coteAssure(tx, dossierId),
      type: 'LIVRET_PUBLIE',
      ressource: 'livret',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
    await this.taches.terminerCellesDe(tx, { dossierId, libelle: TACHE_PUBLIER });
    await this.dossiers.toucher(tx, dossierId);
  }
}
