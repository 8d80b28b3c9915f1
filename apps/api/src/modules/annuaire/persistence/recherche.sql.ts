import { normaliserPourRecherche } from '@pdp/domain';

/** Forme de tri et de recherche d'une colonne : sans accent, sans casse ni ponctuation, comme `normaliserPourRecherche`. */
export const cleSql = (colonne: string): string =>
  `trim(regexp_replace(replace(replace(lower(regexp_replace(normalize(coalesce(${colonne}, ''), NFKD), '[\\u0300-\\u036F]', '', 'g')), 'œ', 'oe'), 'æ', 'ae'), '[^a-z0-9]+', ' ', 'g'))`;

/** Motifs `LIKE ALL` d'une recherche : chaque mot tapé commence un mot de la ligne ; vide, tout convient. */
export const motifsDe = (recherche: string | undefined): string[] =>
  normaliserPourRecherche(recherche ?? '')
    .split(' ')
    .filter((mot) => mot !== '')
    .map((mot) => `% ${mot}%`);

/** Période en cours. */
export const enCoursSql = (alias: string): string =>
  `${alias}.debut <= now() AND (${alias}.fin IS NULL OR ${alias}.fin > now())`;
