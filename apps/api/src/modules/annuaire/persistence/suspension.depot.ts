import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { HORS_ASSURES } from './lecture-habilitations.js';
import { enCoursSql } from './recherche.sql.js';

/** Administrateur en exercice de la plateforme `p`, autre que `u`, sur qui on peut compter : il s'est connecté depuis `$1`. */
const AUTRE_ADMINISTRATEUR = (plateforme: string, utilisateur: string, depuis: string): string => `EXISTS (
    SELECT 1 FROM habilitation ha JOIN utilisateur ua ON ua.id = ha.utilisateur_id
    WHERE ha.plateforme_id = ${plateforme} AND ha.fonction = 'ADMINISTRATEUR' AND ${enCoursSql('ha')} AND ha.suspendue_le IS NULL
      AND ua.id <> ${utilisateur} AND ua.actif AND ua.suspendu_le IS NULL
      AND greatest(coalesce(ua.derniere_connexion, ua.cree_le), ua.retabli_le) >= ${depuis})`;

/** Suspensions et rétablissements, dans la transaction de l'appelant. */
@Injectable()
export class SuspensionDepot {
  /**
   * Comptes de professionnels sans connexion depuis cet instant, verrouillés, les plus anciens d'abord. Jamais le dernier
   * administrateur d'une plateforme : personne ne pourrait plus rien y rétablir.
   */
  async inactifs(tx: Transaction, depuis: Date, limite: number): Promise<readonly string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM utilisateur u
       WHERE u.actif AND u.suspendu_le IS NULL AND greatest(coalesce(u.derniere_connexion, u.cree_le), u.retabli_le) < $1
         AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.fonction ${HORS_ASSURES} AND ${enCoursSql('h')})
         AND NOT EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND NOT (h.fonction ${HORS_ASSURES}))
         AND NOT EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.fonction = 'ADMINISTRATEUR' AND ${enCoursSql('h')}
           AND NOT ${AUTRE_ADMINISTRATEUR('h.plateforme_id', 'u.id', '$1')})
       ORDER BY u.id LIMIT $2 FOR UPDATE OF u SKIP LOCKED`,
      [depuis, limite],
    );
    return lignes.map(({ id }) => id);
  }

  async suspendreCompte(tx: Transaction, utilisateurId: string): Promise<void> {
    await tx.sql(`UPDATE utilisateur SET suspendu_le = $2 WHERE id = $1`, [utilisateurId, tx.maintenant]);
  }

  /** Faux si le compte n'était pas suspendu. */
  async retablirCompte(tx: Transaction, utilisateurId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `UPDATE utilisateur SET suspendu_le = NULL, retabli_le = $2 WHERE id = $1 AND suspendu_le IS NOT NULL RETURNING 1 AS un`,
      [utilisateurId, tx.maintenant],
    );
    return lignes.length > 0;
  }

  /** Suspend cette habilitation, sauf si elle porte le dernier administrateur de sa plateforme ; dit si c'est fait. */
  async suspendreHabilitation(tx: Transaction, habilitationId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `UPDATE habilitation h SET suspendue_le = $2, version = version + 1 WHERE h.id = $1 AND h.suspendue_le IS NULL
         AND (h.fonction <> 'ADMINISTRATEUR' OR ${AUTRE_ADMINISTRATEUR('h.plateforme_id', 'h.utilisateur_id', `'-infinity'::timestamptz`)})
       RETURNING 1 AS une`,
      [habilitationId, tx.maintenant],
    );
    return lignes.length > 0;
  }

  async retablirHabilitation(tx: Transaction, habilitationId: string, motif: string): Promise<void> {
    await tx.sql(`UPDATE habilitation SET suspendue_le = NULL, motif = $2, version = version + 1 WHERE id = $1`, [
      habilitationId,
      motif,
    ]);
  }
}
