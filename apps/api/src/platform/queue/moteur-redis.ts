import { Queue, Worker, type Processor } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { journalTechnique } from '../health/journal-technique.js';
import type { FileOuverte, Moteur, OuvrierOuvert, ReglagesFile, ReglagesOuvrier } from './moteur.js';

const ATTENTE_MAX = 2_000;

/** Connexion ioredis commune à nos usages : reconnexion sans fin, erreurs tues (chaque appelant reçoit les siennes). */
export function ouvrirRedis(url: string, options: RedisOptions): Redis {
  const redis = new Redis(url, {
    retryStrategy: (n) => Math.min(100 * 2 ** Math.min(n, 5), ATTENTE_MAX),
    connectTimeout: 5_000,
    keepAlive: 10_000,
    ...options,
  });
  redis.on('error', (erreur: Error & { code?: string }) =>
    journalTechnique.warn({ code: erreur.code }, 'redis injoignable'),
  );
  return redis;
}

/** BullMQ sur Redis. Un ajout échoue vite si Redis est absent ; un ouvrier attend son retour. */
export class MoteurRedis implements Moteur {
  readonly gardes = { age: 3_600, count: 5_000 };
  private readonly ajouts: Redis;
  /** Ouverte au premier ouvrier : un processus `api` n'en a pas. */
  private ouvriers: Redis | null = null;

  constructor(
    private readonly url: string,
    private readonly prefixe = 'pdp',
  ) {
    // L'ajout se fait sous verrou de l'outbox : mieux vaut échouer en deux secondes et reprendre que bloquer la ligne.
    this.ajouts = ouvrirRedis(url, { maxRetriesPerRequest: 1, commandTimeout: 2_000 });
  }

  file(nom: string, reglages: ReglagesFile): FileOuverte {
    return new Queue(nom, { ...reglages, connection: this.ajouts, prefix: this.prefixe });
  }

  ouvrier(nom: string, processeur: Processor, reglages: ReglagesOuvrier): OuvrierOuvert {
    this.ouvriers ??= ouvrirRedis(this.url, { maxRetriesPerRequest: null });
    return new Worker(nom, processeur, { ...reglages, connection: this.ouvriers, prefix: this.prefixe });
  }

  fermer(): Promise<void> {
    this.ajouts.disconnect();
    this.ouvriers?.disconnect();
    return Promise.resolve();
  }
}
