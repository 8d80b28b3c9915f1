import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import type { Orientation } from '../persistence/orientations.depot.js';

type Reponse = { readonly transition: string; readonly de: string; readonly vers: string };

/** Traces d'une orientation : transition, journal, et le référent prévenu de la réponse. */
@Injectable()
export class AnnoncesOrientation {
  constructor(
    private readonly journal: JournalGroupe,
    private readonly dossiers: DossierPort,
    private readonly notifications: NotificationPort,
  ) {}

  /** Lire la liste, c'est lire de chaque dossier qui y est nommé. */
  async consigner(acteur: Acteur, dossiers: readonly string[]): Promise<void> {
    await Promise.all(
      [...new Set(dossiers)].map((dossierId) =>
        this.journal.consigner(acteur, {
          action: 'orientation.lire',
          ressource: 'orientation',
          ressourceId: dossierId,
          dossierId,
          categories: ['identite', 'revueAgenda'],
        }),
      ),
    );
  }

  async apresReponse(tx: Transaction, acteur: Acteur, orientation: Orientation, reponse: Reponse): Promise<void> {
    const { id, dossierId } = orientation;
    await tracerTransition(tx, acteur, { ressource: 'orientation-etm', id, dossierId, ...reponse });
    tx.journaliser({
      action: `orientation.${reponse.transition}`,
      ressource: 'orientation',
      ressourceId: id,
      dossierId,
    });
    const referentId = (await this.dossiers.resume(dossierId, tx))?.referentId ?? null;
    if (referentId === null) return;
    await this.notifications.notifier(tx, {
      destinataires: [referentId],
      type: 'ORIENTATION_ETM',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
  }
}
