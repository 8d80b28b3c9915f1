import { Injectable } from '@nestjs/common';
import type { CibleProposition, ContenuLivret } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { propositionEnClair } from '../propositions-en-clair.js';

export type PropositionConservee = {
  readonly id: string;
  readonly etat: string;
  readonly cible: CibleProposition;
  readonly phrase: string;
  /** Jour de Paris de la décision d'où elle vient, sinon celui de la proposition. */
  readonly date: string;
};

export type QuestionConservee = {
  readonly id: string;
  readonly tacheId: string | null;
  readonly repondue: boolean;
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
  constructor(private readonly coffre: Coffre) {}

  /** Rend la nouvelle version du brouillon. */
  async enregistrerBrouillon(
    tx: Transaction,
    dossierId: string,
    contenu: ContenuLivret,
    auteurId: string,
  ): Promise<number> {
    const [ligne] = await tx.sql<{ version: number }>(
      `INSERT INTO livret_brouillon (dossier_id, contenu_scelle, version, auteur_id, maj_le) VALUES ($1,$2,1,$3,$4)
       ON CONFLICT (dossier_id) DO UPDATE SET contenu_scelle = excluded.contenu_scelle, version = livret_brouillon.version + 1, auteur_id = excluded.auteur_id, maj_le = excluded.maj_le
       RETURNING version`,
      [
        dossierId,
        this.coffre.scellerJson('livret_brouillon.contenu_scelle', dossierId, contenu),
        auteurId,
        tx.maintenant,
      ],
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
      `INSERT INTO livret_version (id, dossier_id, version, etat, contenu_scelle, publie_par, publie_le)
       SELECT $1, $2, coalesce(max(version), 0) + 1, 'PUBLIE', $3::text, $4, $5 FROM livret_version WHERE dossier_id = $2 RETURNING version`,
      [id, dossierId, this.coffre.scellerJson('livret_version.contenu_scelle', id, contenu), auteurId, tx.maintenant],
    );
    return { id, version: ligne!.version, remplaceeId: remplacee?.id ?? null };
  }

  /** Marque PUBLIEE ce qui vient de l'être : les phrases retenues, et celles que le référent a recopiées lui-même. */
  async marquerPropositions(tx: Transaction, dossierId: string, contenu: ContenuLivret): Promise<void> {
    const lues = {
      DECISIONS: new Set(contenu.decisions.map(({ phrase }) => phrase)),
      ETAPES: new Set(contenu.etapes.filter(({ statut }) => statut === 'FAIT').map(({ titre }) => titre)),
    } as const;
    const attendues = await tx.sql<{ id: string; cible: CibleProposition; sceau: string }>(
      `SELECT id, cible, phrase_scellee AS sceau FROM livret_proposition WHERE dossier_id = $1 AND etat = 'PROPOSEE'`,
      [dossierId],
    );
    const recopiees = attendues.filter(({ id, cible, sceau }) => lues[cible].has(this.phrase(id, cible, sceau)));
    await tx.sql(
      `UPDATE livret_proposition SET etat = 'PUBLIEE' WHERE dossier_id = $1 AND (etat = 'RETENUE' OR (etat = 'PROPOSEE' AND id = ANY($2::uuid[])))`,
      [dossierId, recopiees.map(({ id }) => id)],
    );
  }

  async proposition(tx: Transaction, dossierId: string, id: string): Promise<PropositionConservee | null> {
    const lignes = await tx.sql<PropositionConservee>(
      `SELECT p.id, p.etat, p.cible, p.phrase_scellee AS phrase, (coalesce(d.le, p.cree_le) AT TIME ZONE 'Europe/Paris')::date AS date
       FROM livret_proposition p LEFT JOIN decision_revue d ON p.source = 'DECISION' AND d.id = p.source_id
       WHERE p.id = $1 AND p.dossier_id = $2`,
      [id, dossierId],
    );
    return lignes[0] ? { ...lignes[0], phrase: this.phrase(id, lignes[0].cible, lignes[0].phrase) } : null;
  }

  private phrase(id: string, cible: CibleProposition, sceau: string): string {
    return propositionEnClair(cible, this.coffre.ouvrir('livret_proposition.phrase_scellee', id, sceau));
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
    await tx.sql(
      `INSERT INTO livret_cap (id, dossier_id, texte_scelle, auteur_id, version, le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [
        id,
        dossierId,
        this.coffre.sceller('livret_cap.texte_scelle', id, cap.texte),
        auteurId,
        cap.version,
        tx.maintenant,
      ],
    );
    return id;
  }

  async insererQuestion(
    tx: Transaction,
    question: { id: string; dossierId: string; texte: string; auteurId: string; tacheId: string },
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO livret_question (id, dossier_id, texte_scelle, auteur_id, tache_id, cree_le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [
        question.id,
        question.dossierId,
        this.coffre.sceller('livret_question.texte_scelle', question.id, question.texte),
        question.auteurId,
        question.tacheId,
        tx.maintenant,
      ],
    );
  }

  async question(tx: Transaction, dossierId: string, id: string): Promise<QuestionConservee | null> {
    const lignes = await tx.sql<QuestionConservee>(
      `SELECT id, tache_id AS "tacheId", reponse_scellee IS NOT NULL AS repondue FROM livret_question WHERE id = $1 AND dossier_id = $2`,
      [id, dossierId],
    );
    return lignes[0] ?? null;
  }

  async repondre(tx: Transaction, id: string, reponse: string): Promise<void> {
    await tx.sql(`UPDATE livret_question SET reponse_scellee = $2, repondu_le = $3 WHERE id = $1`, [
      id,
      this.coffre.sceller('livret_question.reponse_scellee', id, reponse),
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
    await tracerTransition(tx, acteur, { id: t.ressourceId, ...t });
  }
}
