import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Transaction } from './unite-de-travail.js';

/**
 * Lignes d'une table sous la forme de leur entité, par une requête nommée : TypeORM ne nomme pas les siennes, et PostgreSQL les
 * analyserait à chaque fois. `reste` est une constante du code (`WHERE …`), jamais une valeur reçue.
 */
export function lireEntites<E extends ObjectLiteral>(
  tx: Transaction,
  entite: EntityTarget<E>,
  reste: string,
  valeurs: readonly unknown[],
): Promise<E[]> {
  const { columns, tableName } = tx.manager.connection.getMetadata(entite);
  const selection = columns.map((c) => `"${c.databaseName}" AS "${c.propertyName}"`).join(', ');
  return tx.sql<E>(`SELECT ${selection} FROM "${tableName}" ${reste}`, valeurs);
}

/** Change une ligne désignée par son `id`, par une requête nommée ; les clés absentes de `changement` ne bougent pas. */
export async function modifierEntite<E extends ObjectLiteral & { id: string }>(
  tx: Transaction,
  entite: EntityTarget<E>,
  id: string,
  changement: Partial<E>,
): Promise<void> {
  const { columns, tableName } = tx.manager.connection.getMetadata(entite);
  const touchees = columns.filter((c) => changement[c.propertyName] !== undefined);
  const mises = touchees.map((c, i) => `"${c.databaseName}" = $${i + 2}`).join(', ');
  await tx.sql(`UPDATE "${tableName}" SET ${mises} WHERE id = $1`, [
    id,
    ...touchees.map((c) => changement[c.propertyName] as unknown),
  ]);
}
