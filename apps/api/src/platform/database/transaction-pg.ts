import type { DataSource, EntityManager } from 'typeorm';
import { fluxDe, grouperEnvois } from './envois-groupes.js';
import type { pg } from './pg.js';
import { clientDe } from './requetes-de-transaction.js';

/** Transaction ouverte : son gestionnaire TypeORM, sa connexion, et l'ordre de valider. */
export type TransactionOuverte = {
  readonly manager: EntityManager;
  readonly client: pg.PoolClient;
  /** À envoyer derrière la dernière écriture, sans attendre sa réponse ; échoue si PostgreSQL a annulé. */
  valider(): Promise<void>;
};

/**
 * Joue `travail` dans une transaction dont BEGIN part devant la première requête, sans aller-retour de plus : TypeORM attend
 * le sien. Une faute annule tout et la connexion est rendue ; `travail` valide lui-même, rien n'est validé sans lui.
 */
export async function dansUneTransaction<T>(
  source: DataSource,
  travail: (transaction: TransactionOuverte) => Promise<T>,
): Promise<T> {
  const lanceur = source.createQueryRunner();
  try {
    const client = await clientDe(lanceur.manager);
    // Les lectures sous verrou de TypeORM refusent de partir hors d'une transaction : celle-ci lui est annoncée.
    const etat = lanceur as { isTransactionActive: boolean };
    etat.isTransactionActive = true;
    try {
      grouperEnvois(fluxDe(client));
      const commencee = client.query('BEGIN');
      // Un échec de BEGIN (connexion perdue) fait échouer aussi tout ce qui le suit : c'est `travail` qui le dira.
      commencee.catch(() => undefined);
      return await travail({ manager: lanceur.manager, client, valider: () => valider(client) });
    } catch (erreur) {
      // Connexion perdue : PostgreSQL a déjà annulé, c'est la première faute qu'il faut rendre.
      await client.query('ROLLBACK').catch(() => undefined);
      throw erreur;
    } finally {
      etat.isTransactionActive = false;
    }
  } finally {
    await lanceur.release();
  }
}

async function valider(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  // Après une faute, COMMIT répond sans erreur mais annule.
  if (command !== 'COMMIT') throw new Error('transaction annulée par une faute précédente');
}
