import { Injectable } from '@nestjs/common';
import type { Fonction } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { Absence } from '../regles-suppleance.js';

export type Titulaire = {
  readonly habilitationId: string;
  readonly utilisateurId: string;
  readonly nom: string;
  readonly fonction: Fonction;
  readonly organismeId: string | null;
  readonly plateformeId: string;
};

export type Suppleance = {
  readonly id: string;
  readonly absentId: string;
  readonly suppleantId: string;
  readonly fin: Date;
  readonly creePar: string;
};

export type LigneSuppleance = {
  readonly id: string;
  readonly absent_id: string;
  readonly absent: string;
  readonly suppleant_id: string;
  readonly suppleant: string;
  readonly fonction: Fonction;
  readonly organisme_id: string | null;
  readonly organisme: string | null;
  readonly debut: Date;
  readonly fin: Date;
  readonly motif: string;
  readonly terminee: boolean;
  readonly dossiers: number;
};

const EN_COURS = (h: string): string =>
  `${h}.debut <= now() AND (${h}.fin IS NULL OR ${h}.fin > now()) AND ${h}.suspendue_le IS NULL`;
const OUVERT = (u: string): string => `${u}.actif AND ${u}.suspendu_le IS NULL`;
const ACTIF = (a: string): string => `${a}.debut <= now() AND (${a}.fin IS NULL OR ${a}.fin > now())`;

/** Absences couvertes, dans la transaction de l'appelant. */
@Injectable()
export class SuppleanceDepot {
  /** Titulaire d'une habilitation en cours, ou `null`. */
  async titulaire(tx: Transaction, habilitationId: string): Promise<Titulaire | null> {
    const lignes = await tx.sql<Titulaire>(
      `SELECT h.id AS "habilitationId", u.id AS "utilisateurId", u.prenom || ' ' || u.nom AS nom, h.fonction,
         h.organisme_id AS "organismeId", h.plateforme_id AS "plateformeId"
       FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
       WHERE h.id = $1 AND h.plateforme_id IS NOT NULL AND u.actif AND ${EN_COURS('h')} FOR UPDATE OF h`,
      [habilitationId],
    );
    return lignes[0] ?? null;
  }

  /** Qui peut le suppléer : même fonction, même organisme, même plateforme, en exercice. */
  candidats(tx: Transaction, t: Titulaire): Promise<readonly { id: string; nom: string; habilitationId: string }[]> {
    return tx.sql(
      `SELECT DISTINCT ON (u.nom, u.prenom, u.id) u.id, u.prenom || ' ' || u.nom AS nom, h.id AS "habilitationId"
       FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
       WHERE h.fonction = $1 AND h.organisme_id IS NOT DISTINCT FROM $2::uuid AND h.plateforme_id = $3 AND u.id <> $4
         AND ${OUVERT('u')} AND ${EN_COURS('h')} ORDER BY u.nom, u.prenom, u.id LIMIT 200`,
      [t.fonction, t.organismeId, t.plateformeId, t.utilisateurId],
    );
  }

  /** Une absence de cette habilitation est-elle déjà couverte sur une partie de ces jours ? */
  async chevauche(tx: Transaction, habilitationId: string, { debut, fin }: Absence): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS une FROM suppleance WHERE absent_habilitation_id = $1 AND terminee_par IS NULL AND debut < $3 AND fin > $2`,
      [habilitationId, debut, fin],
    );
    return lignes.length > 0;
  }

  async inserer(
    tx: Transaction,
    acteur: Acteur,
    t: Titulaire,
    reste: Absence & { readonly suppleantId: string; readonly suppleantHabilitationId: string },
  ): Promise<Suppleance> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO suppleance (id, plateforme_id, absent_id, absent_habilitation_id, suppleant_id, suppleant_habilitation_id, debut, fin, motif, cree_par, cree_le)
       VALUES ($1,$2,$3,$4,$5,$6,CASE WHEN $7::timestamptz <= $11::timestamptz THEN least($11::timestamptz, now()) ELSE $7::timestamptz END,$8,$9,$10,$11)`,
      [
        id,
        t.plateformeId,
        t.utilisateurId,
        t.habilitationId,
        reste.suppleantId,
        reste.suppleantHabilitationId,
        reste.debut,
        reste.fin,
        reste.motif,
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
    return {
      id,
      absentId: t.utilisateurId,
      suppleantId: reste.suppleantId,
      fin: reste.fin,
      creePar: acteur.utilisateurId,
    };
  }

  /** Celles de la plateforme si `tout`, sinon celles où l'on est absent ou suppléant ; une seule si `id` est donné. */
  lister(
    tx: Transaction,
    acteur: Acteur,
    { tout, id = null }: { readonly tout: boolean; readonly id?: string | null },
  ): Promise<readonly LigneSuppleance[]> {
    return tx.sql<LigneSuppleance>(
      `SELECT s.id, s.absent_id, a.prenom || ' ' || a.nom AS absent, s.suppleant_id, p.prenom || ' ' || p.nom AS suppleant,
         h.fonction, o.id AS organisme_id, o.nom AS organisme, s.debut, s.fin, s.motif,
         (s.fin <= $4 OR s.terminee_par IS NOT NULL OR s.cloturee_le IS NOT NULL) AS terminee,
         (SELECT count(*)::int FROM affectation_dossier l WHERE l.suppleance_id = s.id AND ${ACTIF('l')}) AS dossiers
       FROM suppleance s JOIN utilisateur a ON a.id = s.absent_id JOIN utilisateur p ON p.id = s.suppleant_id
       JOIN habilitation h ON h.id = s.absent_habilitation_id LEFT JOIN organisme o ON o.id = h.organisme_id
       WHERE s.plateforme_id = $1 AND ($2 OR s.absent_id = $3 OR s.suppleant_id = $3) AND ($5::uuid IS NULL OR s.id = $5)
       ORDER BY (s.fin <= $4 OR s.terminee_par IS NOT NULL), s.debut DESC, s.id LIMIT 200`,
      [acteur.plateformeId, tout, acteur.utilisateurId, tx.maintenant, id],
    );
  }

  /** Absences commencées et pas finies, verrouillées. */
  enCours(tx: Transaction): Promise<readonly Suppleance[]> {
    return this.choisir(tx, `terminee_par IS NULL AND debut <= now() AND fin > now()`);
  }

  /** Absences finies dont les liens ne sont pas encore repris, verrouillées. */
  aClore(tx: Transaction): Promise<readonly Suppleance[]> {
    return this.choisir(tx, `cloturee_le IS NULL AND (terminee_par IS NOT NULL OR fin <= now())`);
  }

  /** Met fin avant le terme ; faux si c'était déjà fait. */
  async terminer(tx: Transaction, id: string, parId: string): Promise<Suppleance | null> {
    const lignes = await tx.sql<Suppleance>(
      `UPDATE suppleance SET terminee_par = $2, fin = greatest(debut, least(fin, now()))
       WHERE id = $1 AND terminee_par IS NULL AND fin > now()
       RETURNING id, absent_id AS "absentId", suppleant_id AS "suppleantId", fin, cree_par AS "creePar"`,
      [id, parId],
    );
    return lignes[0] ?? null;
  }

  async marquerClose(tx: Transaction, id: string): Promise<void> {
    await tx.sql(`UPDATE suppleance SET cloturee_le = $2 WHERE id = $1`, [id, tx.maintenant]);
  }

  /**
   * Ouvre au suppléant les dossiers où l'absent est relié par son nom, tant que l'absence dure. Ni les liens de séance, ni
   * ce que l'absent supplée lui-même. Rend les liens créés.
   */
  ouvrirLiens(tx: Transaction, s: Suppleance): Promise<readonly { id: string; dossierId: string }[]> {
    return tx.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, motif, debut, fin, cree_par, consentement_id, suppleance_id)
       SELECT gen_random_uuid(), a.dossier_id, $2::uuid, 'CERCLE', 'Suppléance', now(), least($4::timestamptz, a.fin), $5::uuid, a.consentement_id, $1::uuid
       FROM affectation_dossier a JOIN dossier d ON d.id = a.dossier_id AND d.etat NOT IN ('CLOS','ARCHIVE','PURGE')
       WHERE a.utilisateur_id = $3 AND a.role IN ('REFERENT','CERCLE') AND a.suppleance_id IS NULL AND ${ACTIF('a')}
         AND NOT EXISTS (SELECT 1 FROM affectation_dossier b WHERE b.dossier_id = a.dossier_id AND b.utilisateur_id = $2 AND b.role NOT IN ('REVUE','GRACE') AND ${ACTIF('b')})
       RETURNING id, dossier_id AS "dossierId"`,
      [s.id, s.suppleantId, s.absentId, s.fin, s.creePar],
    );
  }

  /** Reprend les liens de cette suppléance : tous, ou (`orphelins`) ceux dont l'absent n'a plus le dossier. Rend les dossiers. */
  async fermerLiens(tx: Transaction, s: Suppleance, orphelins: boolean): Promise<readonly string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `UPDATE affectation_dossier l SET fin = least(l.fin, now()) WHERE l.suppleance_id = $1 AND ($2 = false OR (${ACTIF('l')} AND NOT EXISTS (
         SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = l.dossier_id AND a.utilisateur_id = $3 AND a.role IN ('REFERENT','CERCLE') AND ${ACTIF('a')})))
       RETURNING l.dossier_id AS id`,
      [s.id, orphelins, s.absentId],
    );
    return [...new Set(lignes.map(({ id }) => id))];
  }

  private choisir(tx: Transaction, condition: string): Promise<readonly Suppleance[]> {
    return tx.sql<Suppleance>(
      `SELECT id, absent_id AS "absentId", suppleant_id AS "suppleantId", fin, cree_par AS "creePar"
       FROM suppleance WHERE ${condition} ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED`,
    );
  }
}
