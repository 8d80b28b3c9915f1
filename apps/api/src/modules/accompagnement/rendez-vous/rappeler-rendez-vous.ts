import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ajouterJours, dateParis, succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { COTE_ASSURE_SQL } from './suites-rendez-vous.js';

type ARappeler = { readonly id: string; readonly dossierId: string; readonly agentId: string };

const LOT = 500;

// L'agent qui n'est plus relié au dossier n'en apprend plus rien : le référent est rappelé à sa place.
const A_RAPPELER = `SELECT x.id FROM (${COTE_ASSURE_SQL}
  UNION SELECT coalesce((SELECT a.utilisateur_id FROM affectation_dossier a WHERE a.dossier_id = d.id AND a.utilisateur_id = $2
    AND a.debut <= now() AND (a.fin IS NULL OR a.fin > now()) LIMIT 1), d.referent_id) FROM dossier d WHERE d.id = $1) x WHERE x.id IS NOT NULL`;

// Un rappel par rendez-vous : la ligne est prise et marquée d'un seul ordre, deux passages simultanés n'en font qu'un.
const PRENDRE = `UPDATE rendez_vous SET rappele_le = $2 WHERE id IN (
    SELECT r.id FROM rendez_vous r JOIN dossier d ON d.id = r.dossier_id AND NOT d.limite
    WHERE r.etat = 'PREVU' AND r.rappele_le IS NULL AND r.debut > $2 AND (r.debut AT TIME ZONE 'Europe/Paris')::date <= $1::date
    ORDER BY r.debut LIMIT ${LOT} FOR UPDATE OF r SKIP LOCKED)
  RETURNING id, dossier_id AS "dossierId", agent_id AS "agentId"`;

/** Chaque matin, rappelle à la personne et à l'agent les rendez-vous du jour et du lendemain, par un message sans contenu. */
@Injectable()
export class RappelerRendezVous implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly notifications: NotificationPort,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier('accompagnement.rappels', { cron: '0 0 7 * * *', fuseau: 'Europe/Paris' }, () =>
      this.rappeler(),
    );
  }

  /** Par lots : tous partent le jour même, aucun lot ne tient longtemps ses verrous. */
  async rappeler(): Promise<void> {
    while ((await this.rappelerUnLot()) === LOT);
  }

  private async rappelerUnLot(): Promise<number> {
    const fait = await this.unite.executer<number, never>(SYSTEME, async (tx) => {
      const demain = ajouterJours(dateParis(tx.maintenant), 1);
      const lignes = await tx.sql<ARappeler>(PRENDRE, [demain, tx.maintenant]);
      for (const ligne of lignes) await this.prevenir(tx, ligne);
      return succes(lignes.length);
    });
    return fait.ok ? fait.valeur : 0;
  }

  private async prevenir(tx: Transaction, { id, dossierId, agentId }: ARappeler): Promise<void> {
    const destinataires = await tx.sql<{ id: string }>(A_RAPPELER, [dossierId, agentId]);
    await this.notifications.notifier(tx, {
      destinataires: destinataires.map((ligne) => ligne.id),
      type: 'RAPPEL_RENDEZ_VOUS',
      ressource: 'rendez-vous',
      ressourceId: id,
      dossierId,
    });
  }
}
