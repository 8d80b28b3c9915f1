import type { CanalEnvoi, PreferencesNotification } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { joignableSql } from './joignable.sql.js';

/** Ce qu'il faut pour décider des envois d'une notification. */
export type NotificationAPreparer = {
  readonly id: string;
  readonly utilisateurId: string;
  readonly urgente: boolean;
  readonly aUnCourriel: boolean;
  readonly aUnTelephone: boolean;
  readonly preferences: PreferencesNotification | null;
};

/** Notification encore à annoncer : ni lue, ni annulée. Si son destinataire ne peut plus se connecter, elle s'annule. */
export async function lireAPreparer(tx: Transaction, id: string): Promise<NotificationAPreparer | null> {
  const [ligne] = await tx.sql<NotificationAPreparer>(
    `SELECT n.id, n.utilisateur_id AS "utilisateurId", n.urgente,
       u.courriel_scelle IS NOT NULL AS "aUnCourriel", u.telephone_scelle IS NOT NULL AS "aUnTelephone",
       CASE WHEN p.utilisateur_id IS NOT NULL THEN jsonb_build_object('courriel', p.courriel, 'sms', p.sms) END AS preferences
     FROM notification n JOIN utilisateur u ON u.id = n.utilisateur_id
     LEFT JOIN preference_notification p ON p.utilisateur_id = u.id
     WHERE n.id = $1 AND ${joignableSql('$2::timestamptz')} AND n.lue_le IS NULL AND n.etat <> 'ANNULEE'`,
    [id, tx.maintenant],
  );
  if (!ligne)
    await tx.sql(`UPDATE notification SET etat = 'ANNULEE' WHERE id = $1 AND etat = 'EN_FILE' AND lue_le IS NULL`, [
      id,
    ]);
  return ligne ?? null;
}

/** Écrit un envoi par canal, une fois (la clé est unique), et note la notification comme partie ; rend les ids écrits. */
export async function ecrireEnvois(
  tx: Transaction,
  n: NotificationAPreparer,
  canaux: readonly CanalEnvoi[],
): Promise<string[]> {
  await tx.sql(`UPDATE notification SET etat = 'ENVOYEE' WHERE id = $1 AND etat = 'EN_FILE'`, [n.id]);
  const lignes = await tx.sql<{ id: string }>(
    `INSERT INTO envoi (id, notification_id, utilisateur_id, canal, modele, cle, cree_le, prochain_essai)
     SELECT c.id, $3::uuid, $4::uuid, c.canal, 'AVIS', 'avis.' || $3 || '.' || lower(c.canal), $5::timestamptz, $5::timestamptz
     FROM unnest($1::uuid[], $2::text[]) AS c(id, canal) ON CONFLICT (cle) DO NOTHING RETURNING id`,
    [canaux.map(() => tx.nouvelId()), canaux, n.id, n.utilisateurId, tx.maintenant],
  );
  return lignes.map((l) => l.id);
}

/**
 * Écrit le récapitulatif du jour de chaque personne qui l'a choisi et a des messages non lus dont rien ne l'a prévenue.
 * `jour` fait la clé : deux passages le même jour n'en écrivent qu'un. Rend les ids écrits.
 */
export async function ecrireRecapitulatifs(tx: Transaction, jour: string): Promise<string[]> {
  const lignes = await tx.sql<{ id: string }>(
    `INSERT INTO envoi (id, utilisateur_id, canal, modele, nombre, cle, cree_le, prochain_essai)
     SELECT gen_random_uuid(), u.id, 'COURRIEL', 'RECAPITULATIF', count(*), 'recapitulatif.' || u.id || '.' || $1::text, $2::timestamptz, $2::timestamptz
     FROM notification n JOIN utilisateur u ON u.id = n.utilisateur_id AND u.courriel_scelle IS NOT NULL AND ${joignableSql('$2::timestamptz')}
     LEFT JOIN preference_notification p ON p.utilisateur_id = u.id
     WHERE n.lue_le IS NULL AND n.etat <> 'ANNULEE' AND coalesce(p.courriel, 'QUOTIDIEN') = 'QUOTIDIEN'
       AND n.cree_le > coalesce((SELECT max(e.cree_le) FROM envoi e WHERE e.utilisateur_id = u.id AND e.modele = 'RECAPITULATIF'), '-infinity')
       AND NOT EXISTS (SELECT 1 FROM envoi e WHERE e.notification_id = n.id)
     GROUP BY u.id ON CONFLICT (cle) DO NOTHING RETURNING id`,
    [jour, tx.maintenant],
  );
  return lignes.map((l) => l.id);
}
