import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { LIRE_SEANCE, rejouer, type LigneDeSeance } from './matiere-seance.js';

/** Fige le compte rendu dans la transaction de validation ; l'empreinte porte sur les octets gardés, et se recalcule en SQL. */
export async function figerCompteRendu(tx: Transaction, acteur: Acteur, revueId: string): Promise<void> {
  const [ligne] = await tx.sql<LigneDeSeance>(LIRE_SEANCE, [revueId]);
  if (!ligne) return;
  await tx.sql(
    `INSERT INTO compte_rendu (revue_id, contenu, empreinte, fige_par, fige_le)
     SELECT $1, x.contenu, encode(sha256(convert_to(x.contenu::text, 'UTF8')), 'hex'), $3, $4 FROM (SELECT $2::jsonb AS contenu) x`,
    [revueId, JSON.stringify(rejouer(ligne)), acteur.utilisateurId, tx.maintenant],
  );
}
