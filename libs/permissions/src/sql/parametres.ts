import type { Sujet } from '../sujet.js';

/** Paramètres nommés d'un sujet, dans l'ordre fixe où toutes les requêtes de droits les attendent. */
export const PARAMETRES_SUJET = ['utilisateurId', 'unite', 'organismeId', 'plateformeId', 'assureId'] as const;

export type ParametreSujet = (typeof PARAMETRES_SUJET)[number];

/** Texte SQL typé de chaque paramètre (`$3::uuid`) ; le type évite l'erreur 42P18 sur une valeur nulle. */
export type ParametresSql = Readonly<Record<ParametreSujet, string>>;

const TYPES: Readonly<Record<ParametreSujet, string>> = {
  utilisateurId: 'uuid',
  unite: 'text',
  organismeId: 'uuid',
  plateformeId: 'uuid',
  assureId: 'uuid',
};

/** Numérote les cinq paramètres à partir de `premier`. */
export function numeroter(premier: number): ParametresSql {
  if (!Number.isInteger(premier) || premier < 1) throw new RangeError(`Premier paramètre invalide : ${premier}`);
  return Object.fromEntries(
    PARAMETRES_SUJET.map((nom, i) => [nom, `$${premier + i}::${TYPES[nom]}`]),
  ) as unknown as ParametresSql;
}

/** Valeurs d'un sujet dans l'ordre de `PARAMETRES_SUJET` ; lève si l'une n'a pas été chargée. */
export function valeursSujet(sujet: Sujet): (string | null)[] {
  return PARAMETRES_SUJET.map((nom) => {
    const valeur: string | null | undefined = sujet[nom];
    if (valeur === undefined || valeur === '') throw new TypeError(`Sujet incomplet : « ${nom} »`);
    return valeur;
  });
}

/**
 * Complète une expression pour que les cinq paramètres y figurent toujours : une requête préparée garde le même
 * nombre de paramètres quelle que soit la fonction. PostgreSQL élimine `… OR TRUE` à la planification.
 */
export function ancrer(expression: string, parametres: ParametresSql): string {
  const absents = PARAMETRES_SUJET.map((nom) => parametres[nom]).filter((texte) => !expression.includes(texte));
  return absents.reduce((texte, parametre) => `${texte} AND (${parametre} IS NULL OR TRUE)`, `(${expression})`);
}

/** Un alias SQL est un identifiant simple ; tout autre texte est refusé. */
export function exigerAlias(alias: string): string {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(alias)) throw new TypeError(`Alias SQL refusé : « ${alias} »`);
  return alias;
}
