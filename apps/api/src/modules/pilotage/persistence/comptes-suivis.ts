import { Inject, Injectable } from '@nestjs/common';
import type { MoisSuivi, SituationSuivi, UtiliteSuivi } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Comptes bruts d'un moment de suivi : des nombres, à ne publier qu'une fois les petits effectifs masqués. */
export type ComptesSuivi = {
  readonly mois: MoisSuivi;
  readonly demandes: number;
  readonly repondus: number;
  readonly sansReponse: number;
  readonly situations: Readonly<Partial<Record<SituationSuivi, number>>>;
  readonly utilites: Readonly<Partial<Record<UtiliteSuivi, number>>>;
};

const parCode = (colonne: string): string =>
  `(SELECT coalesce(json_object_agg(c.code, c.n), '{}'::json) FROM (SELECT ${colonne} AS code, count(*)::int AS n FROM demandes x
     WHERE x.mois = m.mois AND x.etat = 'REPONDU' GROUP BY 1) c)`;

/** $1 plateforme, $2 premier jour, $3 dernier jour : les suivis dont la demande est partie dans la période. */
const COMPTES = `WITH demandes AS (
    SELECT s.mois, s.etat, s.situation, s.utilite FROM suivi_cloture s JOIN dossier d ON d.id = s.dossier_id
    WHERE d.plateforme_id = $1::uuid AND s.etat <> 'ANNULE' AND s.demande_le BETWEEN $2::date AND $3::date)
  SELECT m.mois, (SELECT count(*)::int FROM demandes x WHERE x.mois = m.mois) AS demandes,
    (SELECT count(*)::int FROM demandes x WHERE x.mois = m.mois AND x.etat = 'REPONDU') AS repondus,
    (SELECT count(*)::int FROM demandes x WHERE x.mois = m.mois AND x.etat = 'SANS_REPONSE') AS "sansReponse",
    ${parCode('x.situation')} AS situations, ${parCode('x.utilite')} AS utilites
  FROM (VALUES (6), (12)) m(mois) ORDER BY m.mois`;

/** Compte au nom du système : qui pilote n'a de lien avec aucun dossier, et n'en reçoit que des nombres. */
@Injectable()
export class ComptesDesSuivis {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Jours civils, bornes comprises. */
  entre(plateformeId: string, du: string, au: string): Promise<ComptesSuivi[]> {
    return this.lecture.lire<ComptesSuivi>(
      { nom: 'pilotage-suivis', texte: COMPTES },
      [plateformeId, du, au],
      ACCES_SYSTEME,
    );
  }
}
