import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Rang qui suit le dernier passage de la séance. */
export async function prochainOrdre(tx: Transaction, revueId: string): Promise<number> {
  const [ligne] = await tx.sql<{ suivant: number }>(
    `SELECT coalesce(max(ordre), 0)::int + 1 AS suivant FROM passage_revue WHERE revue_id = $1`,
    [revueId],
  );
  return ligne?.suivant ?? 1;
}

/** Renumérote pour que le lot « rien à signaler » vienne après tout le reste ; sans lot, rien ne bouge. */
export async function mettreLeLotALaFin(tx: Transaction, revueId: string): Promise<void> {
  await tx.sql(
    `WITH rangs AS (
       SELECT id, row_number() OVER (ORDER BY (format = 'LOT'), ordre, id) AS rang, bool_or(format = 'LOT') OVER () AS lot
       FROM passage_revue WHERE revue_id = $1 AND etat NOT IN ('RETIRE','REPORTE'))
     UPDATE passage_revue p SET ordre = n.rang FROM rangs n WHERE p.id = n.id AND n.lot AND p.ordre <> n.rang`,
    [revueId],
  );
}
