import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TachePort } from '../../tache/tache.port.js';
import { OrientationsDepot } from '../persistence/orientations.depot.js';

/** Décision annulée, dont les suites sont à reprendre. */
export type DecisionARetirer = { readonly id: string; readonly dossierId: string; readonly le: Date };

/**
 * Reprend ce qu'une décision annulée a envoyé : ses tâches ouvertes deviennent sans objet, chacune avec sa trace, l'orientation
 * qu'elle a ouverte est annulée, ses avis encore en attente aussi. Qui en a déjà reçu un est détrompé, sans contenu.
 */
@Injectable()
export class RetirerSuites {
  constructor(
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
    private readonly orientations: OrientationsDepot,
  ) {}

  async executer(tx: Transaction, acteur: Acteur, decision: DecisionARetirer): Promise<void> {
    const { id, dossierId, le: depuis } = decision;
    await this.taches.annulerCellesDe(tx, acteur, { decisionId: id }, 'Décision annulée');
    const orientee = await this.orientations.reprendre(tx, acteur, id);
    // Les tâches déjà faites comptent aussi : qui les a faites doit savoir que la décision ne tient plus.
    const taches = await tx.sql<{ id: string }>(`SELECT id FROM tache WHERE decision_id = $1`, [id]);
    const duDossier = { ressource: 'dossier', ressourceIds: [dossierId], depuis } as const;
    const prevenus = [
      ...(await this.notifications.retirer(tx, {
        type: 'TACHE_CONFIEE',
        ressource: 'tache',
        ressourceIds: taches.map((t) => t.id),
        depuis,
      })),
      ...(await this.notifications.retirer(tx, { type: 'DECISION_REVUE', ...duDossier })),
      ...(orientee ? await this.notifications.retirer(tx, { type: 'ORIENTATION_ETM', ...duDossier }) : []),
    ];
    await this.notifications.notifier(tx, {
      destinataires: [...new Set(prevenus)],
      type: 'DECISION_ANNULEE',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
  }
}
