import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/**
 * Liens en lecture, le temps de la séance, entre les agents du Service social qui y participent et les dossiers
 * inscrits dont le partage est accordé. Les autres services de l'Assurance Maladie ont déjà leur lien de service ;
 * un partenaire n'en reçoit jamais : sans accord, il attend.
 */
@Injectable()
export class LiensDeSeance {
  async ouvrir(tx: Transaction, revueId: string, auteurId: string): Promise<void> {
    await tx.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, motif, debut, cree_par, revue_id)
       SELECT gen_random_uuid(), p.dossier_id, rp.utilisateur_id, 'REVUE', 'Revue de dossiers', $2::timestamptz, $3::uuid, $1::uuid
       FROM passage_revue p
       JOIN revue_participant rp ON rp.revue_id = p.revue_id
       JOIN habilitation h ON h.id = rp.habilitation_id AND h.unite = 'SERVICE_SOCIAL' AND (h.fin IS NULL OR h.fin > now())
       WHERE p.revue_id = $1::uuid AND p.etat NOT IN ('RETIRE','REPORTE') AND NOT (SELECT d.limite FROM dossier d WHERE d.id = p.dossier_id)
         AND EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = p.dossier_id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL AND (c.fin IS NULL OR c.fin > now()))
         AND NOT EXISTS (SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = p.dossier_id AND a.utilisateur_id = rp.utilisateur_id AND (a.fin IS NULL OR a.fin > now()))`,
      [revueId, tx.maintenant, auteurId],
    );
  }

  async fermer(tx: Transaction, revueId: string): Promise<void> {
    await tx.sql(`UPDATE affectation_dossier SET fin = $2 WHERE revue_id = $1 AND role = 'REVUE' AND fin IS NULL`, [
      revueId,
      tx.maintenant,
    ]);
  }
}
