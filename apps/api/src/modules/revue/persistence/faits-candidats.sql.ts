import type { FaitsCandidat, SeancePreparee, TypeRevue } from '@pdp/domain';

/** Faits d'un dossier dont dépendent ses raisons d'être proposé, tels que lus en base. */
export type LigneFaitsCandidat = Omit<FaitsCandidat, 'aConsentement'>;

/** Colonnes d'une `LigneFaitsCandidat` pour `dossier d` ; les dates sont civiles, à Paris. Les raisons se calculent dans le domaine. */
export const COLONNES_FAITS_CANDIDAT = `d.numero, d.etat, d.referent_id AS "referentId",
  (greatest(d.ouvert_le, (SELECT min(c.debut) FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE')) AT TIME ZONE 'Europe/Paris')::date::text AS "ouvertLe",
  d.dernier_contact::text AS "dernierContactLe",
  (SELECT max(x.date_fin_prescrite)::text FROM arret_travail x WHERE x.assure_id = d.assure_id) AS "finArretLe",
  (SELECT x.contenu->>'dateFinDroits' FROM categorie_dossier x WHERE x.dossier_id = d.id AND x.categorie = 'arret') AS "finDroitsLe",
  (SELECT min(e.fin_prevue)::text FROM dispositif e WHERE e.dossier_id = d.id AND e.type = 'ESSAI_ENCADRE' AND e.etat = 'EN_COURS') AS "finEssaiLe",
  (SELECT k.prochain_passage::text FROM decision_revue k WHERE k.dossier_id = d.id AND k.annulee_le IS NULL ORDER BY k.le DESC LIMIT 1) AS "prochainPassageLe",
  (SELECT (max(coalesce(v.accord_le, v.realisee_le)) AT TIME ZONE 'Europe/Paris')::date::text FROM visite_pre_reprise v
    WHERE v.dossier_id = d.id AND v.etat = 'RECOMMANDATIONS_TRANSMISES') AS "preRepriseRecueLe",
  coalesce((SELECT p.etat IN ('INSCRIT','RETENU','REPORTE','SANS_DECISION','A_REPRESENTER') OR k.code = 'REPRESENTER'
    FROM passage_revue p JOIN revue s ON s.id = p.revue_id LEFT JOIN decision_revue k ON k.passage_id = p.id AND k.annulee_le IS NULL
    WHERE p.dossier_id = d.id AND p.etat <> 'RETIRE' AND s.etat IN ('TERMINEE','COMPTE_RENDU_VALIDE') ORDER BY s.debut DESC LIMIT 1), FALSE) AS "aRepresenter",
  (SELECT (o.repondue_le AT TIME ZONE 'Europe/Paris')::date::text FROM orientation_etm o WHERE o.dossier_id = d.id AND o.etat = 'ACCEPTEE') AS "orientationAccepteeLe",
  (SELECT min(t.echeance)::text FROM tache t WHERE t.dossier_id = d.id AND t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE')) AS "plusAncienneEcheance"`;

/** Dates de la séance $1, de la précédente et de la suivante ; sans voisine, le rythme est de quatorze jours. */
export const SEANCE_PREPAREE = `SELECT r.type, jour(r.debut)::text AS date,
    coalesce((SELECT max(jour(p.debut)) FROM revue p WHERE p.plateforme_id = r.plateforme_id AND p.type = r.type AND p.organisme_id IS NOT DISTINCT FROM r.organisme_id AND p.debut < r.debut AND p.etat NOT IN ('ANNULEE','REPORTEE')), jour(r.debut) - 14)::text AS precedente,
    coalesce((SELECT min(jour(p.debut)) FROM revue p WHERE p.plateforme_id = r.plateforme_id AND p.type = r.type AND p.organisme_id IS NOT DISTINCT FROM r.organisme_id AND p.debut > r.debut AND p.etat NOT IN ('ANNULEE','REPORTEE')), jour(r.debut) + 14)::text AS suivante
  FROM revue r WHERE r.id = $1::uuid`.replace(/jour\(([a-z.]+)\)/g, `($1 AT TIME ZONE 'Europe/Paris')::date`);

/** Ligne de `SEANCE_PREPAREE`. */
export type LigneSeance = SeancePreparee;

/** Accord à l'accompagnement coordonné en cours pour `dossier d`. */
export const PARTAGE_EN_COURS = `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now()))`;

/** Dossiers `d` qu'une séance `r` peut étudier, selon son type ; les droits du lecteur s'ajoutent. */
export const DANS_LE_CHAMP: Readonly<Record<TypeRevue, string>> = {
  REVUE: 'TRUE',
  POINT_PARTENAIRE: `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'PARTENAIRE' AND c.organisme_id = r.organisme_id
    AND c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now()))`,
  ETM: `EXISTS (SELECT 1 FROM orientation_etm o WHERE o.dossier_id = d.id AND o.etat = 'ACCEPTEE')`,
};
