import { Injectable } from '@nestjs/common';
import type { ContenuLivret } from '@pdp/domain';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

export type PropositionConservee = {
  readonly id: string;
  readonly etat: string;
  readonly phrase: string;
  /** Jour de Paris de la décision d'où elle vient, sinon celui de la proposition. */
  readonly date: string;
};

export type QuestionConservee = {
  readonly id: string;
  readonly tacheId: string | null;
  readonly reponse: string | null;
};

type Trace = {
  readonly ressource: 'livret' | 'livret_cap' | 'livret_question';
  readonly ressourceId: string;
  readonly dossierId: string;
  readonly transition: string;
  readonly de: string | null;
  readonly vers: string;
};

/** Écritures du livret, dans la transaction de l'appelant, qui tient déjà le verrou du dossier. */
@Injectable()
export class LivretDepot {
  /** Rend la nouvelle version du brouillon. */
  async enregistrerBrouillon(
    tx: Transaction,
    dossierId: string,
    contenu: ContenuLivret,
    auteurId: string,
  ): Promise<number> {
    const [ligne] = await tx.sql<{ version: number }>(
      `INSERT INTO livret_brouillon (dossier_id, contenu, version, auteur_id, maj_le) VALUES ($1,$2,1,$3,$4)
       ON CONFLICT (dossier_id) DO UPDATE SET contenu = excluded.contenu, version = livret_brouillon.version + 1, auteur_id = excluded.auteur_id, maj_le = excluded.maj_le
       RETURNING version`,
      [dossierId, JSON.stringify(contenu), auteurId, tx.maintenant],
    );
    return ligne!.version;
  }

  /** La version publiée, s'il y en a une, devient REMPLACE ; rend la nouvelle, PUBLIE. */
  async publier(
    tx: Transaction,
    dossierId: string,
    contenu: ContenuLivret,
    auteurId: string,
  ): Promise<{ id: string; version: number; remplaceeId: string | null }> {
    const [remplacee] = await tx.sql<{ id: string }>(
      `UPDATE livret_version SET etat = 'REMPLACE' WHERE dossier_id = $1 AND etat = 'PUBLIE' RETURNING id`,
      [dossierId],
    );
    const id = tx.nouvelId();
    const [ligne] = await tx.sql<{ version: number }>(
      `INSERT INTO livret_version (id, dossier_id, version, etat, contenu, publie_par, publie_le)
       SELECT $1, $2, coalesce(max(version), 0) + 1, 'PUBLIE', $3::jsonb, $4, $5 FROM livret_version WHERE dossier_id = $2 RETURNING version`,
      [id, dossierId, JSON.stringify(contenu), auteurId, tx.maintenant],
    );
    return { id, version: ligne!.version, remplaceeId: remplacee?.id ?? null };
  }

  /** Marque PUBLIEE ce qui vient de l'être : les phrases retenues, et celles que le référent a recopiées lui-même. */
  async marquerPropositions(tx: Transaction, dossierId: string, contenu: ContenuLivret): Promise<void> {
    await tx.sql(
      `UPDATE livret_proposition SET etat = 'PUBLIEE' WHERE dossier_id = $1 AND (etat = 'RETENUE' OR (etat = 'PROPOSEE' AND phrase = ANY($2::text[])))`,
      [dossierId, contenu.decisions.map(({ phrase }) => phrase)],
    );
  }

  async proposition(tx: Transaction, dossierId: string, id: string): Promise<PropositionConservee | null> {
    const lignes = await tx.sql<PropositionConservee>(
      `SELECT p.id, p.etat, p.phrase, (coalesce(d.le, p.cree_le) AT TIME ZONE 'Europe/Paris')::date AS date
       FROM livret_proposition p LEFT JOIN decision_revue d ON p.source = 'DECISION' AND d.id = p.source_id
       WHERE p.id = $1 AND p.dossier_id = $2`,
      [id, dossierId],
    );
    return lignes[0] ?? null;
  }

  async trierProposition(tx: Transaction, id: string, etat: 'RETENUE' | 'ECARTEE'): Promise<void> {
    await tx.sql(`UPDATE livret_proposition SET etat = $2 WHERE id = $1`, [id, etat]);
  }

  /** Date la première lecture de la version publiée ; rend la version et l'instant de cette première lecture. */
  async accuserLecture(
    tx: Transaction,
    dossierId: string,
  ): Promise<{ id: string; version: number; luLe: Date } | null> {
    const lignes = await tx.sql<{ id: string; version: number; luLe: Date }>(
      `UPDATE livret_version SET lu_le = coalesce(lu_le, $2) WHERE dossier_id = $1 AND etat = 'PUBLIE' RETURNING id, version, lu_le AS "luLe"`,
      [dossierId, tx.maintenant],
    );
    return lignes[0] ?? null;
  }

  async ecrireCap(
    tx: Transaction,
    dossierId: string,
    cap: { texte: string; version: number },
    auteurId: string,
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(`INSERT INTO livret_cap (id, dossier_id, texte, auteur_id, version, le) VALUES ($1,$2,$3,$4,$5,$6)`, [
      id,
      dossierId,
      cap.texte,
      auteurId,
      cap.version,
      tx.maintenant,
    ]);
    return id;
  }

  async insererQuestion(
    tx: Transaction,
    question: { id: string; dossierId: string; texte: string; auteurId: string; tacheId: string },
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO livret_question (id, dossier_id, texte, auteur_id, tache_id, cree_le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [question.id, question.dossierId, question.texte, question.auteurId, question.tacheId, tx.maintenant],
    );
  }

  async question(tx: Transaction, dossierId: string, id: string): Promise<QuestionConservee | null> {
    const lignes = await tx.sql<QuestionConservee>(
      `SELECT id, tache_id AS "tacheId", reponse FROM livret_question WHERE id = $1 AND dossier_id = $2`,
      [id, dossierId],
    );
    return lignes[0] ?? null;
  }

  async repondre(tx: Transaction, id: string, reponse: string): Promise<void> {
    await tx.sql(`UPDATE livret_question SET reponse = $2, repondu_le = $3 WHERE id = $1`, [
      id,
      reponse,
      tx.maintenant,
    ]);
  }

  /** Comptes de l'assuré et de ses mandataires en cours de mandat. */
  async coteAssure(tx: Transaction, dossierId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id AND u.actif WHERE d.id = $1
       UNION SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = $1 AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())`,
      [dossierId],
    );
    return lignes.map((l) => l.id);
  }

  /** Référent dont le compte est encore actif ; sinon la question va à la file du service. */
  async referentActif(tx: Transaction, dossierId: string): Promise<string | null> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM dossier d JOIN utilisateur u ON u.id = d.referent_id AND u.actif WHERE d.id = $1`,
      [dossierId],
    );
    return lignes[0]?.id ?? null;
  }

  async tracer(tx: Transaction, acteur: ActeurOuSysteme, t: Trace): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
      [
        tx.nouvelId(),
        t.ressource,
        t.ressourceId,
        t.dossierId,
        t.transition,
        t.de,
        t.vers,
        acteur.utilisateurId,
        acteur.fonction,
        tx.maintenant,
      ],
    );
  }
}
