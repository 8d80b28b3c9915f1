import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { AvisARetirer } from '../notification.port.js';

/** Instant de naissance d'une notification, lu dans son id (UUID v7) : `cree_le`, lui, remonte à chaque répétition. */
const NEE_LE = (n: string): string =>
  `to_timestamp(('x' || left(replace(${n}.id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`;

/**
 * Annule les avis visés dont rien n'est encore parvenu, avec leurs envois en attente ; rend les destinataires des autres. Est
 * parvenu ce qui est lu, ou qu'un message a annoncé, le récapitulatif du jour compris : cela reste, et se corrige.
 */
export async function retirerAvis(tx: Transaction, avis: AvisARetirer): Promise<readonly string[]> {
  const lignes = await tx.sql<{ id: string }>(
    `WITH vise AS (
       SELECT n.id, n.utilisateur_id, n.lue_le IS NOT NULL OR EXISTS (
         SELECT 1 FROM envoi e WHERE e.etat IN ('ENVOYEE','DELIVREE','LUE') AND (e.notification_id = n.id
           OR (e.utilisateur_id = n.utilisateur_id AND e.modele = 'RECAPITULATIF' AND e.cree_le >= n.cree_le))) AS parvenu
       FROM notification n WHERE n.ressource_id = ANY($1::uuid[]) AND n.ressource = $2 AND n.type = $3 AND n.etat <> 'ANNULEE'
         AND ${NEE_LE('n')} >= date_trunc('milliseconds', $4::timestamptz) FOR UPDATE OF n),
     annulee AS (
       UPDATE notification n SET etat = 'ANNULEE' FROM vise v WHERE n.id = v.id AND NOT v.parvenu RETURNING n.id),
     envoi_annule AS (
       UPDATE envoi e SET etat = 'ANNULEE', prochain_essai = NULL FROM annulee a
       WHERE e.notification_id = a.id AND e.etat IN ('EN_FILE', 'ECHEC', 'ABANDONNEE'))
     SELECT DISTINCT utilisateur_id AS id FROM vise WHERE parvenu`,
    [avis.ressourceIds, avis.ressource, avis.type, avis.depuis],
  );
  return lignes.map((l) => l.id);
}
