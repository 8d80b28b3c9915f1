import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { pg } from './pg.js';

/** Au-delà, une requête reste sans nom : des textes fabriqués à la volée rempliraient la mémoire de PostgreSQL. */
const TEXTES_NOMMES = 1000;

/** SQLSTATE des requêtes qui suivent une faute dans la même transaction. */
const TRANSACTION_ANNULEE = '25P02';

const noms = new Map<string, string>();

/** Nom stable d'un texte, pour que PostgreSQL ne l'analyse qu'une fois par connexion ; objet vide au-delà de la borne. */
export function nommer(texte: string): { readonly name?: string } {
  const connu = noms.get(texte);
  if (connu !== undefined) return { name: connu };
  if (noms.size >= TEXTES_NOMMES) return {};
  const name = `tx-${createHash('sha256').update(texte).digest('hex').slice(0, 24)}`;
  noms.set(texte, name);
  return { name };
}

/** Connexion de pg qui porte la transaction de ce gestionnaire. */
export async function clientDe(manager: EntityManager): Promise<pg.PoolClient> {
  if (!manager.queryRunner) throw new Error('gestionnaire sans transaction');
  return (await manager.queryRunner.connect()) as pg.PoolClient;
}

/**
 * Joue des écritures indépendantes d'une même transaction sans attendre la réponse de l'une pour envoyer l'autre ; elles
 * partent dans l'ordre du tableau. Attend la fin de toutes même si une échoue : rien ne doit partir après l'annulation.
 */
export async function ensemble<const T extends readonly Promise<unknown>[]>(
  travaux: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const faits = await Promise.allSettled(travaux);
  const echecs = faits.filter((f) => f.status === 'rejected').map((f): unknown => f.reason);
  // La première faute annule la transaction et fait échouer les suivantes : c'est elle qu'il faut rendre.
  if (echecs.length > 0) throw echecs.find((e) => (e as { code?: unknown }).code !== TRANSACTION_ANNULEE) ?? echecs[0];
  return faits.map((f) => (f as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
