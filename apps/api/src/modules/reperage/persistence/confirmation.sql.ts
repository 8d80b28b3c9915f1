import { CONNAISSANCE } from './classement.sql.js';
import { UUID_V7 } from './uuid-v7.sql.js';

// Personnes : $1 import, $2 plateforme, $3 instant. Arrêts : $1 import, $2 instant. Toutes se rejouent sans effet de plus.

/**
 * Personnes nouvelles ; une par NIR, même citée pour deux arrêts. Chaque ligne est scellée dès la lecture pour l'assuré
 * qu'elle créerait : le NIR et les coordonnées passent d'une table à l'autre sans être ouverts.
 */
export const CREER_ASSURES = `INSERT INTO assure (id, plateforme_id, nir_scelle, nir_empreinte, nom_naissance, nom_usage, prenom, date_naissance, sexe, coordonnees_scellees, coordonnees_champs, regime, recherche, cree_le, maj_le)
  SELECT u.assure_candidat, $2::uuid, u.nir_scelle, u.nir_empreinte, u.nom_naissance, u.nom_usage, u.prenom, u.date_naissance, u.sexe, u.coordonnees_scellees, u.coordonnees_champs, u.regime, u.recherche, $3::timestamptz, $3::timestamptz
  FROM (SELECT DISTINCT ON (nir_empreinte) * FROM import_ligne WHERE import_id = $1::uuid AND sort = 'nouveau' ORDER BY nir_empreinte, numero) u
  ON CONFLICT (nir_empreinte) DO NOTHING`;

/** Personnes connues, leur dernière ligne : alias `u`. */
const CONNUES = `(SELECT DISTINCT ON (l.nir_empreinte) l.*, EXISTS (SELECT 1 FROM dossier d JOIN assure p ON p.id = d.assure_id WHERE p.nir_empreinte = l.nir_empreinte AND d.etat NOT IN ('CLOS','ARCHIVE','PURGE')) AS suivi
    FROM import_ligne l WHERE l.import_id = $1::uuid AND l.sort IN ('connu','prolongation') ORDER BY l.nir_empreinte, l.numero DESC) u`;

/**
 * Personnes connues : la liste ne remplit que des blancs, un agent a pu corriger le reste ; la plateforme suit la CPAM
 * tant qu'aucun dossier n'est ouvert. Les coordonnées, scellées, sont complétées à part.
 */
export const COMPLETER_ASSURES = `UPDATE assure a SET nom_usage = coalesce(a.nom_usage, u.nom_usage),
    plateforme_id = CASE WHEN u.suivi THEN a.plateforme_id ELSE $2::uuid END, version = a.version + 1, maj_le = $3::timestamptz
  FROM ${CONNUES}
  WHERE a.nir_empreinte = u.nir_empreinte AND ((a.nom_usage IS NULL AND u.nom_usage IS NOT NULL) OR (a.plateforme_id <> $2::uuid AND NOT u.suivi))`;

/** Assurés dont la liste remplit un blanc de coordonnées : les seuls qu'il faille ouvrir. $2 : au-delà de cet assuré ; $3 : combien. */
export const COORDONNEES_A_COMPLETER = `SELECT a.id, a.coordonnees_scellees AS connues, u.assure_candidat AS candidat, u.coordonnees_scellees AS recues
  FROM ${CONNUES} JOIN assure a ON a.nir_empreinte = u.nir_empreinte
  WHERE (u.coordonnees_champs & ~a.coordonnees_champs) <> 0 AND a.id > $2::uuid ORDER BY a.id LIMIT $3 FOR NO KEY UPDATE OF a`;

export const COMPLETER_COORDONNEES = `UPDATE assure a SET coordonnees_scellees = v.sceau, coordonnees_champs = v.champs, version = a.version + 1, maj_le = $4::timestamptz
  FROM unnest($1::uuid[], $2::text[], $3::smallint[]) AS v(id, sceau, champs) WHERE a.id = v.id`;

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
  FROM import_ligne l JOIN assure a ON a.nir_empreinte = l.nir_empreinte
  WHERE l.import_id = $1::uuid AND l.sort IN ('nouveau','connu')
    AND NOT EXISTS (SELECT 1 FROM arret_travail r WHERE r.assure_id = a.id AND (r.date_debut = l.date_debut
      OR (r.date_debut < l.date_debut AND r.date_fin_prescrite >= coalesce(l.date_fin, l.date_debut))))
  ON CONFLICT (assure_id, date_debut) DO NOTHING`;

/** Après confirmation, seules les lignes à rendre à la CPAM sont encore utiles. */
export const OUBLIER_LIGNES = `DELETE FROM import_ligne WHERE import_id = $1::uuid AND nir_empreinte IS NOT NULL AND sort IS DISTINCT FROM 'rejete'`;

/** Dossiers ouverts d'une liste d'assurés. */
export const DOSSIERS_OUVERTS = `SELECT id FROM dossier WHERE assure_id = ANY($1::uuid[]) AND etat NOT IN ('CLOS','ARCHIVE','PURGE') ORDER BY id`;
