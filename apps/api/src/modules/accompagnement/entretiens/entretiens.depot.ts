import { Inject, Injectable } from '@nestjs/common';
import type { Entretien, EntretienVue, Modalite } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Entretiens d'un dossier, du plus récent au plus ancien ; le résumé n'est lu que si le lecteur y a droit. */
@Injectable()
export class EntretiensDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  lister(
    dossierId: string,
    { litResume, limite, date, id }: { litResume: boolean; limite: number; date: string | null; id: string | null },
  ): Promise<EntretienVue[]> {
    return this.lecture.lire<EntretienVue & { modalite: Modalite }>(
      {
        nom: 'entretiens-lister',
        texte: `SELECT e.id, e.date, e.modalite, e.duree_minutes AS "dureeMinutes", CASE WHEN $2::boolean THEN e.resume END AS resume, u.prenom || ' ' || u.nom AS auteur
          FROM entretien e JOIN utilisateur u ON u.id = e.auteur_id WHERE e.dossier_id = $1::uuid AND ($4::date IS NULL OR (e.date, e.id) < ($4::date, $5::uuid))
          ORDER BY e.date DESC, e.id DESC LIMIT $3::int`,
      },
      [dossierId, litResume, limite, date, id],
    );
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
}
