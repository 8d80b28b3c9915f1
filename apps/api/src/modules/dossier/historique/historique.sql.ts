import { CODES_DROIT_SOCIAL, DISPOSITIFS_DE_SANTE, DROITS_SOCIAUX } from '@pdp/domain';

const DROITS_DE_SANTE = CODES_DROIT_SOCIAL.filter((code) => DROITS_SOCIAUX[code].categorie === 'statutSante')
  .map((code) => `'${code}'`)
  .join(',');

const DE_SANTE = `e.type IN (${DISPOSITIFS_DE_SANTE.map((type) => `'${type}'`).join(',')})`;

/**
 * Tout ce qui est arrivé dans un dossier, une branche par source ; chaque ligne dit sa catégorie et si elle est « sienne ».
 * $1 dossier, $2 limite, $3 et $4 curseur, $5 catégories lisibles, $6 catégories lisibles élément par élément,
 * $7 utilisateur, $8 unité, $9 organisme, $10 montrer les retraits d'accord, $11 dispositifs que ce lecteur ne doit pas savoir
 * (une préconisation de même code non plus),
 * $12 sources gardées (toutes si nul), $13 signalements montrés : 'TOUS', 'DITS' (dont la personne a été informée) ou 'SIENS'.
 */
export const HISTORIQUE = `SELECT x.id, to_char(x.le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS le, x.sorte, x.code, x.detail, x.categorie,
  CASE WHEN u.id IS NOT NULL THEN concat_ws(' ', CASE WHEN u.civilite = 'Dr' THEN 'Dr' END, u.prenom, u.nom) END AS par
FROM (
  SELECT t.id, t.le, CASE t.ressource WHEN 'dossier' THEN 'etat' WHEN 'categorie' THEN 'fiche' ELSE 'lien' END AS sorte,
    CASE WHEN t.ressource = 'dossier' THEN t.transition ELSE t.vers END AS code,
    CASE WHEN t.ressource = 'affectation' AND t.vers = 'REFERENT' THEN (SELECT concat_ws(' ', r.prenom, r.nom) FROM affectation_dossier a
      JOIN utilisateur r ON r.id = a.utilisateur_id WHERE a.id = t.ressource_id) ELSE t.vers END AS detail,
    CASE WHEN t.ressource = 'categorie' THEN t.vers END AS categorie, t.acteur_id AS par_id, FALSE AS sien
  FROM transition t WHERE t.dossier_id = $1::uuid AND (t.ressource IN ('dossier','categorie') OR (t.ressource = 'affectation' AND t.vers IN ('REFERENT','CERCLE')))
  UNION ALL
  SELECT e.id, (e.date + time '12:00') AT TIME ZONE 'Europe/Paris', 'entretien', e.modalite, NULL, 'dispositifs', e.auteur_id, FALSE FROM entretien e WHERE e.dossier_id = $1::uuid AND e.annule_le IS NULL
  UNION ALL
  SELECT p.id, p.cree_le, 'preconisation', p.code, NULL, 'dispositifs', p.auteur_id, FALSE FROM preconisation p WHERE p.dossier_id = $1::uuid AND p.code <> ALL ($11::text[])
  UNION ALL
  SELECT t.id, t.le, 'preconisation', p.code, t.vers, 'dispositifs', t.acteur_id, FALSE
  FROM transition t JOIN preconisation p ON p.id = t.ressource_id WHERE t.dossier_id = $1::uuid AND t.ressource = 'preconisation' AND p.code <> ALL ($11::text[])
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
  -- un statut de santé se lit avec deux droits (docs/adr/0035) : celui-ci, et sa catégorie, vérifiée plus bas
  SELECT t.id, t.le, 'dispositif', e.type, t.vers, CASE WHEN ${DE_SANTE} THEN 'statutSante' ELSE 'dispositifs' END, t.acteur_id, FALSE
  FROM transition t JOIN dispositif e ON e.id = t.ressource_id WHERE t.dossier_id = $1::uuid AND t.ressource = 'dispositif'
    AND t.vers IS DISTINCT FROM t.de AND (NOT (${DE_SANTE}) OR ('dispositifs' = ANY ($5::text[]) AND e.type <> ALL ($11::text[])))
  UNION ALL
  -- un brouillon, repris ou à corriger, reste entre la personne et qui la suit
  SELECT t.id, t.le, 'diagnostic', t.vers, NULL, 'livret', t.acteur_id, FALSE
  FROM transition t WHERE t.dossier_id = $1::uuid AND t.ressource = 'diagnostic' AND t.vers IN ('PARTAGE','VALIDE')
  UNION ALL
  SELECT t.id, t.le, 'feuille', t.vers, NULL, 'livret', t.acteur_id, FALSE
  FROM transition t WHERE t.dossier_id = $1::uuid AND t.ressource = 'feuille-route' AND t.vers = 'ACCEPTEE'
  UNION ALL
  SELECT l.id, l.publie_le, 'livret', l.version::text, NULL, 'livret', l.publie_par, FALSE FROM livret_version l WHERE l.dossier_id = $1::uuid
  UNION ALL
  SELECT t.id, t.le, 'relais', t.vers, r.nature, 'dispositifs', t.acteur_id, FALSE
  FROM transition t JOIN relais r ON r.id = t.ressource_id WHERE t.dossier_id = $1::uuid AND t.ressource = 'relais'
  UNION ALL
  SELECT t.id, t.le, 'suivi', t.vers, s.mois::text, 'dispositifs', t.acteur_id, FALSE
  FROM transition t JOIN suivi_cloture s ON s.id = t.ressource_id WHERE t.dossier_id = $1::uuid AND t.ressource = 'suivi' AND t.vers <> 'ANNULE'
  UNION ALL
  -- AAH et rente demandent le droit entier sur le statut de santé : qui tait la RQTH les tait aussi
  SELECT t.id, t.le, 'droit', k.type, t.vers, CASE WHEN k.type IN (${DROITS_DE_SANTE}) THEN 'statutSante' ELSE 'finances' END, t.acteur_id, FALSE
  FROM transition t JOIN droit_social k ON k.id = t.ressource_id WHERE t.dossier_id = $1::uuid AND t.ressource = 'droit-social' AND k.etat <> 'ANNULE'
    AND (k.type NOT IN (${DROITS_DE_SANTE}) OR 'RQTH' <> ALL ($11::text[]))
  UNION ALL
  SELECT t.id, t.le, 'aide', t.vers, NULL, 'finances', t.acteur_id, FALSE
  FROM transition t WHERE t.dossier_id = $1::uuid AND t.ressource = 'aide'
  UNION ALL
  -- ni sa suite ni son motif : un refus de la personne ne doit pas se lire ici
  SELECT s.id, s.cree_le, 'signalement', s.origine, NULL, NULL, s.emetteur_id, FALSE
  FROM signalement s WHERE s.dossier_id = $1::uuid AND ($13::text = 'TOUS' OR ($13::text = 'DITS' AND s.assure_informe) OR s.emetteur_id = $7::uuid)
  UNION ALL
  -- le titre, scellé, reste à la page des documents
  SELECT m.id, m.cree_le, 'document', m.classe, NULL, CASE m.classe WHEN 'SOCIAL' THEN 'documentsSociaux' ELSE 'documentsAdministratifs' END, m.depose_par,
    m.depose_par = $7::uuid OR (m.destinataire_unite = $8::text AND m.destinataire_organisme_id = $9::uuid)
  FROM document m WHERE m.dossier_id = $1::uuid AND m.retire_le IS NULL
) x
LEFT JOIN utilisateur u ON u.id = x.par_id
WHERE (x.categorie IS NULL OR x.categorie = ANY ($5::text[]) OR (x.categorie = ANY ($6::text[]) AND x.sien))
  AND ($12::text[] IS NULL OR x.sorte = ANY ($12::text[]))
  AND ($3::timestamptz IS NULL OR (x.le, x.id) < ($3::timestamptz, $4::uuid))
ORDER BY x.le DESC, x.id DESC LIMIT $2::int`;
