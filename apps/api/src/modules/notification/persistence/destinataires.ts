import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { COMPTE_OUVERT, habilitationUtilisable } from '../../../platform/auth/requetes-session.js';
import type { Destinataires } from '../notification.port.js';

/** Comptes actifs visés, sans doublon : personnes nommées, ou agents habilités d'un service à cet instant. */
export async function resoudreDestinataires(
  tx: Transaction,
  cible: Destinataires,
  sauf: string | null,
): Promise<string[]> {
  const lignes = 'unite' in cible ? await agentsDuService(tx, cible) : await comptesActifs(tx, cible);
  return lignes.map((l) => l.id).filter((id) => id !== sauf);
}

type Service = Exclude<Destinataires, readonly string[]>;

function agentsDuService(
  tx: Transaction,
  { unite, organismeId = null, plateformeId }: Service,
): Promise<{ id: string }[]> {
  return tx.sql(
    `SELECT DISTINCT u.id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id AND ${COMPTE_OUVERT}
     WHERE h.plateforme_id = $1 AND h.unite = $2 AND ($3::uuid IS NULL OR h.organisme_id = $3)
       AND ${habilitationUtilisable('$4')} ORDER BY u.id`,
    [plateformeId, unite, organismeId, tx.maintenant],
  );
}

function comptesActifs(tx: Transaction, ids: readonly string[]): Promise<{ id: string }[]> {
  return tx.sql(`SELECT id FROM utilisateur WHERE id = ANY($1::uuid[]) AND actif ORDER BY id`, [[...new Set(ids)]]);
}
