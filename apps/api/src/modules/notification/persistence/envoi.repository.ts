import type { CanalEnvoi, EtatNotification } from '@pdp/domain';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { joignableSql } from './joignable.sql.js';

/** Envoi pris pour être tenté, avec l'état présent de son destinataire et de ce qu'il annonce. */
export type EnvoiPris = {
  readonly id: string;
  readonly utilisateurId: string;
  readonly canal: CanalEnvoi;
  readonly nombre: number;
  readonly cle: string;
  readonly tentatives: number;
  readonly adresseScellee: string | null;
  readonly estJoignable: boolean;
  readonly notificationId: string | null;
  readonly dossierId: string | null;
  /** La notification (ou, pour un récapitulatif, au moins une) attend encore d'être lue. */
  readonly resteALire: boolean;
};

// La notification d'abord, ses envois ensuite, comme à la lecture : qui lit la sienne pendant qu'elle part attendrait sinon en croix.
const TENIR_SA_NOTIFICATION = `SELECT 1 AS tenue FROM notification WHERE id = (SELECT notification_id FROM envoi WHERE id = $1) FOR NO KEY UPDATE`;

/** Verrouille la notification d'un envoi dû, puis lui ; null s'il ne l'est pas, ou si un autre processus le tient. */
export async function verrouillerDu(tx: Transaction, id: string): Promise<EnvoiPris | null> {
  const [, [ligne]] = await ensemble([tx.sql(TENIR_SA_NOTIFICATION, [id]), prendreSiDu(tx, id)]);
  return ligne ?? null;
}

function prendreSiDu(tx: Transaction, id: string): Promise<EnvoiPris[]> {
  return tx.sql<EnvoiPris>(
    `SELECT e.id, e.utilisateur_id AS "utilisateurId", e.canal, e.nombre, e.cle, e.tentatives,
       CASE e.canal WHEN 'SMS' THEN u.telephone_scelle ELSE u.courriel_scelle END AS "adresseScellee", ${joignableSql('$2')} AS "estJoignable",
       e.notification_id AS "notificationId", n.dossier_id AS "dossierId",
       CASE WHEN e.notification_id IS NOT NULL THEN n.lue_le IS NULL AND n.etat <> 'ANNULEE'
         ELSE EXISTS (SELECT 1 FROM notification x WHERE x.utilisateur_id = e.utilisateur_id AND x.lue_le IS NULL AND x.etat <> 'ANNULEE')
       END AS "resteALire"
     FROM envoi e JOIN utilisateur u ON u.id = e.utilisateur_id LEFT JOIN notification n ON n.id = e.notification_id
     WHERE e.id = $1 AND e.etat IN ('EN_FILE', 'ECHEC') AND e.prochain_essai <= $2 FOR UPDATE OF e SKIP LOCKED`,
    [id, tx.maintenant],
  );
}

/** Compte un essai et prend un bail : si le processus meurt pendant l'envoi, un autre réessaiera après. */
export async function prendreBail(tx: Transaction, id: string, jusqua: Date): Promise<void> {
  await tx.sql(`UPDATE envoi SET etat = 'EN_FILE', tentatives = tentatives + 1, prochain_essai = $2 WHERE id = $1`, [
    id,
    jusqua,
  ]);
}

/** Annule un envoi qui n'a plus lieu d'être, et la notification avec lui si son destinataire a perdu l'accès. */
export async function annulerEnvoi(tx: Transaction, envoi: EnvoiPris, avecNotification: boolean): Promise<void> {
  await tx.sql(`UPDATE envoi SET etat = 'ANNULEE', prochain_essai = NULL WHERE id = $1`, [envoi.id]);
  if (avecNotification && envoi.notificationId !== null) {
    await tx.sql(`UPDATE notification SET etat = 'ANNULEE' WHERE id = $1 AND lue_le IS NULL`, [envoi.notificationId]);
  }
}

export type SuiteEnvoi = {
  readonly etat: EtatNotification;
  readonly erreur: string | null;
  readonly envoyeLe: Date | null;
  readonly prochainEssai: Date | null;
};

/** Écrit la suite d'un essai ; sans effet si le message a été lu ou annulé pendant l'envoi. */
export async function ecrireSuite(tx: Transaction, envoi: EnvoiPris, suite: SuiteEnvoi): Promise<void> {
  if (suite.etat === 'DELIVREE' && envoi.notificationId !== null) {
    await tx.sql(`UPDATE notification SET etat = 'DELIVREE' WHERE id = $1 AND etat IN ('EN_FILE', 'ENVOYEE')`, [
      envoi.notificationId,
    ]);
  }
  await tx.sql(
    `UPDATE envoi SET etat = $2, derniere_erreur = $3, envoye_le = coalesce($4, envoye_le), prochain_essai = $5 WHERE id = $1 AND etat = 'EN_FILE'`,
    [envoi.id, suite.etat, suite.erreur, suite.envoyeLe, suite.prochainEssai],
  );
}

/** État d'un envoi que cette portée permet de voir, verrouillé ; null sinon. */
export async function verrouillerVisible(
  tx: Transaction,
  id: string,
  plateformeId: string | null,
): Promise<EtatNotification | null> {
  const [ligne] = await tx.sql<{ etat: EtatNotification }>(
    `SELECT e.etat FROM envoi e WHERE e.id = $1 AND ${DE_LA_PLATEFORME('$2')} FOR UPDATE OF e`,
    [id, plateformeId],
  );
  return ligne?.etat ?? null;
}

/** Remet en file, essais à zéro. */
export async function remettreEnFile(tx: Transaction, id: string): Promise<void> {
  await tx.sql(`UPDATE envoi SET etat = 'EN_FILE', tentatives = 0, prochain_essai = $2 WHERE id = $1`, [
    id,
    tx.maintenant,
  ]);
}

/** Condition « destinataire de cette plateforme » (toutes si le paramètre est nul) sur l'envoi `e`. */
export const DE_LA_PLATEFORME = (p: string): string =>
  `(${p}::uuid IS NULL OR EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = e.utilisateur_id AND h.plateforme_id = ${p}))`;
