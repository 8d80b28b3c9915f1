import { AsyncLocalStorage } from 'node:async_hooks';
import type { Coffre } from '../chiffrement/coffre.js';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';

/** Clé reçue avec une création, le temps de la demande ; servie une fois, par la première transaction. */
export type CleRecue = {
  readonly cle: string;
  readonly utilisateurId: string;
  readonly route: string;
  readonly empreinte: string;
  /** La réponse gardée peut citer la personne : elle l'est scellée. */
  readonly coffre: Coffre;
  servie: boolean;
};

const portee = new AsyncLocalStorage<CleRecue>();

/** Joue `suite` avec une clé d'idempotence que la première `UniteDeTravail.executer` prendra. */
export const avecCleIdempotence = <T>(cle: CleRecue, suite: () => T): T => portee.run(cle, suite);

type Sql = <T extends object>(texte: string, valeurs: readonly unknown[]) => Promise<T[]>;

/**
 * Prend la clé dans la transaction métier : elle est validée, ou annulée, avec l'écriture elle-même,
 * si bien qu'un arrêt brutal ne peut ni perdre ni doubler. Rend null si le travail reste à faire.
 */
export async function rejouerSiDejaFait<T>(sql: Sql, cle: CleRecue): Promise<Resultat<T, ErreurMetier> | null> {
  const prise = await sql(
    `INSERT INTO idempotence (utilisateur_id, cle, route, empreinte) VALUES ($1,$2,$3,$4)
     ON CONFLICT (utilisateur_id, cle) DO UPDATE SET route = excluded.route, empreinte = excluded.empreinte, corps_scelle = NULL, import_id = NULL, cree_le = now()
     WHERE idempotence.cree_le < now() - interval '24 hours' RETURNING 1 AS prise`,
    [cle.utilisateurId, cle.cle, cle.route, cle.empreinte],
  );
  if (prise.length > 0) return null;
  const [ligne] = await sql<{ empreinte: string; corps: string | null }>(
    `SELECT empreinte, corps_scelle AS corps FROM idempotence WHERE utilisateur_id = $1 AND cle = $2`,
    [cle.utilisateurId, cle.cle],
  );
  if (ligne?.empreinte !== cle.empreinte)
    return echec(
      erreurMetier('cle-idempotence-reutilisee', 'Cette clé d’idempotence a déjà servi pour une autre demande.'),
    );
  return succes((ligne.corps === null ? null : cle.coffre.ouvrirJson(COLONNE, ligneDe(cle), ligne.corps)) as T);
}

/** Garde la valeur rendue par le cas d'usage ; elle doit survivre à un aller-retour JSON. */
export async function retenirReponse(sql: Sql, cle: CleRecue, valeur: unknown): Promise<void> {
  await sql(`UPDATE idempotence SET corps_scelle = $3, import_id = $4 WHERE utilisateur_id = $1 AND cle = $2`, [
    cle.utilisateurId,
    cle.cle,
    cle.coffre.scellerJson(COLONNE, ligneDe(cle), valeur ?? null),
    (valeur as { importId?: string } | null | undefined)?.importId ?? null,
  ]);
}

const COLONNE = 'idempotence.corps_scelle';
const ligneDe = ({ utilisateurId, cle }: CleRecue): string => `${utilisateurId}:${cle}`;

/** La clé de la demande en cours, marquée servie ; null si aucune ou déjà servie. */
export function prendreCle(): CleRecue | null {
  const cle = portee.getStore();
  if (!cle || cle.servie) return null;
  return cle;
}
