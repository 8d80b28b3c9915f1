import type { ApplicationDemo } from './demo-de-test.js';

/** Toute la base en texte, table par table et schéma par schéma : ce qu'un vol de sauvegarde donnerait à lire. */
export async function viderEnTexte(sql: ApplicationDemo['sql']): Promise<ReadonlyMap<string, string>> {
  const tables = await sql<{ nom: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('information_schema', 'pg_catalog') AND n.nspname NOT LIKE 'pg_t%' ORDER BY 1`,
  );
  const vidage = new Map<string, string>();
  for (const { nom } of tables) {
    const lignes = await sql<{ t: string }>(`SELECT t::text AS t FROM ${nom} t`);
    vidage.set(nom, lignes.map(({ t }) => t).join('\n'));
  }
  // Les statistiques du planificateur recopient des valeurs ; une copie physique de la base les emporte.
  const statistiques = await sql<{ t: string }>(
    `SELECT concat_ws(' ', most_common_vals::text, histogram_bounds::text) AS t FROM pg_stats WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  vidage.set('pg_stats', statistiques.map(({ t }) => t).join('\n'));
  return vidage;
}

/** Tables où l'un de ces textes se lit, en clair, en hexadécimal ou en base64 ; sans la casse ni les espaces d'un numéro. */
export function fouiller(vidage: ReadonlyMap<string, string>, textes: readonly string[]): readonly string[] {
  const formes = textes.flatMap((texte) => {
    const octets = Buffer.from(texte, 'utf8');
    return [
      texte,
      octets.toString('hex'),
      octets.toString('base64').slice(0, -4),
      octets.toString('base64url').slice(0, -4),
    ];
  });
  const cherches = [...new Set(formes.filter((forme) => forme.length >= 8))];
  return [...vidage].flatMap(([table, texte]) => {
    const trouve = cherches.find((forme) => texte.includes(forme));
    return trouve === undefined ? [] : [`${table} : ${trouve}`];
  });
}
