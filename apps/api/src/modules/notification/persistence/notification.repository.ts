import type { PreferencesNotification, TypeNotification } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { RessourceNotifiee } from '../notification.port.js';
import { joignableSql } from './joignable.sql.js';

export type NotificationAEcrire = {
  readonly destinataireId: string;
  readonly type: TypeNotification;
  readonly ressource: RessourceNotifiee;
  readonly ressourceId: string;
  readonly dossierId: string | null;
  readonly urgente: boolean;
};

export type NotificationEcrite = { readonly id: string; readonly utilisateurId: string };

/** Événement de la boîte de sortie : des notifications viennent d'être écrites, des envois sont peut-être à préparer. */
export const NOTIFICATION_CREEE = 'notification.creee';

/**
 * Écrit une notification par ligne, à qui peut se connecter. Celle, identique et non lue, que le destinataire a déjà remonte
 * en tête et n'est pas réécrite, sauf si la nouvelle est urgente et pas l'ancienne. Le message de la boîte de sortie part dans
 * la même requête, un seul pour toutes : l'appelant n'a aucune réponse à attendre avant de valider, et la file un seul travail à mener.
 */
export function ecrireNotifications(
  tx: Transaction,
  notifications: readonly NotificationAEcrire[],
): Promise<NotificationEcrite[]> {
  return tx.sql<NotificationEcrite>(
    `WITH cible AS (
       SELECT c.* FROM json_to_recordset($1::json) AS c(id uuid, utilisateur_id uuid, type text, ressource text, ressource_id uuid, dossier_id uuid, urgente boolean)
       CROSS JOIN LATERAL (SELECT 1 FROM utilisateur u WHERE u.id = c.utilisateur_id AND ${joignableSql('$2::timestamptz')} OFFSET 0) u),
     -- une recherche par avis dans notification_identique, quel que soit le nombre d'avis non lus : LATERAL, OFFSET et
     -- IS NOT DISTINCT FROM (hors d'un index) l'imposent, même au plan gardé depuis une table encore vide
     identique AS (
       SELECT m.id, c.id AS voulue FROM cible c CROSS JOIN LATERAL (
         SELECT x.id FROM notification x WHERE x.ressource_id = c.ressource_id AND x.utilisateur_id IS NOT DISTINCT FROM c.utilisateur_id
           AND x.lue_le IS NULL AND x.etat <> 'ANNULEE' AND x.type = c.type AND x.ressource = c.ressource AND x.urgente >= c.urgente OFFSET 0) m),
     deja AS (
       UPDATE notification SET cree_le = $2::timestamptz WHERE id = ANY(ARRAY(SELECT id FROM identique)) RETURNING id, utilisateur_id),
     neuve AS (
       INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id, urgente, cree_le)
       SELECT c.id, c.utilisateur_id, c.type, c.ressource, c.ressource_id, c.dossier_id, c.urgente, $2::timestamptz FROM cible c
       WHERE NOT EXISTS (SELECT 1 FROM identique i JOIN deja d ON d.id = i.id WHERE i.voulue = c.id)
       RETURNING id, utilisateur_id),
     sortie AS (
       INSERT INTO outbox (id, type, donnees)
       SELECT $4::uuid, $3, jsonb_build_object('notificationIds', string_agg(id::text, ',' ORDER BY id)) FROM neuve HAVING count(*) > 0)
     SELECT id, utilisateur_id AS "utilisateurId", pg_notify('pdp_outbox', '')::text AS reveil FROM neuve
     UNION ALL SELECT id, utilisateur_id, NULL FROM deja`,
    [
      JSON.stringify(notifications.map((n) => enLigne(tx.nouvelId(), n))),
      tx.maintenant,
      NOTIFICATION_CREEE,
      tx.nouvelId(),
    ],
  );
}

const enLigne = (id: string, n: NotificationAEcrire): Readonly<Record<string, unknown>> => ({
  id,
  utilisateur_id: n.destinataireId,
  type: n.type,
  ressource: n.ressource,
  ressource_id: n.ressourceId,
  dossier_id: n.dossierId,
  urgente: n.urgente,
});

/** Destinataires qui ont encore, pour ce dossier, une notification non lue ou un envoi en attente. */
export async function destinatairesEnAttente(tx: Transaction, dossierId: string): Promise<string[]> {
  const lignes = await tx.sql<{ id: string }>(
    `SELECT DISTINCT utilisateur_id AS id FROM notification WHERE dossier_id = $1 AND lue_le IS NULL AND etat <> 'ANNULEE'`,
    [dossierId],
  );
  return lignes.map((l) => l.id);
}

/** Annule les notifications non lues d'une personne pour un dossier, et leurs envois pas encore partis. */
export async function annulerPour(tx: Transaction, dossierId: string, utilisateurId: string): Promise<void> {
  await tx.sql(
    `WITH annulee AS (
       UPDATE notification SET etat = 'ANNULEE' WHERE dossier_id = $1 AND utilisateur_id = $2 AND lue_le IS NULL AND etat <> 'ANNULEE' RETURNING id)
     UPDATE envoi e SET etat = 'ANNULEE', prochain_essai = NULL FROM annulee a
     WHERE e.notification_id = a.id AND e.etat IN ('EN_FILE', 'ECHEC')`,
    [dossierId, utilisateurId],
  );
}

/**
 * Annule tout ce qui allait partir vers une personne, si elle ne peut plus se connecter ; ce qu'elle a déjà reçu reste. Une fin
 * posée à l'heure de la base peut être, d'un rien, après celle de l'application. Les notifications sont tenues avant les envois.
 */
export async function annulerSiInjoignable(tx: Transaction, utilisateurId: string): Promise<void> {
  await tx.sql(
    `WITH vise AS (SELECT u.id FROM utilisateur u WHERE u.id = $1 AND NOT ${joignableSql('greatest($2::timestamptz, now())')}),
     tenue AS MATERIALIZED (
       SELECT n.id FROM notification n JOIN vise v ON n.utilisateur_id = v.id WHERE n.lue_le IS NULL ORDER BY n.id FOR NO KEY UPDATE OF n),
     envoi_annule AS (
       UPDATE envoi e SET etat = 'ANNULEE', prochain_essai = NULL FROM vise v, (SELECT count(*) FROM tenue) toutes
       WHERE e.utilisateur_id = v.id AND e.etat IN ('EN_FILE', 'ECHEC') RETURNING e.notification_id AS id)
     UPDATE notification n SET etat = 'ANNULEE' FROM vise v
     WHERE n.utilisateur_id = v.id AND n.lue_le IS NULL AND (n.etat = 'EN_FILE' OR n.id IN (SELECT id FROM envoi_annule))`,
    [utilisateurId, tx.maintenant],
  );
}

/** Marque lues des notifications de cette personne (toutes si `id` est nul) et les envois qui les annonçaient, partis ou non ; rend leur nombre. */
export async function marquerLues(tx: Transaction, utilisateurId: string, id: string | null): Promise<number> {
  const lues = await tx.sql(
    `WITH lue AS (
       UPDATE notification SET lue_le = $3, etat = 'LUE'
       WHERE utilisateur_id = $1 AND ($2::uuid IS NULL OR id = $2) AND lue_le IS NULL AND etat <> 'ANNULEE' RETURNING id),
     envoi_lu AS (
       UPDATE envoi e SET etat = 'LUE', prochain_essai = NULL FROM lue l WHERE e.notification_id = l.id AND e.etat NOT IN ('LUE', 'ANNULEE'))
     SELECT id FROM lue`,
    [utilisateurId, id, tx.maintenant],
  );
  return lues.length;
}

/** Vrai si cette notification existe et lui est adressée. */
export async function estAMoi(tx: Transaction, utilisateurId: string, id: string): Promise<boolean> {
  const lignes = await tx.sql(
    `SELECT 1 AS vue FROM notification WHERE id = $1 AND utilisateur_id = $2 AND etat <> 'ANNULEE'`,
    [id, utilisateurId],
  );
  return lignes.length > 0;
}

/** Écrit ou remplace les préférences d'une personne. */
export async function ecrirePreferences(
  tx: Transaction,
  utilisateurId: string,
  { courriel, sms }: PreferencesNotification,
): Promise<void> {
  await tx.sql(
    `INSERT INTO preference_notification (utilisateur_id, courriel, sms, maj_le) VALUES ($1, $2, $3, $4)
     ON CONFLICT (utilisateur_id) DO UPDATE SET courriel = excluded.courriel, sms = excluded.sms, maj_le = excluded.maj_le`,
    [utilisateurId, courriel, sms, tx.maintenant],
  );
}
