import { Inject, Injectable } from '@nestjs/common';
import type { Fonction, TypeRevue } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Comptes bruts des revues d'une période : des nombres, à ne publier qu'une fois les petits effectifs masqués. */
export type ComptesRevues = {
  readonly seances: number;
  readonly examines: number;
  readonly completes: number;
  readonly decides: number;
  readonly chronometres: number;
  readonly moyenne: number | null;
  readonly presence: readonly { readonly fonction: Fonction; readonly seances: number }[];
};

/** $1 plateforme, $2 premier jour, $3 dernier jour, à Paris, $4 type de séance. Mêmes définitions que la synthèse d'une séance. */
const COMPTES = `WITH seances AS (
    SELECT id FROM revue WHERE plateforme_id = $1::uuid AND type = $4 AND etat IN ('TERMINEE','COMPTE_RENDU_VALIDE')
      AND (terminee_le AT TIME ZONE 'Europe/Paris')::date BETWEEN $2::date AND $3::date),
  examines AS (
    SELECT extract(epoch FROM p.termine_le - p.commence_le) AS duree, k.id AS decision,
      jsonb_array_length(k.actions) > 0 AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(k.actions) a
        WHERE coalesce(a->>'responsableId', '') = '' OR coalesce(a->>'echeance', '') = '') AS complete
    FROM passage_revue p JOIN seances s ON s.id = p.revue_id
    LEFT JOIN decision_revue k ON k.passage_id = p.id AND k.annulee_le IS NULL
    WHERE p.etat IN ('DECISION_PRISE','SANS_DECISION','A_REPRESENTER'))
  SELECT (SELECT count(*)::int FROM seances) AS seances, count(*)::int AS examines, (count(*) FILTER (WHERE complete))::int AS completes,
    count(decision)::int AS decides, count(duree)::int AS chronometres, round(avg(duree))::int AS moyenne,
    (SELECT coalesce(json_agg(x ORDER BY x.seances DESC, x.fonction), '[]'::json) FROM (
      SELECT e.donnees->>'fonction' AS fonction, count(DISTINCT e.revue_id)::int AS seances
      FROM revue_evenement e JOIN seances s ON s.id = e.revue_id
      WHERE e.type = 'participant-arrive' AND e.donnees->>'fonction' IS NOT NULL GROUP BY 1) x) AS presence
  FROM examines`;

/**
 * Compte au nom du système : qui pilote n'a de lien avec aucun dossier, et n'en reçoit que des nombres.
 */
@Injectable()
export class ComptesDesRevues {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Jours civils, bornes comprises. */
  async entre(plateformeId: string, type: TypeRevue, du: string, au: string): Promise<ComptesRevues> {
    const requete = { nom: 'pilotage-revues', texte: COMPTES };
    const [comptes] = await this.lecture.lire<ComptesRevues>(requete, [plateformeId, du, au, type], ACCES_SYSTEME);
    if (!comptes) throw new Error('comptes absents');
    return comptes;
  }
}
