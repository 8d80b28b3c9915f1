/** Le dossier lu. */
export const DU_DOSSIER = '$1::uuid';

/** Nom d'une personne. */
export const qui = (colonne: string): string =>
  `(SELECT trim(u.prenom || ' ' || u.nom) FROM utilisateur u WHERE u.id = ${colonne})`;

/** Une liste JSON ; `colonnes` : nom de la clé → expression SQL. */
export const liste = (colonnes: Readonly<Record<string, string>>, suite: string): string => {
  const paires = Object.entries(colonnes).map(([cle, expression]) => `'${cle}', ${expression}`);
  return `coalesce((SELECT json_agg(json_build_object(${paires.join(', ')})) FROM ${suite}), '[]'::json)`;
};

/** Lignes d'une table, triées, sous l'alias `x`. */
export const tri = (table: string, ou: string, ordre: string): string =>
  `(SELECT * FROM ${table} WHERE ${ou} ORDER BY ${ordre}) x`;
