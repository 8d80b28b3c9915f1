import { Injectable } from '@nestjs/common';
import { dateParis, type Modalite } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { EntretiensDepot } from '../entretiens/entretiens.depot.js';

/** Personnes à prévenir du côté de l'assuré : lui-même s'il a un accès, ses mandataires. `$1` dossier. */
export const COTE_ASSURE_SQL = `SELECT u.id FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id AND u.actif WHERE d.id = $1
  UNION SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = $1 AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())`;

type Tenu = {
  readonly dossierId: string;
  readonly debut: Date;
  readonly dureeMinutes: number;
  readonly modalite: Modalite;
};

/** Ce qu'un geste sur un rendez-vous met en route : l'entretien né de lui, l'avis sans contenu à la personne, le journal. */
@Injectable()
export class SuitesRendezVous {
  constructor(
    private readonly entretiens: EntretiensDepot,
    private readonly dossiers: DossierPort,
    private readonly notifications: NotificationPort,
    private readonly journal: JournalGroupe,
  ) {}

  /** L'entretien noté d'un geste ; son résumé s'ajoute ensuite par une correction. */
  async entretien(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, debut, dureeMinutes, modalite }: Tenu,
  ): Promise<string> {
    const date = dateParis(debut);
    const entretien = { date, modalite, dureeMinutes, resume: null };
    const id = await this.entretiens.inserer(tx, dossierId, acteur.utilisateurId, entretien);
    await this.dossiers.noterContact(tx, dossierId, date);
    tx.publier('entretien-note', { dossierId, entretienId: id });
    return id;
  }

  async apres(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, id, action }: { readonly dossierId: string; readonly id: string; readonly action: string },
  ): Promise<void> {
    const destinataires = (await tx.sql<{ id: string }>(COTE_ASSURE_SQL, [dossierId])).map((ligne) => ligne.id);
    if (A_DIRE.has(action) && destinataires.length > 0)
      await this.notifications.notifier(tx, {
        destinataires,
        type: 'RENDEZ_VOUS',
        ressource: 'rendez-vous',
        ressourceId: id,
        dossierId,
        sauf: acteur.utilisateurId,
      });
    await this.dossiers.toucher(tx, dossierId);
    tx.journaliser({
      action,
      ressource: 'rendez-vous',
      ressourceId: id,
      dossierId,
      categories: ['dispositifs'],
    });
  }

  consigner(acteur: Acteur, dossierId: string, action: string): Promise<void> {
    return this.journal.consigner(acteur, {
      action,
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      categories: ['dispositifs'],
    });
  }
}

// La personne sait qu'elle est venue, ou non : seul ce qui change son agenda lui est annoncé.
const A_DIRE: ReadonlySet<string> = new Set(['rendez-vous.planifier', 'rendez-vous.deplacer', 'rendez-vous.annuler']);
