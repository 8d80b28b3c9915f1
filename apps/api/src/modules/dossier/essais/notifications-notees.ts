import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort, type DemandeNotification } from '../../notification/notification.port.js';

/** Retient ce qui a été demandé aux notifications, sans rien envoyer. */
export class NotificationsNotees extends NotificationPort {
  readonly demandes: DemandeNotification[] = [];
  readonly annulees: string[] = [];

  notifier(_: Transaction, demande: DemandeNotification): Promise<void> {
    this.demandes.push(demande);
    return Promise.resolve();
  }

  annulerSansAcces(_: Transaction, dossierId: string): Promise<void> {
    this.annulees.push(dossierId);
    return Promise.resolve();
  }
}
