import { SQL_FAITS_DOSSIER, valeursFaitsDossier, voitDossier, type FaitsDossier, type Sujet } from '@pdp/permissions';
import { COMPTE_OUVERT, habilitationUtilisable } from '../../../platform/auth/requetes-session.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Vrai si cette personne lit encore quelque chose de ce dossier, sous l'une quelconque de ses habilitations en cours. */
export async function litEncore(tx: Transaction, utilisateurId: string, dossierId: string): Promise<boolean> {
  for (const sujet of await sujetsDe(tx, utilisateurId)) {
    const [faits] = await tx.sql<FaitsDossier>(SQL_FAITS_DOSSIER, valeursFaitsDossier(sujet, dossierId));
    if (faits && voitDossier(sujet, faits)) return true;
  }
  return false;
}

function sujetsDe(tx: Transaction, utilisateurId: string): Promise<Sujet[]> {
  return tx.sql<Sujet>(
    `SELECT u.id AS "utilisateurId", h.fonction, h.unite, h.organisme_id AS "organismeId", h.plateforme_id AS "plateformeId",
       CASE WHEN h.fonction = 'ASSURE' THEN u.assure_id END AS "assureId"
     FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
     WHERE u.id = $1 AND ${COMPTE_OUVERT} AND ${habilitationUtilisable('$2')}`,
    [utilisateurId, tx.maintenant],
  );
}
