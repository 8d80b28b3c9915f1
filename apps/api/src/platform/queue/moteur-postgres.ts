import { Queue, Worker, createPostgresBackend, runMigrations, type PgPool, type Processor } from 'bullmq';
import { pg } from '../database/pg.js';
import { journalTechnique } from '../health/journal-technique.js';
import type { FileOuverte, Moteur, OuvrierOuvert, ReglagesFile, ReglagesOuvrier } from './moteur.js';

const SCHEMA = 'bullmq';

/** BullMQ sur PostgreSQL, schéma `bullmq`, une seule réserve de connexions pour toutes les files. */
export class MoteurPostgres implements Moteur {
  private constructor(private readonly reserve: pg.Pool) {}

  /** Crée ou met à jour le schéma `bullmq` (verrou consultatif : deux processus peuvent démarrer ensemble). */
  static async ouvrir(url: string): Promise<MoteurPostgres> {
    const reserve = new pg.Pool({
      connectionString: url,
      options: `-c search_path=${SCHEMA}`,
      application_name: 'pdp-file',
      keepAlive: true,
      max: 10,
      connectionTimeoutMillis: 10_000,
    });
    reserve.on('error', (erreur: Error & { code?: string }) =>
      journalTechnique.warn({ code: erreur.code }, 'file : connexion perdue'),
    );
    const client = await reserve.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
    return new MoteurPostgres(reserve);
  }

  file(nom: string, reglages: ReglagesFile): FileOuverte {
    return new Queue(
      nom,
      { ...reglages, connection: this.reserve as unknown as PgPool },
      createPostgresBackend,
    ) as unknown as FileOuverte;
  }

  ouvrier(nom: string, processeur: Processor, reglages: ReglagesOuvrier): OuvrierOuvert {
    return new Worker(
      nom,
      processeur,
      { ...reglages, connection: this.reserve as unknown as PgPool },
      createPostgresBackend,
    ) as unknown as OuvrierOuvert;
  }

  async fermer(): Promise<void> {
    await this.reserve.end();
  }
}
