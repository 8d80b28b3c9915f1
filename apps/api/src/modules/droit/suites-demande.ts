import { Injectable } from '@nestjs/common';
import type { Acteur, ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { NotificationPort } from '../notification/notification.port.js';
import { DemandeDroitDepot, type LigneDemande } from './persistence/demande-droit.depot.js';

/** Qui est prévenu, et de quoi : jamais un contenu, ni le droit exercé. */
@Injectable()
export class SuitesDemande {
  constructor(
    private readonly depot: DemandeDroitDepot,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
  ) {}

  /** Les délégués de la plateforme ; le dossier n'est pas cité, ils n'y ont pas de lien. */
  async prevenirDelegues(
    tx: Transaction,
    acteur: Acteur,
    demande: Pick<LigneDemande, 'id' | 'plateformeId'>,
  ): Promise<void> {
    await this.notifications.notifier(tx, {
      destinataires: await this.depot.delegues(tx, demande.plateformeId),
      type: 'DEMANDE_DROIT',
      ressource: 'demande-droit',
      ressourceId: demande.id,
      sauf: acteur.utilisateurId,
    });
  }

  /** L'assuré et son mandataire : une réponse, une question ou un fichier les attend. */
  async prevenirPersonne(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    demande: Pick<LigneDemande, 'id' | 'dossierId'>,
  ): Promise<void> {
    if (demande.dossierId === null) return;
    await this.notifications.notifier(tx, {
      destinataires: await this.depot.cotePersonne(tx, demande.dossierId),
      type: 'REPONSE_DROIT',
      ressource: 'demande-droit',
      ressourceId: demande.id,
      dossierId: demande.dossierId,
      sauf: acteur.utilisateurId,
    });
  }

  /** Le référent, quand une rectification est prise en charge : c'est lui qui corrige. */
  async prevenirReferent(tx: Transaction, acteur: Acteur, demande: LigneDemande): Promise<void> {
    if (demande.dossierId === null) return;
    const referentId = (await this.dossiers.resume(demande.dossierId, tx))?.referentId ?? null;
    if (referentId === null) return;
    await this.notifications.notifier(tx, {
      destinataires: [referentId],
      type: 'DROIT_A_CORRIGER',
      ressource: 'dossier',
      ressourceId: demande.dossierId,
      dossierId: demande.dossierId,
      sauf: acteur.utilisateurId,
    });
  }
}
