import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/**
 * Lien du service de santé au travail sollicité : il lui permet d'écrire les capacités (colonne MdT, « W »).
 * Il n'ouvre aucune autre catégorie : l'identité et le reste attendent l'accord de l'assuré (L.1110-4 CSP).
 */
@Injectable()
export class LiensSpst {
  async ouvrir(tx: Transaction, acteur: Acteur, dossierId: string, organismeId: string): Promise<void> {
    await tx.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, unite, organisme_id, role, motif, debut, cree_par)
       SELECT $1, $2::uuid, 'SPST', $3::uuid, 'SERVICE', 'Visite de pré-reprise', now(), $4
       WHERE NOT EXISTS (SELECT 1 FROM affectation_dossier WHERE dossier_id = $2::uuid AND utilisateur_id IS NULL AND unite = 'SPST' AND organisme_id = $3::uuid AND (fin IS NULL OR fin > now()))`,
      [tx.nouvelId(), dossierId, organismeId, acteur.utilisateurId],
    );
  }
}
