/**
 * Ce que l'on sait de la personne et de l'arrêt d'une ligne `l` de l'import `$1` : jumeau par ensembles de `classerLigne`
 * (libs/domain/src/reperage/classement.ts), prouvé égal par un essai différentiel.
 */
export const CONNAISSANCE = `LEFT JOIN assure a ON a.nir_empreinte = l.nir_empreinte
  LEFT JOIN LATERAL (
    SELECT (array_agg(r.id) FILTER (WHERE r.date_debut = l.date_debut))[1] AS meme_id,
      bool_or(r.date_debut = l.date_debut) AS meme,
      (array_agg(r.id) FILTER (WHERE r.date_debut = l.date_debut AND l.date_fin IS NOT NULL AND (r.date_fin_prescrite IS NULL OR l.date_fin > r.date_fin_prescrite)))[1] AS meme_prolonge_id,
      (array_agg(r.id ORDER BY r.date_debut) FILTER (WHERE r.date_debut < l.date_debut AND l.date_fin IS NOT NULL
        AND l.date_debut <= r.date_fin_prescrite + 1 AND l.date_fin > r.date_fin_prescrite))[1] AS suite_id
    FROM arret_travail r WHERE r.assure_id = a.id
  ) arrets ON TRUE
  CROSS JOIN LATERAL (SELECT CASE WHEN arrets.meme THEN arrets.meme_prolonge_id ELSE arrets.suite_id END AS prolonge_id) prolonge
  CROSS JOIN LATERAL (SELECT (a.id IS NOT NULL AND arrets.meme IS NOT TRUE AND prolonge.prolonge_id IS NULL) AS est_nouvel_arret) nouvel
  LEFT JOIN LATERAL (
    SELECT CASE WHEN bool_or(s.ouvert) THEN NULL ELSE max(s.clos_le AT TIME ZONE 'Europe/Paris')::date END AS clos_le
    FROM (
      SELECT d.etat NOT IN ('CLOS','ARCHIVE','PURGE') AS ouvert, d.clos_le FROM dossier d WHERE d.assure_id = a.id
      UNION ALL
      SELECT g.etat IN ('EMIS','RECU','QUALIFIE','OFFRE_PROPOSEE'), g.clos_le FROM signalement g WHERE g.assure_id = a.id
    ) s
  ) suivi ON TRUE`;

/** Sort d'une ligne valide. */
export const SORT = `CASE
    WHEN l.regime <> 'GENERAL' THEN 'horsCible'
    WHEN a.id IS NULL THEN 'nouveau'
    WHEN suivi.clos_le IS NOT NULL AND NOT (nouvel.est_nouvel_arret AND l.date_debut > suivi.clos_le) THEN 'dejaClos'
    WHEN prolonge.prolonge_id IS NOT NULL THEN 'prolongation'
    ELSE 'connu' END`;

// Jamais de fusion silencieuse : une personne nouvelle qui porte le nom et la date de naissance d'une autre est signalée.
const HOMONYME = `EXISTS (SELECT 1 FROM assure h WHERE h.date_naissance = l.date_naissance AND h.recherche = l.recherche AND h.nir_empreinte <> l.nir_empreinte)`;

const A_VERIFIER = 'Même nom et même date de naissance qu’une personne connue sous un autre numéro : à vérifier.';

/** Donne son sort à chaque ligne valide de l'import `$1` ; ne réécrit, la seconde fois, que celles dont il a changé. */
export const CLASSER = `UPDATE import_ligne c SET sort = v.sort, raison = v.raison
  FROM (SELECT l.numero, ${SORT} AS sort,
      CASE WHEN a.id IS NULL AND l.regime = 'GENERAL' AND ${HOMONYME} THEN '${A_VERIFIER}' ELSE nullif(l.raison, '${A_VERIFIER}') END AS raison
    FROM import_ligne l ${CONNAISSANCE} WHERE l.import_id = $1 AND l.nir_empreinte IS NOT NULL) v
  WHERE c.import_id = $1 AND c.numero = v.numero AND (c.sort IS DISTINCT FROM v.sort OR c.raison IS DISTINCT FROM v.raison)`;

/** Compte par sort de l'import `$1`, en un objet JSON. */
export const COMPTER = `SELECT coalesce(jsonb_object_agg(sort, n), '{}') AS compte, coalesce(sum(n), 0)::int AS total
  FROM (SELECT sort, count(*)::int AS n FROM import_ligne WHERE import_id = $1 AND sort IS NOT NULL GROUP BY sort) c`;
