import { enCoursSql } from '../projection/morceaux.js';

const ligne = (alias: string, condition: string, table: string): string =>
  `coalesce((SELECT json_agg(${alias}) FROM ${table} ${alias} WHERE ${condition}), '[]'::json)`;

/**
 * Ce qu'il faut d'un dossier pour dire qui le lit : liens, accords et mandats en cours seulement ($1 dossier). Une personne
 * nommée vient avec chacune de ses habilitations en cours ; un service, avec le nom de son organisme.
 */
export const LECTEURS_DU_DOSSIER = `SELECT d.assure_id AS "assureId", d.plateforme_id AS "plateformeId", d.etat, d.limite,
  ${ligne('a', 'TRUE', `(SELECT x.utilisateur_id AS "utilisateurId", x.unite, x.organisme_id AS "organismeId", x.role FROM affectation_dossier x WHERE x.dossier_id = d.id AND ${enCoursSql('x')})`)} AS affectations,
  ${ligne('c', 'TRUE', `(SELECT x.portee, x.unite, x.organisme_id AS "organismeId", x.categories FROM consentement x WHERE x.dossier_id = d.id AND x.retire_le IS NULL AND ${enCoursSql('x')})`)} AS consentements,
  ${ligne('m', 'TRUE', `(SELECT x.mandataire_id AS "mandataireId" FROM mandat x WHERE x.dossier_id = d.id AND x.revoque_le IS NULL AND ${enCoursSql('x')})`)} AS mandats,
  ${ligne(
    'p',
    'TRUE',
    `(SELECT DISTINCT h.utilisateur_id AS "utilisateurId", h.fonction, h.unite, h.organisme_id AS "organismeId", h.plateforme_id AS "plateformeId", o.nom AS organisme
    FROM affectation_dossier x JOIN utilisateur u ON u.id = x.utilisateur_id AND u.actif JOIN habilitation h ON h.utilisateur_id = u.id LEFT JOIN organisme o ON o.id = h.organisme_id
    WHERE x.dossier_id = d.id AND ${enCoursSql('x')} AND ${enCoursSql('h')})`,
  )} AS personnes,
  ${ligne(
    's',
    'TRUE',
    `(SELECT DISTINCT x.unite, x.organisme_id AS "organismeId", o.nom AS organisme FROM affectation_dossier x LEFT JOIN organisme o ON o.id = x.organisme_id
    WHERE x.dossier_id = d.id AND x.utilisateur_id IS NULL AND ${enCoursSql('x')})`,
  )} AS services
FROM dossier d WHERE d.id = $1`;
