import type { PreferencesNotification, TypeNotification } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { RessourceNotifiee } from '../notification.port.js';

export type NotificationAEcrire = {
  readonly type: TypeNotification;
  readonly ressource: RessourceNotifiee;
  readonly ressourceId: string;
  readonly dossierId: string | null;
  readonly urgente: boolean;
};

export type NotificationEcrite = { readonly id: string; readonly utilisateurId: string; readonly neuve: boolean };

/**
 * Écrit une notification par destinataire. Celle, identique et non lue, qu'il a déjà remonte en tête et n'est pas
 * réécrite, sauf si la nouvelle est urgente et pas l'ancienne.
 */
export function ecrireNotifications(
  tx: Transaction,
  destinataires: readonly string[],
  n: NotificationAEcrire,
): Promise<NotificationEcrite[]> {
  return tx.sql<NotificationEcrite>(
    `WITH cible AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS c(id, utilisateur_id)),
     deja AS (
       UPDATE notification n SET cree_le = $8::timestamptz FROM cible c
       WHERE n.utilisateur_id = c.utilisateur_id AND n.lue_le IS NULL AND n.etat <> 'ANNULEE'
         AND n.type = $3 AND n.ressource = $4 AND n.ressource_id = $5 AND n.urgente >= $7
       RETURNING n.id, n.utilisateur_id),
     neuve AS (
       INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id, urgente, cree_le)
       SELECT c.id, c.utilisateur_id, $3, $4, $5::uuid, $6::uuid, $7::boolean, $8::timestamptz FROM cible c
       WHERE NOT EXISTS (SELECT 1 FROM deja d WHERE d.utilisateur_id = c.utilisateur_id)
       RETURNING id, utilisateur_id)
     SELECT id, utilisateur_id AS "utilisateurId", true AS neuve FROM neuve
     UNION ALL SELECT id, utilisateur_id, false FROM deja`,
    [
      destinataires.map(() => tx.nouvelId()),
      destinataires,
      n.type,
      n.ressource,
      n.ressourceId,
      n.dossierId,
      n.urgente,
      tx.maintenant,
    ],
  );
}

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
