import { Inject, Injectable } from '@nestjs/common';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Un dossier signalé dans la période : deux dates, sans rien qui le nomme. */
export type DatesRencontre = {
  readonly recuLe: string;
  readonly premierEntretienLe: string | null;
  readonly departement: string;
};

/** $1 plateforme, $2 premier jour, $3 dernier jour, à Paris. Même définition que dans le dossier : le premier signalement reçu. */
const DATES = `SELECT x.recu::text AS "recuLe", p.departement,
    (SELECT min(e.date)::text FROM entretien e WHERE e.dossier_id = x.dossier_id AND e.annule_le IS NULL) AS "premierEntretienLe"
  FROM (SELECT s.dossier_id, min((s.cree_le AT TIME ZONE 'Europe/Paris')::date) AS recu FROM signalement s
    WHERE s.plateforme_id = $1::uuid AND s.dossier_id IS NOT NULL GROUP BY 1) x
  JOIN dossier d ON d.id = x.dossier_id JOIN plateforme p ON p.id = d.plateforme_id
  WHERE d.plateforme_id = $1::uuid AND x.recu BETWEEN $2::date AND $3::date`;

/** Lit au nom du système : qui pilote n'a de lien avec aucun dossier, et n'en reçoit que des nombres. */
@Injectable()
export class DelaisRencontre {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Jours civils, bornes comprises. */
  entre(plateformeId: string, du: string, au: string): Promise<DatesRencontre[]> {
    const requete = { nom: 'pilotage-rencontres', texte: DATES };
    return this.lecture.lire<DatesRencontre>(requete, [plateformeId, du, au], ACCES_SYSTEME);
  }
}
