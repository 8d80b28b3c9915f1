import type { ActeurOuSysteme } from '../config/acteur.js';
import type { Transaction } from './unite-de-travail.js';

/** Un pas d'une machine : la ressource et son id, son dossier, d'où vers où ; `de` est nul quand elle naît. Jamais de texte saisi. */
export type PasTrace = {
  readonly ressource: string;
  readonly id: string;
  readonly dossierId: string;
  readonly transition: string;
  readonly de: string | null;
  readonly vers: string;
};

const TRACER = `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, le)
  VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`;

/** Inscrit un pas à l'histoire du dossier, dans la transaction de l'écriture ; `acteur` nul : la plateforme. */
export async function tracerTransition(
  tx: Transaction,
  acteur: ActeurOuSysteme | null,
  { ressource, id, dossierId, transition, de, vers }: PasTrace,
): Promise<void> {
  const qui = [acteur?.utilisateurId ?? null, acteur?.fonction ?? null];
  await tx.sql(TRACER, [tx.nouvelId(), ressource, id, dossierId, transition, de, vers, ...qui, tx.maintenant]);
}
