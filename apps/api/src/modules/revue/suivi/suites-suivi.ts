import { Injectable } from '@nestjs/common';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { TachePort } from '../../tache/tache.port.js';
import { SEANCE_PRECEDENTE } from './lecture-suivi.js';

/** Écritures du suivi. */
@Injectable()
export class SuitesDeSuivi {
  constructor(
    private readonly faits: FaitsService,
    private readonly taches: TachePort,
  ) {}

  /** Dossier d'une action de la séance précédente que l'acteur peut lire ; null sinon. */
  async dossierSuivi(tx: Transaction, acteur: Acteur, revueId: string, tacheId: string): Promise<string | null> {
    const [action] = await tx.sql<{ dossier_id: string }>(
      `SELECT k.dossier_id FROM tache t JOIN decision_revue k ON k.id = t.decision_id AND k.annulee_le IS NULL
       WHERE t.id = $2 AND k.revue_id = (${SEANCE_PRECEDENTE})`,
      [revueId, tacheId],
    );
    const faits = action && (await this.faits.charger(acteur, action.dossier_id, tx));
    return faits && peut(acteur, 'lire', { categorie: 'revueDecisions', faits }) ? action.dossier_id : null;
  }

  async noter(
    tx: Transaction,
    acteur: Acteur,
    { revueId, tacheId, fait }: { revueId: string; tacheId: string; fait: boolean },
  ): Promise<void> {
    const [avant] = await tx.sql<{ fait: boolean }>(
      `SELECT fait FROM revue_suivi WHERE revue_id = $1 AND tache_id = $2`,
      [revueId, tacheId],
    );
    await tx.sql(
      `INSERT INTO revue_suivi (revue_id, tache_id, fait, par, le) VALUES ($1,$2,$3,$4,$5)
       ON CONFLICT (revue_id, tache_id) DO UPDATE SET fait = $3, par = $4, le = $5`,
      [revueId, tacheId, fait, acteur.utilisateurId, tx.maintenant],
    );
    if (fait) await this.taches.terminerCellesDe(tx, { tacheId });
    else if (avant?.fait) await this.taches.rouvrir(tx, tacheId);
  }
}
