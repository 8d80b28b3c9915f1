import { Inject, Injectable } from '@nestjs/common';
import type { PreconisationVue } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Préconisations d'un dossier, de la plus récente à la plus ancienne. */
@Injectable()
export class PreconisationsDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  lister(dossierId: string, litResume: boolean): Promise<PreconisationVue[]> {
    return this.lecture.lire<PreconisationVue>(
      {
        nom: 'preconisations-lister',
        texte: `SELECT p.id, p.code, p.statut, to_char(p.cree_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "creeLe", CASE WHEN $2::boolean THEN p.commentaire END AS commentaire, u.prenom || ' ' || u.nom AS auteur
          FROM preconisation p JOIN utilisateur u ON u.id = p.auteur_id WHERE p.dossier_id = $1::uuid ORDER BY p.cree_le DESC, p.id DESC LIMIT 200`,
      },
      [dossierId, litResume],
    );
  }

  async inserer(
    tx: Transaction,
    {
      dossierId,
      auteurId,
      code,
      commentaire,
    }: { dossierId: string; auteurId: string; code: string; commentaire: string | null },
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO preconisation (id, dossier_id, code, commentaire, auteur_id, cree_le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [id, dossierId, code, commentaire, auteurId, tx.maintenant],
    );
    return id;
  }
}
