import { Injectable } from '@nestjs/common';
import type { Fonction, ReponseReconfirmation } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { HORS_ASSURES } from './lecture-habilitations.js';
import { enCoursSql } from './recherche.sql.js';

export type LigneReconfirmationSql = {
  readonly id: string;
  readonly organisme_id: string | null;
  readonly organisme: string | null;
  readonly ouverte_le: Date;
  readonly echeance: Date;
  readonly suspension_le: Date;
  readonly close_le: Date | null;
  readonly total: number;
  readonly confirmees: number;
  readonly retirees: number;
  readonly suspendues: number;
  readonly restantes: number;
};

export type LigneAReconfirmer = {
  readonly id: string;
  readonly habilitation_id: string;
  readonly utilisateur_id: string;
  readonly nom: string;
  readonly derniere_connexion: Date | null;
  readonly fonction: Fonction;
  readonly debut: Date;
  readonly fin: Date | null;
  readonly reponse: ReponseReconfirmation | null;
  readonly motif: string | null;
  readonly repondue_par: string | null;
  readonly repondue_le: Date | null;
  readonly a_repondre: boolean;
};

type Place = { readonly plateformeId: string; readonly organismeId: string | null };
type Delais = { readonly echeance: Date; readonly suspensionLe: Date };
export type ReconfirmationOuverte = { readonly id: string; readonly plateformeId: string };

/** Une habilitation encore en cours, ni suspendue ni déjà répondue, reste à reconfirmer. */
const A_REPONDRE = `(l.reponse IS NULL AND h.suspendue_le IS NULL AND ${enCoursSql('h')})`;
const compter = (filtre: string): string => `count(*) FILTER (WHERE ${filtre})::int`;

const LISTE = `SELECT r.id, r.organisme_id, o.nom AS organisme, r.ouverte_le, r.echeance, r.suspension_le, r.close_le,
    count(l.id)::int AS total, ${compter(`l.reponse = 'CONFIRMEE'`)} AS confirmees, ${compter(`l.reponse = 'RETIREE'`)} AS retirees,
    ${compter(`l.reponse = 'SUSPENDUE'`)} AS suspendues, ${compter(A_REPONDRE)} AS restantes
  FROM reconfirmation r LEFT JOIN organisme o ON o.id = r.organisme_id
  LEFT JOIN reconfirmation_ligne l ON l.reconfirmation_id = r.id LEFT JOIN habilitation h ON h.id = l.habilitation_id
  WHERE r.plateforme_id = $1 AND ($2::uuid IS NULL OR r.id = $2)
  GROUP BY r.id, o.nom ORDER BY r.close_le IS NOT NULL, r.echeance, r.id LIMIT 200`;

/** Listes à reconfirmer, dans la transaction de l'appelant. Rien n'est effacé : une réponse reste, avec son auteur. */
@Injectable()
export class ReconfirmationDepot {
  /** Les ouvertes d'abord, la plus pressée en tête ; une seule si `id` est donné. */
  lister(
    tx: Transaction,
    plateformeId: string | null,
    id: string | null = null,
  ): Promise<readonly LigneReconfirmationSql[]> {
    return tx.sql<LigneReconfirmationSql>(LISTE, [plateformeId, id]);
  }

  lignes(tx: Transaction, id: string): Promise<readonly LigneAReconfirmer[]> {
    return tx.sql<LigneAReconfirmer>(
      `SELECT l.id, l.habilitation_id, u.id AS utilisateur_id, u.prenom || ' ' || u.nom AS nom, u.derniere_connexion, h.fonction, h.debut, h.fin,
         l.reponse, l.motif, p.prenom || ' ' || p.nom AS repondue_par, l.repondue_le, ${A_REPONDRE} AS a_repondre
       FROM reconfirmation_ligne l JOIN habilitation h ON h.id = l.habilitation_id JOIN utilisateur u ON u.id = h.utilisateur_id
       LEFT JOIN utilisateur p ON p.id = l.repondue_par
       WHERE l.reconfirmation_id = $1 ORDER BY l.reponse IS NOT NULL, u.nom, u.prenom, l.id`,
      [id],
    );
  }

  /** Verrouille une liste ouverte de cette plateforme ; faux si elle n'existe pas ou est close. */
  async verrouiller(tx: Transaction, plateformeId: string | null, id: string): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS une FROM reconfirmation WHERE id = $1 AND plateforme_id = $2 AND close_le IS NULL FOR UPDATE`,
      [id, plateformeId],
    );
    return lignes.length > 0;
  }

  /** Organismes dont la dernière liste, ou à défaut la plus ancienne habilitation, date d'avant cet instant. */
  async dus(tx: Transaction, avant: Date): Promise<readonly Place[]> {
    return tx.sql<Place>(
      `SELECT h.plateforme_id AS "plateformeId", h.organisme_id AS "organismeId"
       FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id AND u.actif
       WHERE h.plateforme_id IS NOT NULL AND h.fonction ${HORS_ASSURES} AND h.suspendue_le IS NULL AND ${enCoursSql('h')}
         AND NOT EXISTS (SELECT 1 FROM reconfirmation r WHERE r.plateforme_id = h.plateforme_id
           AND r.organisme_id IS NOT DISTINCT FROM h.organisme_id AND (r.close_le IS NULL OR r.ouverte_le >= $1))
       GROUP BY h.plateforme_id, h.organisme_id HAVING min(h.debut) < $1 ORDER BY 1, 2`,
      [avant],
    );
  }

  /** Ouvre la liste d'un organisme, avec toutes ses habilitations en cours ; `null` s'il y en a une ouverte, ou personne. */
  async ouvrir(tx: Transaction, { plateformeId, organismeId }: Place, delais: Delais): Promise<string | null> {
    const id = tx.nouvelId();
    const ouvertes = await tx.sql(
      `INSERT INTO reconfirmation (id, plateforme_id, organisme_id, ouverte_le, echeance, suspension_le)
       VALUES ($1,$2,$3,$4,$5,$6) ON CONFLICT DO NOTHING RETURNING 1 AS une`,
      [id, plateformeId, organismeId, tx.maintenant, delais.echeance, delais.suspensionLe],
    );
    if (ouvertes.length === 0) return null;
    const lignes = await tx.sql(
      `INSERT INTO reconfirmation_ligne (id, reconfirmation_id, habilitation_id)
       SELECT gen_random_uuid(), $1, h.id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id AND u.actif
       WHERE h.plateforme_id = $2 AND h.organisme_id IS NOT DISTINCT FROM $3::uuid AND h.fonction ${HORS_ASSURES}
         AND h.suspendue_le IS NULL AND ${enCoursSql('h')} RETURNING 1 AS une`,
      [id, plateformeId, organismeId],
    );
    if (lignes.length > 0) return id;
    await tx.sql(`DELETE FROM reconfirmation WHERE id = $1`, [id]);
    return null;
  }

  async repondre(
    tx: Transaction,
    ligneId: string,
    r: { readonly reponse: ReponseReconfirmation; readonly motif: string | null; readonly parId: string | null },
  ): Promise<void> {
    await tx.sql(
      `UPDATE reconfirmation_ligne SET reponse = $2, motif = $3, repondue_par = $4, repondue_le = $5 WHERE id = $1`,
      [ligneId, r.reponse, r.motif, r.parId, tx.maintenant],
    );
  }

  /** Clôt la liste si plus rien n'y reste à répondre ; dit si c'est fait. */
  async clore(tx: Transaction, id: string): Promise<boolean> {
    const lignes = await tx.sql(
      `UPDATE reconfirmation r SET close_le = $2 WHERE r.id = $1 AND r.close_le IS NULL AND NOT EXISTS (
         SELECT 1 FROM reconfirmation_ligne l JOIN habilitation h ON h.id = l.habilitation_id WHERE l.reconfirmation_id = r.id AND ${A_REPONDRE})
       RETURNING 1 AS une`,
      [id, tx.maintenant],
    );
    return lignes.length > 0;
  }

  /** Marque rappelées celles qui entrent dans la fenêtre de rappel, et les rend. */
  async aRappeler(tx: Transaction, echeanceAvant: Date): Promise<readonly ReconfirmationOuverte[]> {
    return tx.sql<ReconfirmationOuverte>(
      `UPDATE reconfirmation SET rappelee_le = $2 WHERE close_le IS NULL AND rappelee_le IS NULL AND echeance <= $1
       RETURNING id, plateforme_id AS "plateformeId"`,
      [echeanceAvant, tx.maintenant],
    );
  }

  /** Listes ouvertes dont le temps de grâce est passé, verrouillées. */
  async aSuspendre(tx: Transaction): Promise<readonly ReconfirmationOuverte[]> {
    return tx.sql<ReconfirmationOuverte>(
      `SELECT id, plateforme_id AS "plateformeId" FROM reconfirmation WHERE close_le IS NULL AND suspension_le <= $1 ORDER BY id FOR UPDATE SKIP LOCKED`,
      [tx.maintenant],
    );
  }

  /** Administrateurs en exercice d'une plateforme. */
  async administrateurs(tx: Transaction, plateformeId: string): Promise<readonly string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT DISTINCT h.utilisateur_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
       WHERE h.plateforme_id = $1 AND h.fonction = 'ADMINISTRATEUR' AND u.actif AND u.suspendu_le IS NULL AND h.suspendue_le IS NULL AND ${enCoursSql('h')}`,
      [plateformeId],
    );
    return lignes.map(({ id }) => id);
  }
}
