import { Inject, Injectable } from '@nestjs/common';
import type { LigneRegle } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Ligne ajoutée, et par qui. */
export type LigneRegleLue = LigneRegle & { readonly par: string; readonly le: Date };

/** Lignes ajoutées par une plateforme, dans l'ordre où elles comptent. */
@Injectable()
export class LectureRegles {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  deLaPlateforme(plateformeId: string): Promise<LigneRegleLue[]> {
    return this.lecture.lire<LigneRegleLue>(
      {
        nom: 'regles-plateforme',
        texte: `SELECT r.code, r.valeur, r.valide_du::text AS "valideDu", r.source, trim(u.prenom || ' ' || u.nom) AS par, r.cree_le AS le
          FROM regle_plateforme r JOIN utilisateur u ON u.id = r.cree_par WHERE r.plateforme_id = $1::uuid ORDER BY r.valide_du, r.cree_le, r.id`,
      },
      [plateformeId],
    );
  }
}
