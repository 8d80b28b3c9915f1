/**
 * Le lien `l` vaut-il encore à l'instant `instant` ? Ni servi, ni retiré, ni échu ; et rien de ce qui l'a permis n'a cessé depuis sa
 * création : l'accord de la personne (celui du suivi, ou celui donné au médecin traitant), repris ou échu, ni le dossier, clos
 * entre-temps même s'il a rouvert. Un accord redonné ne rend pas la vie à un lien : il s'en donne un autre.
 */
export const lienValable = (instant: string): string => `l.clos_le IS NULL AND l.expire_le > ${instant}
  AND NOT EXISTS (SELECT 1 FROM consentement k WHERE k.dossier_id = l.dossier_id AND coalesce(k.retire_le, k.fin) BETWEEN l.cree_le AND now()
    AND k.retrait_canal IS DISTINCT FROM 'REMPLACEMENT' AND (k.portee = 'ASSURANCE_MALADIE' OR (l.partie = 'MEDECIN_TRAITANT' AND k.unite = 'MEDECINE_DE_VILLE')))
  AND NOT EXISTS (SELECT 1 FROM cloture_dossier c WHERE c.dossier_id = l.dossier_id AND c.cree_le >= l.cree_le)`;
