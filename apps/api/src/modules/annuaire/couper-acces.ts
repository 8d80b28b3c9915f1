import { Injectable } from '@nestjs/common';
import { terminerSessions } from '../../platform/auth/revocation.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../notification/notification.port.js';

/** Ce qui reste ouvert quand un compte se ferme ou se suspend, ou qu'une habilitation s'arrête : écrans, sockets, messages en file. */
@Injectable()
export class CouperAcces {
  constructor(private readonly notifications: NotificationPort) {}

  /** Rend les ids des sessions terminées. À appeler après la fermeture, dans sa transaction. */
  async duCompte(tx: Transaction, utilisateurId: string): Promise<readonly string[]> {
    const terminees = await terminerSessions(tx, { utilisateurId });
    await this.notifications.annulerSansCompte(tx, utilisateurId);
    return terminees;
  }

  /** Les messages ne s'annulent que si cette habilitation était la dernière en cours. */
  async deLHabilitation(tx: Transaction, habilitationId: string, utilisateurId: string): Promise<void> {
    await terminerSessions(tx, { habilitationId });
    await this.notifications.annulerSansCompte(tx, utilisateurId);
  }
}
