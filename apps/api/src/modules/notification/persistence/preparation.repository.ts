import type { CanalEnvoi, PreferencesNotification } from '@pdp/domain';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
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

/** Celles de ces notifications qui sont encore à annoncer : ni lues, ni annulées. Qui ne peut plus se connecter voit la sienne annulée. */
export async function lireAPreparer(tx: Transaction, ids: readonly string[]): Promise<NotificationAPreparer[]> {
  const lignes = await tx.sql<NotificationAPreparer>(
    `SELECT n.id, n.utilisateur_id AS "utilisateurId", n.urgente,
       u.courriel_scelle IS NOT NULL AS "aUnCourriel", u.telephone_scelle IS NOT NULL AS "aUnTelephone",
       CASE WHEN p.utilisateur_id IS NOT NULL THEN jsonb_build_object('courriel', p.courriel, 'sms', p.sms) END AS preferences
     FROM notification n JOIN utilisateur u ON u.id = n.utilisateur_id
     LEFT JOIN preference_notification p ON p.utilisateur_id = u.id
     WHERE n.id = ANY($1::uuid[]) AND ${joignableSql('$2::timestamptz')} AND n.lue_le IS NULL AND n.etat <> 'ANNULEE' ORDER BY n.id`,
    [ids, tx.maintenant],
  );
  const restantes = ids.filter((id) => !lignes.some((ligne) => ligne.id === id));
  if (restantes.length > 0)
    await tx.sql(
      `UPDATE notification SET etat = 'ANNULEE' WHERE id = ANY($1::uuid[]) AND etat = 'EN_FILE' AND lue_le IS NULL`,
      [restantes],
    );
  return lignes;
}

/** Une notification et les canaux par où elle part. */
export type EnvoiVoulu = { readonly notification: NotificationAPreparer; readonly canaux: readonly CanalEnvoi[] };

/** Écrit un envoi par canal, une fois (la clé est unique), et note les notifications comme parties ; rend les ids écrits. */
export async function ecrireEnvois(tx: Transaction, voulus: readonly EnvoiVoulu[]): Promise<string[]> {
  const envois = voulus.flatMap(({ notification: n, canaux }) =>
    canaux.map((canal) => ({ id: tx.nouvelId(), notification_id: n.id, utilisateur_id: n.utilisateurId, canal })),
  );
  const [, lignes] = await ensemble([
    tx.sql(`UPDATE notification SET etat = 'ENVOYEE' WHERE id = ANY($1::uuid[]) AND etat = 'EN_FILE'`, [
      voulus.map(({ notification }) => notification.id),
    ]),
    tx.sql<{ id: string }>(
      `INSERT INTO envoi (id, notification_id, utilisateur_id, canal, modele, cle, cree_le, prochain_essai)
       SELECT c.id, c.notification_id, c.utilisateur_id, c.canal, 'AVIS', 'avis.' || c.notification_id || '.' || lower(c.canal), $2::timestamptz, $2::timestamptz
       FROM json_to_recordset($1::json) AS c(id uuid, notification_id uuid, utilisateur_id uuid, canal text) ON CONFLICT (cle) DO NOTHING RETURNING id`,
      [JSON.stringify(envois), tx.maintenant],
    ),
  ]);
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
