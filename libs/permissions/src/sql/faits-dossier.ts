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
import { numeroter, valeursSujet, type ParametresSql } from './parametres.js';

/** D'où une requête tire le sujet qu'elle examine : paramètres, ou colonnes d'une ligne. */
type SujetSql = { readonly p: ParametresSql; readonly fonction: string };

const EN_PARAMETRES: SujetSql = { p: numeroter(1), fonction: '$6::text' };
const EN_LIGNE: SujetSql = {
  p: {
    utilisateurId: 's.utilisateur_id',
    unite: 's.unite',
    organismeId: 's.organisme_id',
    plateformeId: 's.plateforme_id',
    assureId: 's.assure_id',
  },
  fonction: 's.fonction',
};

// La fonction est ici une valeur : la liste des fonctions admises remplace le texte par fonction.
const gardes = ({ fonction: valeur }: SujetSql): GardesDeLien => {
  const parmi = (admise: (fonction: Fonction) => boolean): string =>
    `${valeur} IN (${FONCTIONS.filter(admise)
      .map((fonction) => `'${fonction}'`)
      .join(', ')})`;
  return {
    organisme: parmi((fonction) => liensDeServiceAdmis(fonction).organisme),
    plateforme: parmi((fonction) => liensDeServiceAdmis(fonction).plateforme),
  };
};

/**
 * Rend une ligne aux noms de `FaitsDossier` (zéro ligne si le dossier n'existe pas), pour toute fonction.
 * Paramètres : $1 utilisateurId, $2 unite, $3 organismeId, $4 plateformeId, $5 assureId, $6 fonction, $7 repère ;
 * `valeursFaitsDossier` les donne dans cet ordre. `dossier` est l'expression SQL, constante du code, qui tire du repère l'id du dossier.
 */
export const sqlFaitsDossier = (dossier: string): string => faits(dossier, EN_PARAMETRES);

function faits(dossier: string, sujet: SujetSql): string {
  const { p, fonction } = sujet;
  const contexte: ContexteSql = { fonction: 'ASSURE', categorie: 'identite', d: 'd', t: null, p };
  return `SELECT d.id AS "dossierId",
  CASE ${fonction}
    WHEN 'ASSURE' THEN ${FAITS_SQL.estConcerne(contexte)}
    WHEN 'MANDATAIRE' THEN ${existeMandat('d', p)}
    ELSE FALSE
  END AS "estConcerne",
  ${existeLien('d', p, gardes(sujet))} AS "estAffecte",
  ${existeLien('d', p, gardes(sujet), HORS_REVUE)} AS "estAffecteEnEcriture",
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

/**
 * Les mêmes faits d'un dossier ($7) pour plusieurs sujets en une requête : une ligne par sujet, avec son `rang` à partir de 1 dans
 * l'ordre de `valeursFaitsDesSujets` ; zéro ligne si le dossier n'existe pas.
 */
export const SQL_FAITS_DES_SUJETS = `SELECT s.rang::int AS rang, f.*
FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) WITH ORDINALITY
  AS s(utilisateur_id, unite, organisme_id, plateforme_id, assure_id, fonction, rang)
CROSS JOIN LATERAL (${faits('$7::uuid', EN_LIGNE)}) f
ORDER BY s.rang`;

/** Valeurs de `SQL_FAITS_DES_SUJETS`. */
export function valeursFaitsDesSujets(
  sujets: readonly Sujet[],
  dossierId: string,
): readonly (string | readonly (string | null)[])[] {
  const lignes = sujets.map((sujet) => [...valeursSujet(sujet), sujet.fonction]);
  const colonnes = Array.from({ length: 6 }, (_, colonne) => lignes.map((ligne) => ligne[colonne] ?? null));
  return [...colonnes, dossierId];
}
