import type { pg } from '../platform/database/pg.js';

export type Ligne = Readonly<Record<string, unknown>>;

const LOT = 2000;

/** Insère des lignes par lots ; les clés sont les noms de colonnes, les mêmes pour toutes les lignes d'un appel. */
export async function inserer(client: pg.Client, table: string, lignes: readonly Ligne[]): Promise<void> {
  const colonnes = Object.keys(lignes[0] ?? {}).join(', ');
  for (let i = 0; i < lignes.length; i += LOT) {
    const lot = JSON.stringify(lignes.slice(i, i + LOT));
    await client.query(
      `INSERT INTO ${table} (${colonnes}) SELECT ${colonnes} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [lot],
    );
  }
}
