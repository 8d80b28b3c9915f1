import { UUID_V7 } from './uuid-v7.sql.js';

/**
 * Échéances J 45 et J 90 atteintes au jour `$1` et pas encore créées : jumeau par ensembles d'`echeancesReperage`.
 * `$2` : seuils en JSON `[{code, unite, jours}]` ; `$3` : un import, ou `null` pour tous les arrêts de la CPAM ; `$4` : l'instant.
 * Une personne qui a un dossier ouvert a déjà quelqu'un ; une personne dont l'accompagnement est clos depuis cet arrêt
 * n'est pas rappelée pour lui.
 */
export const SONNER = `INSERT INTO reperage (id, plateforme_id, assure_id, arret_id, seuil, unite, date_seuil, cree_le)
  SELECT ${UUID_V7}, a.plateforme_id, a.id, r.id, h.code, h.unite, r.date_debut + h.jours, $4::timestamptz
  FROM arret_travail r
  JOIN assure a ON a.id = r.assure_id AND a.regime = 'GENERAL'
  CROSS JOIN jsonb_to_recordset($2::jsonb) AS h(code text, unite text, jours integer)
  WHERE r.source = 'LISTE_CPAM' AND r.date_debut + h.jours <= $1::date
    AND (r.date_fin_prescrite IS NULL OR r.date_fin_prescrite >= r.date_debut + h.jours)
    AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM import_ligne l WHERE l.import_id = $3::uuid AND l.nir_empreinte = a.nir_empreinte AND l.sort IN ('nouveau','connu','prolongation')))
    AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.assure_id = a.id
      AND (d.etat NOT IN ('CLOS','ARCHIVE','PURGE') OR (d.clos_le AT TIME ZONE 'Europe/Paris')::date >= r.date_debut))
    AND NOT EXISTS (SELECT 1 FROM reperage p WHERE p.arret_id = r.id AND p.seuil = h.code AND p.unite = h.unite)
  ON CONFLICT (arret_id, seuil, unite) DO NOTHING`;
