import { DISPOSITIFS_DE_SANTE } from '@pdp/domain';

/**
 * Tout ce qui est arrivé dans un dossier, une branche par source ; chaque ligne dit sa catégorie et si elle est « sienne ».
 * $1 dossier, $2 limite, $3 et $4 curseur, $5 catégories lisibles, $6 catégories lisibles élément par élément,
 * $7 utilisateur, $8 unité, $9 organisme, $10 montrer les retraits d'accord.
 */
export const HISTORIQUE = `SELECT x.id, to_char(x.le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS le, x.sorte, x.code, x.detail, x.categorie,
  CASE WHEN u.id IS NOT NULL THEN concat_ws(' ', CASE WHEN u.civilite = 'Dr' THEN 'Dr' END, u.prenom, u.nom) END AS par
FROM (
  SELECT t.id, t.le, CASE t.ressource WHEN 'dossier' THEN 'etat' WHEN 'categorie' THEN 'fiche' ELSE 'lien' END AS sorte,
    CASE WHEN t.ressource = 'dossier' THEN t.transition ELSE t.vers END AS code, t.vers AS detail,
    CASE WHEN t.ressource = 'categorie' THEN t.vers END AS categorie, t.acteur_id AS par_id, FALSE AS sien
  FROM transition t WHERE t.dossier_id = $1::uuid AND (t.ressource IN ('dossier','categorie') OR (t.ressource = 'affectation' AND t.vers IN ('REFERENT','CERCLE')))
  UNION ALL
  SELECT e.id, (e.date + time '12:00') AT TIME ZONE 'Europe/Paris', 'entretien', e.modalite, NULL, 'dispositifs', e.auteur_id, FALSE FROM entretien e WHERE e.dossier_id = $1::uuid AND e.annule_le IS NULL
  UNION ALL
  SELECT p.id, p.cree_le, 'preconisation', p.code, p.statut, 'dispositifs', p.auteur_id, FALSE FROM preconisation p WHERE p.dossier_id = $1::uuid
  UNION ALL
  SELECT d.id, d.le, 'decision', d.code, d.phrase_assure, 'revueDecisions', d.auteur_id,
    d.auteur_id = $7::uuid OR EXISTS (SELECT 1 FROM tache t WHERE t.decision_id = d.id AND (t.responsable_id = $7::uuid OR (t.responsable_unite = $8::text AND t.responsable_organisme_id = $9::uuid)))
  FROM decision_revue d WHERE d.dossier_id = $1::uuid AND d.annulee_le IS NULL
  UNION ALL
  SELECT v.id, coalesce(v.realisee_le, v.date_heure, v.demandee_le, v.cree_le), 'visite', v.etat, NULL, 'dispositifs', coalesce(v.realisee_par, v.demandee_par), FALSE
  FROM visite_pre_reprise v WHERE v.dossier_id = $1::uuid
  UNION ALL
  SELECT c.id, c.debut, 'accord', 'donne', coalesce(o.nom, 'Assurance Maladie'), 'consentements', c.recueilli_par, c.unite = $8::text AND c.organisme_id = $9::uuid
  FROM consentement c LEFT JOIN organisme o ON o.id = c.organisme_id WHERE c.dossier_id = $1::uuid AND ($10::boolean OR c.retire_le IS NULL)
  UNION ALL
  SELECT c.id, c.retire_le, 'accord', CASE WHEN c.retrait_canal IN ('REMPLACEMENT','ECHEANCE') THEN 'fini' ELSE 'retire' END, coalesce(o.nom, 'Assurance Maladie'), 'consentements', c.retire_par, FALSE
  FROM consentement c LEFT JOIN organisme o ON o.id = c.organisme_id WHERE c.dossier_id = $1::uuid AND c.retire_le IS NOT NULL AND $10::boolean
  UNION ALL
  -- « accord attendu » dirait un refus ou un retrait : même règle que pour les accords
  SELECT t.id, t.le, 'orientation', t.vers, NULL, 'dispositifs', t.acteur_id, FALSE
  FROM transition t WHERE t.dossier_id = $1::uuid AND t.ressource = 'orientation-etm' AND ($10::boolean OR t.vers IN ('DEMANDEE','ACCEPTEE','REFUSEE','ETUDIEE'))
  UNION ALL
  -- ceux qui disent un statut de santé se lisent avec deux droits : ils restent à leur page (docs/adr/0035)
  SELECT t.id, t.le, 'dispositif', e.type, t.vers, 'dispositifs', t.acteur_id, FALSE
  FROM transition t JOIN dispositif e ON e.id = t.ressource_id WHERE t.dossier_id = $1::uuid AND t.ressource = 'dispositif'
    AND t.vers IS DISTINCT FROM t.de AND e.type <> ALL (ARRAY[${DISPOSITIFS_DE_SANTE.map((type) => `'${type}'`).join(',')}])
  UNION ALL
  -- un brouillon, repris ou à corriger, reste entre la personne et qui la suit
  SELECT t.id, t.le, 'diagnostic', t.vers, NULL, 'livret', t.acteur_id, FALSE
  FROM transition t WHERE t.dossier_id = $1::uuid AND t.ressource = 'diagnostic' AND t.vers IN ('PARTAGE','VALIDE')
  UNION ALL
  SELECT l.id, l.publie_le, 'livret', l.version::text, NULL, 'livret', l.publie_par, FALSE FROM livret_version l WHERE l.dossier_id = $1::uuid
) x
LEFT JOIN utilisateur u ON u.id = x.par_id
WHERE (x.categorie IS NULL OR x.categorie = ANY ($5::text[]) OR (x.categorie = ANY ($6::text[]) AND x.sien))
  AND ($3::timestamptz IS NULL OR (x.le, x.id) < ($3::timestamptz, $4::uuid))
ORDER BY x.le DESC, x.id DESC LIMIT $2::int`;
