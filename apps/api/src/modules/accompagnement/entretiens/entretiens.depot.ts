import { Inject, Injectable } from '@nestjs/common';
import type { Entretien, EntretienVue } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Entretien verrouillé, avant une correction ou une annulation. */
export type EntretienVerrouille = { readonly id: string; readonly dossierId: string; readonly annule: boolean };

const ANNULATION = `CASE WHEN e.annule_le IS NOT NULL THEN json_build_object('le', e.annule_le, 'par', v.prenom || ' ' || v.nom,
  'motif', e.annule_motif, 'remplaceParId', e.remplace_par_id) END`;

/** Entretiens d'un dossier, du plus récent au plus ancien, annulés compris ; le résumé n'est lu que si le lecteur y a droit. */
@Injectable()
export class EntretiensDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  lister(
    dossierId: string,
    { litResume, limite, date, id }: { litResume: boolean; limite: number; date: string | null; id: string | null },
  ): Promise<EntretienVue[]> {
    return this.lecture.lire<EntretienVue>(
      {
        nom: 'entretiens-lister',
        texte: `SELECT e.id, e.date, e.modalite, e.duree_minutes AS "dureeMinutes", CASE WHEN $2::boolean THEN e.resume END AS resume, u.prenom || ' ' || u.nom AS auteur,
            ${ANNULATION} AS annulation
          FROM entretien e JOIN utilisateur u ON u.id = e.auteur_id LEFT JOIN utilisateur v ON v.id = e.annule_par
          WHERE e.dossier_id = $1::uuid AND ($4::date IS NULL OR (e.date, e.id) < ($4::date, $5::uuid))
          ORDER BY e.date DESC, e.id DESC LIMIT $3::int`,
      },
      [dossierId, litResume, limite, date, id],
    );
  }

  /** Dossier d'un entretien, sans verrou ; `null` s'il n'existe pas. */
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossierId: string }>(
      `SELECT dossier_id AS "dossierId" FROM entretien WHERE id = $1`,
      [id],
    );
    return ligne?.dossierId ?? null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<EntretienVerrouille | null> {
    const [ligne] = await tx.sql<EntretienVerrouille>(
      `SELECT id, dossier_id AS "dossierId", annule_le IS NOT NULL AS annule FROM entretien WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return ligne ?? null;
  }

  async inserer(tx: Transaction, dossierId: string, auteurId: string, entretien: Entretien): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO entretien (id, dossier_id, date, modalite, duree_minutes, resume, auteur_id, cree_le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        id,
        dossierId,
        entretien.date,
        entretien.modalite,
        entretien.dureeMinutes,
        entretien.resume,
        auteurId,
        tx.maintenant,
      ],
    );
    return id;
  }

  /** Ne compte plus, reste lisible : qui, quand, pourquoi, et la ligne qui remplace. */
  async annuler(
    tx: Transaction,
    id: string,
    { par, motif, remplaceParId }: { par: string; motif: string; remplaceParId: string | null },
  ): Promise<void> {
    await tx.sql(
      `UPDATE entretien SET annule_le = $2, annule_par = $3, annule_motif = $4, remplace_par_id = $5 WHERE id = $1`,
      [id, tx.maintenant, par, motif, remplaceParId],
    );
  }
}
