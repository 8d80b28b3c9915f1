import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Trace d'un lien créé, pour l'historique du dossier. */
export async function tracerLien(
  tx: Transaction,
  acteur: ActeurOuSysteme,
  { dossierId, affectationId, role }: { dossierId: string; affectationId: string; role: string },
): Promise<void> {
  await tx.sql(
    `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, le) VALUES ($1,'affectation',$2,$3,'relier',NULL,$4,$5,$6,$7)`,
    [tx.nouvelId(), affectationId, dossierId, role, acteur.utilisateurId, acteur.fonction, tx.maintenant],
  );
}
