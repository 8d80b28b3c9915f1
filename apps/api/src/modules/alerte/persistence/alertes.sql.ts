/**
 * Dossiers d'un SIRET depuis un jour, sur une plateforme : `$1` plateforme, `$2` premier jour. Le SIRET est celui de la fiche
 * emploi ; un dossier clos compte encore ; un dossier effacé n'existe plus, un dossier gelé ne sert à rien d'autre (art. 18 RGPD).
 */
export const DOSSIERS_PAR_SIRET = `SELECT d.id, d.assure_id, d.referent_id, d.numero, c.contenu->>'siret' AS siret, c.contenu->>'employeur' AS employeur
  FROM dossier d JOIN categorie_dossier c ON c.dossier_id = d.id AND c.categorie = 'emploi'
  WHERE d.plateforme_id = $1::uuid AND d.etat <> 'PURGE' AND NOT d.limite AND (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date >= $2::date
    AND c.contenu->>'siret' ~ '^[0-9]{14}$'`;

/** Entreprises répétées : `$3` personnes distinctes au moins ; `$4` référent dont un dossier au moins doit être, ou nul. */
export const ENTREPRISES_REPETEES = `WITH concernes AS (${DOSSIERS_PAR_SIRET})
  SELECT siret, coalesce(mode() WITHIN GROUP (ORDER BY employeur), 'Entreprise sans nom connu') AS "raisonSociale",
    count(DISTINCT assure_id)::int AS dossiers
  FROM concernes x
  WHERE NOT EXISTS (SELECT 1 FROM alerte_entreprise e WHERE e.plateforme_id = $1::uuid AND e.siret = x.siret
    AND (e.etat = 'BROUILLON' OR (e.etat = 'VALIDEE' AND e.cree_le >= $2::date)))
  GROUP BY siret HAVING count(DISTINCT assure_id) >= $3::int AND ($4::uuid IS NULL OR bool_or(referent_id = $4::uuid))
  ORDER BY count(DISTINCT assure_id) DESC, siret LIMIT 50`;

/** Alertes de la plateforme, la dernière en tête, avec le nombre de personnes confirmées. */
export const ALERTES = `SELECT e.id, e.siret, e.raison_sociale AS "raisonSociale", e.effectif, e.etat, e.depuis::text AS depuis, e.cree_le AS "creeLe",
    trim(u.prenom || ' ' || u.nom) AS "creePar", CASE WHEN e.etat = 'VALIDEE' THEN e.close_le END AS "valideeLe",
    (SELECT count(DISTINCT d.assure_id)::int FROM alerte_dossier a JOIN dossier d ON d.id = a.dossier_id WHERE a.alerte_id = e.id AND a.confirme) AS confirmes
  FROM alerte_entreprise e JOIN utilisateur u ON u.id = e.cree_par WHERE e.plateforme_id = $1::uuid ORDER BY e.cree_le DESC LIMIT 100`;

/**
 * Dossiers dont `$2` est référent, dans les alertes de la plateforme `$1` : les siens, jamais ceux des autres. Les siens d'abord, à
 * part : le SIRET est dans la fiche, et le chercher dans toutes ferait passer le mur à chacune.
 */
export const MES_DOSSIERS = `WITH miens AS MATERIALIZED (
    SELECT d.id, d.numero, d.assure_id, (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date AS ouvert,
      (SELECT c.contenu->>'siret' FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'emploi') AS siret
    FROM dossier d WHERE d.referent_id = $2::uuid AND d.plateforme_id = $1::uuid AND d.etat <> 'PURGE' AND NOT d.limite)
  SELECT e.id AS "alerteId", d.id AS "dossierId", d.numero, trim(s.prenom || ' ' || coalesce(s.nom_usage, s.nom_naissance)) AS personne,
    (SELECT a.confirme FROM alerte_dossier a WHERE a.alerte_id = e.id AND a.dossier_id = d.id) AS confirme
  FROM alerte_entreprise e JOIN miens d ON d.siret = e.siret AND d.ouvert >= e.depuis JOIN assure s ON s.id = d.assure_id
  WHERE e.plateforme_id = $1::uuid ORDER BY d.numero`;

/** Règles ajoutées par la plateforme `$1`. */
export const REGLES = `SELECT code, valeur, valide_du::text AS "valideDu", source FROM regle_plateforme WHERE plateforme_id = $1::uuid ORDER BY valide_du, cree_le, id`;
