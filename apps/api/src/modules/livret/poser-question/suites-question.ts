import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TachePort } from '../../tache/tache.port.js';
import { LivretDepot } from '../persistence/livret.depot.js';

type Question = { readonly id: string; readonly dossierId: string };

/** Ce qu'une question met en route : une tâche datée pour quelqu'un, et un message sans contenu de chaque côté. */
@Injectable()
export class SuitesQuestion {
  constructor(
    private readonly depot: LivretDepot,
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
  ) {}

  /** Confie la question au référent, ou à la file du Service social s'il n'y en a pas ; rend l'id de la tâche. */
  async confier(
    tx: Transaction,
    acteur: Acteur,
    question: Question & { readonly plateformeId: string },
    echeance: string,
  ): Promise<string> {
    const { id, dossierId, plateformeId } = question;
    const referentId = await this.depot.referentActif(tx, dossierId);
    const tacheId = await this.taches.creer(tx, {
      plateformeId,
      dossierId,
      libelle: 'Répondre à une question de l’assuré',
      origine: 'LIVRET',
      pourquoi: 'Question posée dans le livret',
      auteurId: acteur.utilisateurId,
      responsable: referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: referentId },
      echeance,
      sansNotification: true,
    });
    await this.notifications.notifier(tx, {
      destinataires: referentId === null ? { unite: 'SERVICE_SOCIAL', plateformeId } : [referentId],
      type: 'QUESTION_ASSURE',
      ressource: 'livret',
      ressourceId: id,
      // La file du service n'a pas encore de lien avec ce dossier : l'envoi ne doit pas en dépendre.
      ...(referentId === null ? {} : { dossierId }),
      sauf: acteur.utilisateurId,
    });
    await this.dossiers.toucher(tx, dossierId);
    return tacheId;
  }

  /** Clôt la tâche et prévient l'assuré ; une réponse écrite est un contact. */
  async apresReponse(
    tx: Transaction,
    acteur: Acteur,
    { id, dossierId, tacheId }: Question & { readonly tacheId: string | null },
    date: string,
  ): Promise<void> {
    if (tacheId !== null) await this.taches.terminerCellesDe(tx, { tacheId });
    await this.notifications.notifier(tx, {
      destinataires: await this.depot.coteAssure(tx, dossierId),
      type: 'REPONSE_QUESTION',
      ressource: 'livret',
      ressourceId: id,
      dossierId,
      sauf: acteur.utilisateurId,
    });
    await this.dossiers.noterContact(tx, dossierId, date);
    await this.dossiers.toucher(tx, dossierId);
  }
}
