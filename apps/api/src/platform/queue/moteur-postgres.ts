import { Queue, Worker, createPostgresBackend, runMigrations, type PgPool, type Processor } from 'bullmq';
import { pg } from '../database/pg.js';
import { VeilleConnexions } from '../database/veille-connexions.js';
import { journalTechnique } from '../health/journal-technique.js';
import type { FileOuverte, Moteur, OuvrierOuvert, ReglagesFile, ReglagesOuvrier } from './moteur.js';

const SCHEMA = 'bullmq';
/**
 * Jusque-là, les travaux sont ajoutés un à un : l'ajout groupé de BullMQ crée deux tables temporaires, et chaque table créée
 * périme les plans de requêtes gardés par toutes les connexions (30 ms de plus à l'acte suivant d'un agent).
 */
const PETIT_LOT = 20;

/** BullMQ sur PostgreSQL, schéma `bullmq`, une seule réserve de connexions pour toutes les files. */
export class MoteurPostgres implements Moteur {
  // Sans nombre : pour le tenir, BullMQ relirait ici tous les travaux gardés à la fin de chacun.
  readonly gardes = { age: 3_600 };

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
    new VeilleConnexions(url).suivreReserve(reserve);
    const client = await reserve.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
    return new MoteurPostgres(reserve);
  }

  file(nom: string, reglages: ReglagesFile): FileOuverte {
    // La classe de base suppose Redis dans ses types ; son moteur, lui, se choisit ici.
    const options = { ...reglages, connection: this.reserve as unknown as PgPool };
    return new FilePostgres(nom, options as never, createPostgresBackend as never) as unknown as FileOuverte;
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

class FilePostgres extends Queue {
  // Un lot interrompu se reprend : l'identifiant d'un travail le rend unique.
  override async addBulk(...[lot]: Parameters<Queue['addBulk']>): ReturnType<Queue['addBulk']> {
    if (lot.length > PETIT_LOT) return super.addBulk(lot);
    const ajoutes: Awaited<ReturnType<Queue['addBulk']>> = [];
    for (const { name, data, opts } of lot) ajoutes.push(await this.add(name, data, opts));
    return ajoutes;
  }
}
