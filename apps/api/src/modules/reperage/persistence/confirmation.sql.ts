import { CONNAISSANCE } from './classement.sql.js';
import { UUID_V7 } from './uuid-v7.sql.js';

// Personnes : $1 import, $2 plateforme, $3 instant. Arrêts : $1 import, $2 instant. Toutes se rejouent sans effet de plus.

/** Personnes nouvelles ; une par NIR, même citée pour deux arrêts. */
export const CREER_ASSURES = `INSERT INTO assure (id, plateforme_id, nir, nom_naissance, nom_usage, prenom, date_naissance, sexe, telephone, courriel, adresse, code_postal, commune, regime, recherche, cree_le, maj_le)
  SELECT ${UUID_V7}, $2::uuid, u.nir, u.nom_naissance, u.nom_usage, u.prenom, u.date_naissance, u.sexe, u.telephone, u.courriel, u.adresse, u.code_postal, u.commune, u.regime, u.recherche, $3::timestamptz, $3::timestamptz
  FROM (SELECT DISTINCT ON (nir) * FROM import_ligne WHERE import_id = $1::uuid AND sort = 'nouveau' ORDER BY nir, numero) u
  ON CONFLICT (nir) DO NOTHING`;

/**
 * Personnes connues : la liste ne remplit que des blancs, un agent a pu corriger le reste ; la plateforme suit la CPAM
 * tant qu'aucun dossier n'est ouvert.
 */
export const COMPLETER_ASSURES = `UPDATE assure a SET telephone = coalesce(a.telephone, u.telephone), courriel = coalesce(a.courriel, u.courriel),
    adresse = coalesce(a.adresse, u.adresse), code_postal = coalesce(a.code_postal, u.code_postal), commune = coalesce(a.commune, u.commune),
    nom_usage = coalesce(a.nom_usage, u.nom_usage), plateforme_id = CASE WHEN u.suivi THEN a.plateforme_id ELSE $2::uuid END, version = a.version + 1, maj_le = $3::timestamptz
  FROM (SELECT DISTINCT ON (l.nir) l.*, EXISTS (SELECT 1 FROM dossier d JOIN assure p ON p.id = d.assure_id WHERE p.nir = l.nir AND d.etat NOT IN ('CLOS','ARCHIVE','PURGE')) AS suivi
    FROM import_ligne l WHERE l.import_id = $1::uuid AND l.sort IN ('connu','prolongation') ORDER BY l.nir, l.numero DESC) u
  WHERE a.nir = u.nir AND ((a.telephone IS NULL AND u.telephone IS NOT NULL) OR (a.courriel IS NULL AND u.courriel IS NOT NULL)
    OR (a.adresse IS NULL AND u.adresse IS NOT NULL) OR (a.code_postal IS NULL AND u.code_postal IS NOT NULL)
    OR (a.commune IS NULL AND u.commune IS NOT NULL) OR (a.nom_usage IS NULL AND u.nom_usage IS NOT NULL) OR (a.plateforme_id <> $2::uuid AND NOT u.suivi))`;

/** Prolongations : la fin recule, le début ne bouge pas ; rend l'assuré et l'arrêt touchés. */
export const PROLONGER_ARRETS = `WITH suite AS (
    SELECT DISTINCT ON (prolonge.prolonge_id) prolonge.prolonge_id AS id, l.date_fin, l.statut_emploi, l.siret, l.raison_sociale, l.code_ape
    FROM import_ligne l ${CONNAISSANCE}
    WHERE l.import_id = $1::uuid AND l.sort IN ('prolongation','dejaClos') AND prolonge.prolonge_id IS NOT NULL
    ORDER BY prolonge.prolonge_id, l.date_fin DESC)
  UPDATE arret_travail r SET date_fin_prescrite = s.date_fin, prolongations = r.prolongations + 1, statut_emploi = coalesce(s.statut_emploi, r.statut_emploi),
    siret = coalesce(s.siret, r.siret), raison_sociale = coalesce(s.raison_sociale, r.raison_sociale), code_ape = coalesce(s.code_ape, r.code_ape),
    source = 'LISTE_CPAM', import_id = $1::uuid, maj_le = $2::timestamptz
  FROM suite s WHERE r.id = s.id AND (r.date_fin_prescrite IS NULL OR s.date_fin > r.date_fin_prescrite)
  RETURNING r.assure_id AS "assureId"`;

/** Arrêts que l'on ne connaissait pas ; ni celui que la ligne prolonge, ni celui qui la contient déjà. */
export const CREER_ARRETS = `INSERT INTO arret_travail (id, assure_id, date_debut, date_fin_prescrite, risque, statut_emploi, siret, raison_sociale, code_ape, source, import_id, cree_le, maj_le)
  SELECT ${UUID_V7}, a.id, l.date_debut, l.date_fin, l.risque, l.statut_emploi, l.siret, l.raison_sociale, l.code_ape, 'LISTE_CPAM', $1::uuid, $2::timestamptz, $2::timestamptz
  FROM import_ligne l JOIN assure a ON a.nir = l.nir
  WHERE l.import_id = $1::uuid AND l.sort IN ('nouveau','connu')
    AND NOT EXISTS (SELECT 1 FROM arret_travail r WHERE r.assure_id = a.id AND (r.date_debut = l.date_debut
      OR (r.date_debut < l.date_debut AND r.date_fin_prescrite >= coalesce(l.date_fin, l.date_debut))))
  ON CONFLICT (assure_id, date_debut) DO NOTHING`;

/** Après confirmation, seules les lignes à rendre à la CPAM sont encore utiles. */
export const OUBLIER_LIGNES = `DELETE FROM import_ligne WHERE import_id = $1::uuid AND nir IS NOT NULL AND sort IS DISTINCT FROM 'rejete'`;

/** Dossiers ouverts d'une liste d'assurés. */
export const DOSSIERS_OUVERTS = `SELECT id FROM dossier WHERE assure_id = ANY($1::uuid[]) AND etat NOT IN ('CLOS','ARCHIVE','PURGE') ORDER BY id`;
