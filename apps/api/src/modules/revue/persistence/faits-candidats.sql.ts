import type { FaitsCandidat, SeancePreparee } from '@pdp/domain';

/** Faits d'un dossier dont dépendent ses raisons d'être proposé, tels que lus en base. */
export type LigneFaitsCandidat = Omit<FaitsCandidat, 'aConsentement'>;

/** Colonnes d'une `LigneFaitsCandidat` pour `dossier d` ; les dates sont civiles, à Paris. Les raisons se calculent dans le domaine. */
export const COLONNES_FAITS_CANDIDAT = `d.numero, d.etat, d.referent_id AS "referentId",
  (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date::text AS "ouvertLe",
  d.dernier_contact::text AS "dernierContactLe",
  (SELECT max(x.date_fin_prescrite)::text FROM arret_travail x WHERE x.assure_id = d.assure_id) AS "finArretLe",
  (SELECT x.contenu->>'dateFinDroits' FROM categorie_dossier x WHERE x.dossier_id = d.id AND x.categorie = 'arret') AS "finDroitsLe",
  NULL::text AS "finEssaiLe",
  (SELECT k.prochain_passage::text FROM decision_revue k WHERE k.dossier_id = d.id AND k.annulee_le IS NULL ORDER BY k.le DESC LIMIT 1) AS "prochainPassageLe",
  (SELECT (max(coalesce(v.accord_le, v.realisee_le)) AT TIME ZONE 'Europe/Paris')::date::text FROM visite_pre_reprise v
    WHERE v.dossier_id = d.id AND v.etat = 'RECOMMANDATIONS_TRANSMISES') AS "preRepriseRecueLe",
  (SELECT min(t.echeance)::text FROM tache t WHERE t.dossier_id = d.id AND t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE')) AS "plusAncienneEcheance"`;

/** Dates de la séance $1, de la précédente et de la suivante ; sans voisine, le rythme est de quatorze jours. */
export const SEANCE_PREPAREE = `SELECT jour(r.debut)::text AS date,
    coalesce((SELECT max(jour(p.debut)) FROM revue p WHERE p.plateforme_id = r.plateforme_id AND p.type = r.type AND p.debut < r.debut AND p.etat NOT IN ('ANNULEE','REPORTEE')), jour(r.debut) - 14)::text AS precedente,
    coalesce((SELECT min(jour(p.debut)) FROM revue p WHERE p.plateforme_id = r.plateforme_id AND p.type = r.type AND p.debut > r.debut AND p.etat NOT IN ('ANNULEE','REPORTEE')), jour(r.debut) + 14)::text AS suivante
  FROM revue r WHERE r.id = $1::uuid`.replace(/jour\(([a-z.]+)\)/g, `($1 AT TIME ZONE 'Europe/Paris')::date`);

/** Ligne de `SEANCE_PREPAREE`. */
export type LigneSeance = SeancePreparee;

/** Accord à l'accompagnement coordonné en cours pour `dossier d`. */
export const PARTAGE_EN_COURS = `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now()))`;
