import { Injectable } from '@nestjs/common';
import { libelleSuivi } from '@pdp/domain';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../notification/notification.port.js';
import { TachePort } from '../tache/tache.port.js';
import type { SuiviStocke } from './persistence/cloture.depot.js';

/** Demande des nouvelles à une personne : un message neutre dans son espace, ou l'appel de son référent si elle n'en a pas. */
@Injectable()
export class DemanderNouvelles {
  constructor(
    private readonly notifications: NotificationPort,
    private readonly taches: TachePort,
  ) {}

  async executer(tx: Transaction, suivi: SuiviStocke): Promise<void> {
    const { dossierId } = suivi;
    const comptes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM utilisateur u JOIN dossier d ON d.assure_id = u.assure_id WHERE d.id = $1 AND u.actif`,
      [dossierId],
    );
    if (comptes.length === 0) {
      await this.faireAppeler(tx, suivi);
      return;
    }
    await this.notifications.notifier(tx, {
      destinataires: comptes.map((compte) => compte.id),
      type: 'SUIVI_DEMANDE',
      ressource: 'suivi',
      // Un avis identique et non lu ne repart pas : chaque demande est la sienne, sinon une relance n'arriverait jamais.
      ressourceId: tx.nouvelId(),
      dossierId,
    });
  }

  // Un compte fermé depuis la clôture : la tâche qui n'a pas été prévue alors l'est maintenant.
  private async faireAppeler(tx: Transaction, { dossierId, mois, echeance }: SuiviStocke): Promise<void> {
    const libelle = libelleSuivi(mois);
    const [deja] = await tx.sql(`SELECT 1 FROM tache WHERE dossier_id = $1 AND libelle = $2`, [dossierId, libelle]);
    const [dossier] = await tx.sql<{ plateformeId: string; referentId: string | null }>(
      `SELECT plateforme_id AS "plateformeId", referent_id AS "referentId" FROM dossier WHERE id = $1`,
      [dossierId],
    );
    if (deja || !dossier) return;
    await this.taches.creer(tx, {
      plateformeId: dossier.plateformeId,
      dossierId,
      libelle,
      origine: 'DOSSIER',
      pourquoi: 'Suivi après clôture',
      responsable: dossier.referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: dossier.referentId },
      echeance,
    });
  }
}
