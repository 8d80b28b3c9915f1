import { Inject, Injectable } from '@nestjs/common';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Acteur } from '../../../platform/config/acteur.js';

export type Compteurs = {
  readonly prenom: string;
  readonly suivis: number;
  readonly sans_referent: number;
  readonly sans_etape: number;
  readonly en_retard: number;
  readonly sans_nouvelle: number;
  readonly fin_arret: number;
  readonly accord_retire: number;
  readonly signalements: number;
  readonly visites: number;
};

export type ProchaineRevue = {
  readonly id: string;
  readonly titre: string;
  readonly debut: string;
  readonly etat: string;
  readonly inscrits: number;
  readonly sans_question: number;
};

const OUVERT = `('OUVERT_SANS_PARTAGE','EN_EVALUATION','PLAN_ETABLI','EN_COURS','SUSPENDU','EN_CLOTURE')`;

/**
 * Compteurs de la page d'accueil. Les dossiers comptés sont ceux que l'on suit (référent ou cercle) ;
 * un coordinateur compte ceux de sa plateforme dont le partage est accordé.
 * $1 utilisateur, $2 fonction, $3 unité, $4 organisme, $5 plateforme, $6 jours sans nouvelle, $7 jours avant fin d'arrêt.
 */
const COMPTEURS = `
WITH miens AS (
  SELECT d.* FROM dossier d JOIN affectation_dossier af ON af.dossier_id = d.id AND af.utilisateur_id = $1::uuid AND af.role IN ('REFERENT','CERCLE') AND (af.fin IS NULL OR af.fin > now())
  WHERE d.etat IN ${OUVERT} AND $2::text <> 'COORDINATEUR'
  UNION
  SELECT d.* FROM dossier d WHERE $2::text = 'COORDINATEUR' AND d.plateforme_id = $5::uuid AND d.etat IN ${OUVERT}
    AND EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL AND (c.fin IS NULL OR c.fin > now()))
)
SELECT (SELECT prenom FROM utilisateur WHERE id = $1::uuid) AS prenom,
  count(*)::int AS suivis,
  count(*) FILTER (WHERE m.referent_id IS NULL)::int AS sans_referent,
  count(*) FILTER (WHERE m.prochaine_echeance IS NULL)::int AS sans_etape,
  count(*) FILTER (WHERE m.prochaine_echeance < (now() AT TIME ZONE 'Europe/Paris')::date)::int AS en_retard,
  count(*) FILTER (WHERE (now() AT TIME ZONE 'Europe/Paris')::date - coalesce(m.dernier_contact, m.ouvert_le::date) > $6::int)::int AS sans_nouvelle,
  count(*) FILTER (WHERE ar.fin >= (now() AT TIME ZONE 'Europe/Paris')::date AND ar.fin - (now() AT TIME ZONE 'Europe/Paris')::date < $7::int)::int AS fin_arret,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = m.id AND c.retire_le > now() - interval '30 days' AND c.retrait_canal IS DISTINCT FROM 'REMPLACEMENT' AND c.retrait_canal IS DISTINCT FROM 'ECHEANCE'))::int AS accord_retire,
  (SELECT count(*)::int FROM signalement s WHERE s.plateforme_id = $5::uuid AND (
      ($2::text IN ('CSAM_SERVICE_MEDICAL','CSAM_SERVICE_SOCIAL') AND s.etat IN ('EMIS','RECU'))
      OR ($2::text IN ('CSAM_SERVICE_SOCIAL','ASSISTANT_SERVICE_SOCIAL') AND s.etat IN ('QUALIFIE','OFFRE_PROPOSEE')))) AS signalements,
  (SELECT count(*)::int FROM visite_pre_reprise v WHERE $3::text = 'SPST' AND v.organisme_id = $4::uuid AND v.etat IN ('DEMANDEE','PLANIFIEE','REALISEE')) AS visites
FROM miens m LEFT JOIN LATERAL (SELECT max(date_fin_prescrite) AS fin FROM arret_travail x WHERE x.assure_id = m.assure_id) ar ON true`;

const PROCHAINE_REVUE = `
SELECT r.id, r.titre, r.debut, r.etat,
  (SELECT count(*)::int FROM passage_revue p WHERE p.revue_id = r.id AND p.etat NOT IN ('RETIRE','REPORTE')) AS inscrits,
  (SELECT count(*)::int FROM passage_revue p WHERE p.revue_id = r.id AND p.etat NOT IN ('RETIRE','REPORTE') AND trim(p.question) = '') AS sans_question
FROM revue r
WHERE r.plateforme_id = $2::uuid AND r.etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT','ORDRE_DU_JOUR_FIGE','EN_COURS')
  AND ($3::boolean OR EXISTS (SELECT 1 FROM revue_participant rp WHERE rp.revue_id = r.id AND rp.utilisateur_id = $1::uuid))
  AND (r.etat = 'EN_COURS' OR r.debut > now() - interval '12 hours')
ORDER BY (r.etat = 'EN_COURS') DESC, r.debut, r.id LIMIT 1`;

/** Lectures de « Mon travail ». */
@Injectable()
export class LectureMonTravail {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async compteurs(acteur: Acteur, joursSansNouvelle: number, joursAvantFin: number): Promise<Compteurs> {
    const valeurs = [
      acteur.utilisateurId,
      acteur.fonction,
      acteur.unite,
      acteur.organismeId,
      acteur.plateformeId,
      joursSansNouvelle,
      joursAvantFin,
    ];
    const [ligne] = await this.lecture.lire<Compteurs>({ nom: 'mon-travail-compteurs', texte: COMPTEURS }, valeurs);
    if (!ligne) throw new Error('compteurs absents');
    return ligne;
  }

  async prochaineRevue(acteur: Acteur): Promise<ProchaineRevue | null> {
    const estCoordinateur = acteur.fonction === 'COORDINATEUR';
    const lignes = await this.lecture.lire<ProchaineRevue>({ nom: 'mon-travail-revue', texte: PROCHAINE_REVUE }, [
      acteur.utilisateurId,
      acteur.plateformeId,
      estCoordinateur,
    ]);
    return lignes[0] ?? null;
  }
}
