import { Injectable } from '@nestjs/common';
import { estUrgente } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort, type DemandeNotification } from '../notification.port.js';
import { litEncore } from '../persistence/acces-destinataire.js';
import { resoudreDestinataires } from '../persistence/destinataires.js';
import { annulerPour, destinatairesEnAttente, ecrireNotifications } from '../persistence/notification.repository.js';

/** Événement de la boîte de sortie : une notification vient d'être écrite, des envois sont peut-être à préparer. */
export const NOTIFICATION_CREEE = 'notification.creee';

/** Écrit les notifications dans la transaction de l'appelant. */
@Injectable()
export class Notifier extends NotificationPort {
  async notifier(tx: Transaction, demande: DemandeNotification): Promise<void> {
    const destinataires = await resoudreDestinataires(tx, demande.destinataires, demande.sauf ?? null);
    if (destinataires.length === 0) return;
    const { type, ressource, ressourceId, dossierId = null, urgente = estUrgente(demande.type) } = demande;
    const ecrites = await ecrireNotifications(tx, destinataires, { type, ressource, ressourceId, dossierId, urgente });
    for (const { id, utilisateurId, neuve } of ecrites) {
      if (neuve) tx.publier(NOTIFICATION_CREEE, { notificationId: id });
      tx.diffuser(`agent:${utilisateurId}`, 'notification.creee', { id });
    }
  }

  async annulerSansAcces(tx: Transaction, dossierId: string): Promise<void> {
    for (const utilisateurId of await destinatairesEnAttente(tx, dossierId)) {
      if (!(await litEncore(tx, utilisateurId, dossierId))) await annulerPour(tx, dossierId, utilisateurId);
    }
  }
}
