import { CODES_DROIT_SOCIAL, DISPOSITIFS_OBTENUS, DROITS_SOCIAUX } from '@pdp/domain';

const DROITS_DE_SANTE = CODES_DROIT_SOCIAL.filter((code) => DROITS_SOCIAUX[code].categorie === 'statutSante')
  .map((code) => `'${code}'`)
  .join(',');

const OBTENUS = DISPOSITIFS_OBTENUS.map((couple) => `'${couple}'`).join(',');
const jour = (instant: string): string => `(${instant} AT TIME ZONE 'Europe/Paris')::date::text`;

/**
 * Ce qui se raconte d'un dossier, chaque partie nulle si sa catégorie n'est pas lue. $1 dossier, $2 catégories lisibles, $3 accords lus
 * un à un, $4 unité, $5 organisme, $6 montrer les retraits d'accord, $7 dispositifs tus, $8 issues tues.
 */
export const RECIT = `SELECT coalesce(d.date_inclusion::text, ${jour('d.ouvert_le')}) AS "ouvertLe", ${jour('d.clos_le')} AS "closLe",
  CASE WHEN 'dispositifs' = ANY ($2::text[]) THEN (SELECT coalesce(json_object_agg(e.modalite, e.n), '{}'::json)
    FROM (SELECT CASE WHEN modalite IN ('TELEPHONE','VISIO') THEN modalite ELSE 'PHYSIQUE' END AS modalite, count(*)::int AS n FROM entretien WHERE dossier_id = d.id AND annule_le IS NULL GROUP BY 1) e) END AS entretiens,
  CASE WHEN 'consentements' = ANY ($2::text[]) OR $3::boolean THEN (SELECT coalesce(json_agg(p.nom ORDER BY p.debut, p.nom), '[]'::json)
    FROM (SELECT o.nom, min(c.debut) AS debut FROM consentement c JOIN organisme o ON o.id = c.organisme_id
      WHERE c.dossier_id = d.id AND c.portee = 'PARTENAIRE' AND ($6::boolean OR c.retire_le IS NULL)
        AND ('consentements' = ANY ($2::text[]) OR (c.unite = $4::text AND c.organisme_id = $5::uuid)) GROUP BY 1) p) END AS partenaires,
  CASE WHEN 'dispositifs' = ANY ($2::text[]) THEN (SELECT coalesce(json_agg(r), '[]'::json) FROM (
    SELECT 'visite' AS sorte, 'REALISEE' AS code, ${jour('coalesce(v.realisee_le, v.date_heure, v.cree_le)')} AS le, v.id, NULL AS "contenuScelle" FROM visite_pre_reprise v
      WHERE v.dossier_id = d.id AND v.etat IN ('REALISEE','RECOMMANDATIONS_TRANSMISES','TRANSMISSION_REFUSEE')
    UNION ALL
    SELECT 'dispositif', e.type || ':' || e.etat, e.etat_depuis::text, e.id, CASE WHEN e.type = 'ACTION_PENDANT_ARRET' THEN e.contenu_scelle END FROM dispositif e
      WHERE e.dossier_id = d.id AND e.type || ':' || e.etat IN (${OBTENUS}) AND e.type <> ALL ($7::text[])
    UNION ALL
    SELECT 'preconisation', p.code, ${jour('p.statut_le')}, p.id, NULL FROM preconisation p
      WHERE p.dossier_id = d.id AND p.statut = 'REALISEE' AND p.code <> ALL ($7::text[])
    UNION ALL
    SELECT 'droit', k.type, ${jour('t.le')}, k.id, NULL FROM droit_social k JOIN LATERAL (SELECT max(le) AS le FROM transition
        WHERE ressource = 'droit-social' AND ressource_id = k.id AND vers = 'OBTENU') t ON TRUE
      WHERE k.dossier_id = d.id AND k.etat IN ('OBTENU','RENOUVELLEMENT') AND t.le IS NOT NULL
        AND CASE WHEN k.type IN (${DROITS_DE_SANTE}) THEN 'statutSante' = ANY ($2::text[]) AND 'RQTH' <> ALL ($7::text[]) ELSE 'finances' = ANY ($2::text[]) END
    UNION ALL
    SELECT 'issue', d.issue, ${jour('d.clos_le')}, d.id, NULL WHERE d.issue IS NOT NULL AND d.clos_le IS NOT NULL AND d.issue <> ALL ($8::text[])
  ) r) END AS resultats
FROM dossier d WHERE d.id = $1::uuid`;
