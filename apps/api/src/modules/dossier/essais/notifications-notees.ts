import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import {
  NotificationPort,
  type AvisPersonnel,
  type DemandeNotification,
} from '../../notification/notification.port.js';

/** Retient ce qui a été demandé aux notifications, sans rien envoyer. */
export class NotificationsNotees extends NotificationPort {
  readonly demandes: DemandeNotification[] = [];
  readonly annulees: string[] = [];

  notifier(_: Transaction, demande: DemandeNotification): Promise<void> {
    this.demandes.push(demande);
    return Promise.resolve();
  }

  notifierChacun(_: Transaction, avis: readonly AvisPersonnel[]): Promise<void> {
    this.demandes.push(...avis.map(({ destinataireId, ...a }) => ({ ...a, destinataires: [destinataireId] })));
    return Promise.resolve();
  }

  retirer(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  annulerSansAcces(_: Transaction, dossierId: string): Promise<void> {
    this.annulees.push(dossierId);
    return Promise.resolve();
  }

  annulerSansCompte(): Promise<void> {
    return Promise.resolve();
  }
}
