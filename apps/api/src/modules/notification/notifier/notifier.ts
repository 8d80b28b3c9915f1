import { Injectable } from '@nestjs/common';
import { estUrgente } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import {
  NotificationPort,
  type AvisARetirer,
  type AvisPersonnel,
  type DemandeNotification,
} from '../notification.port.js';
import { litEncore } from '../persistence/acces-destinataire.js';
import { resoudreDestinataires } from '../persistence/destinataires.js';
import {
  annulerPour,
  annulerSiInjoignable,
  destinatairesEnAttente,
  ecrireNotifications,
  type NotificationAEcrire,
} from '../persistence/notification.repository.js';
import { retirerAvis } from '../persistence/retrait-d-avis.js';

/** Écrit les notifications dans la transaction de l'appelant. */
@Injectable()
export class Notifier extends NotificationPort {
  async notifier(tx: Transaction, { destinataires, sauf, ...avis }: DemandeNotification): Promise<void> {
    const ids = await resoudreDestinataires(tx, destinataires, sauf ?? null);
    await this.notifierChacun(
      tx,
      ids.map((destinataireId) => ({ destinataireId, ...avis })),
    );
  }

  async notifierChacun(tx: Transaction, avis: readonly AvisPersonnel[]): Promise<void> {
    if (avis.length === 0) return;
    for (const { id, utilisateurId } of await ecrireNotifications(tx, avis.map(aEcrire)))
      tx.diffuser(`agent:${utilisateurId}`, 'notification.creee', { id });
  }

  retirer(tx: Transaction, avis: AvisARetirer): Promise<readonly string[]> {
    return retirerAvis(tx, avis);
  }

  async annulerSansAcces(tx: Transaction, dossierId: string): Promise<void> {
    for (const utilisateurId of await destinatairesEnAttente(tx, dossierId)) {
      if (!(await litEncore(tx, utilisateurId, dossierId))) await annulerPour(tx, dossierId, utilisateurId);
    }
  }

  annulerSansCompte(tx: Transaction, utilisateurId: string): Promise<void> {
    return annulerSiInjoignable(tx, utilisateurId);
  }
}

const aEcrire = ({ dossierId = null, urgente, ...avis }: AvisPersonnel): NotificationAEcrire => ({
  ...avis,
  dossierId,
  urgente: urgente ?? estUrgente(avis.type),
});
