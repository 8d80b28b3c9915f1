import { LIBELLES_UNITE, UNITES_PARTENAIRES, type Unite } from '@pdp/domain';

/** Instant en ISO 8601 UTC, la seule forme échangée (contract.md), quel que soit le fuseau de la connexion. */
export const instantSql = (colonne: string): string =>
  `to_char(${colonne} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Période en cours : commencée, et pas finie. */
export const enCoursSql = (alias: string): string =>
  `${alias}.debut <= now() AND (${alias}.fin IS NULL OR ${alias}.fin > now())`;

/** Liste SQL de constantes internes ; jamais une valeur reçue. */
export const listeSql = (valeurs: readonly string[]): string =>
  valeurs.map((valeur) => `'${valeur.replaceAll("'", "''")}'`).join(', ');

/** Nom d'un agent tel qu'affiché : « Dr Anne Morvan », « Claire Le Bihan ». */
export const nomAgentSql = (u: string): string =>
  `concat_ws(' ', CASE WHEN ${u}.civilite = 'Dr' THEN 'Dr' END, ${u}.prenom, ${u}.nom)`;

/** Libellé d'une unité. */
export const libelleUniteSql = (colonne: string): string =>
  `CASE ${colonne} ${Object.entries(LIBELLES_UNITE)
    .map(([unite, libelle]) => `WHEN '${unite}' THEN '${libelle.replaceAll("'", "''")}'`)
    .join(' ')} END`;

/** Vrai pour une unité extérieure à l'Assurance Maladie, qui ne lit qu'avec l'accord de l'assuré. */
export const estUnitePartenaire = (unite: Unite): boolean => (UNITES_PARTENAIRES as readonly Unite[]).includes(unite);

/** Dernier épisode d'arrêt de l'assuré du dossier `d`, sous l'alias `ar`. */
export const DERNIER_ARRET = `LEFT JOIN LATERAL (SELECT x.date_debut, x.date_fin_prescrite, x.risque FROM arret_travail x
  WHERE x.assure_id = d.assure_id ORDER BY x.date_debut DESC LIMIT 1) ar ON TRUE`;
