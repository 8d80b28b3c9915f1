import { FONCTIONS, type Fonction } from '@pdp/domain';
import { liensDeServiceAdmis } from '../calculer-faits.js';
import type { Sujet } from '../sujet.js';
import {
  categoriesConsentiesSql,
  existeLien,
  existeMandat,
  FAITS_SQL,
  HORS_REVUE,
  type ContexteSql,
  type GardesDeLien,
} from './faits-sql.js';
import { numeroter, valeursSujet } from './parametres.js';

const p = numeroter(1);
const FONCTION = '$6::text';

const parmi = (admise: (fonction: Fonction) => boolean): string =>
  `${FONCTION} IN (${FONCTIONS.filter(admise)
    .map((fonction) => `'${fonction}'`)
    .join(', ')})`;

// La fonction est ici une valeur : la liste des fonctions admises remplace le texte par fonction.
const GARDES: GardesDeLien = {
  organisme: parmi((fonction) => liensDeServiceAdmis(fonction).organisme),
  plateforme: parmi((fonction) => liensDeServiceAdmis(fonction).plateforme),
};

/**
 * Rend une ligne aux noms de `FaitsDossier` (zéro ligne si le dossier n'existe pas), pour toute fonction.
 * Paramètres : $1 utilisateurId, $2 unite, $3 organismeId, $4 plateformeId, $5 assureId, $6 fonction, $7 repère ;
 * `valeursFaitsDossier` les donne dans cet ordre. `dossier` est l'expression SQL, constante du code, qui tire du repère l'id du dossier.
 */
export function sqlFaitsDossier(dossier: string): string {
  const contexte: ContexteSql = { fonction: 'ASSURE', categorie: 'identite', d: 'd', t: null, p };
  return `SELECT d.id AS "dossierId",
  CASE ${FONCTION}
    WHEN 'ASSURE' THEN ${FAITS_SQL.estConcerne(contexte)}
    WHEN 'MANDATAIRE' THEN ${existeMandat('d', p)}
    ELSE FALSE
  END AS "estConcerne",
  ${existeLien('d', p, GARDES)} AS "estAffecte",
  ${existeLien('d', p, GARDES, HORS_REVUE)} AS "estAffecteEnEcriture",
  ${FAITS_SQL.aPartageActif(contexte)} AS "partageActif",
  ${categoriesConsentiesSql('d', p)} AS "categoriesConsenties",
  ${FAITS_SQL.estTriage(contexte)} AS "estTriage",
  d.plateforme_id AS "plateformeId",
  d.etat AS "etat",
  d.limite AS "limite"
FROM dossier d
WHERE d.id = ${dossier}`;
}

/** Faits du dossier dont $7 est l'id. */
export const SQL_FAITS_DOSSIER = sqlFaitsDossier('$7::uuid');

/** Valeurs de `sqlFaitsDossier` ; `repere` est l'id du dossier, ou ce dont `dossier` le tire. */
export const valeursFaitsDossier = (sujet: Sujet, repere: string): (string | null)[] => [
  ...valeursSujet(sujet),
  sujet.fonction,
  repere,
];
