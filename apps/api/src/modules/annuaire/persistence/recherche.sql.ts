import { normaliserPourRecherche } from '@pdp/domain';

// La décomposition a déjà changé le trait d'union insécable en U+2010.
const SEPARATEURS = `''’\u2010\u2013\u2014-.,;:@_/()+&`;
// Signes que la décomposition NFKD détache des lettres : accents, cédille, ogonek, corne, points.
const ACCENTS =
  '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u031B\u0323\u0326\u0327\u0328';
const ESPACES = ' '.repeat([...SEPARATEURS].length - 1);

/**
 * Forme de tri et de recherche d'une colonne : sans accent ni casse, la ponctuation en espaces, comme
 * `normaliserPourRecherche`. `translate` ôte les signes qui n'ont pas de remplaçant ; une expression régulière coûterait dix fois plus.
 */
export const cleSql = (colonne: string): string =>
  `replace(replace(translate(normalize(lower(coalesce(${colonne}, '')), NFKD), '${SEPARATEURS}${ACCENTS}', '${ESPACES}'), 'œ', 'oe'), 'æ', 'ae')`;

/** Motifs `LIKE ALL` d'une recherche : chaque mot tapé commence un mot de la ligne ; vide, tout convient. */
export const motifsDe = (recherche: string | undefined): string[] =>
  normaliserPourRecherche(recherche ?? '')
    .split(' ')
    .filter((mot) => mot !== '')
    .map((mot) => `% ${mot}%`);

/** Période en cours. */
export const enCoursSql = (alias: string): string =>
  `${alias}.debut <= now() AND (${alias}.fin IS NULL OR ${alias}.fin > now())`;
