import type { Job, KeepJobs, Processor, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';

/** Ce que nous demandons à une file de BullMQ, quel que soit son stockage. */
export type FileOuverte = Pick<
  Queue,
  'addBulk' | 'upsertJobScheduler' | 'getJobScheduler' | 'waitUntilReady' | 'close'
> & {
  on(evenement: 'error', auditeur: (erreur: Error) => void): unknown;
};

/** Ce que nous demandons à un ouvrier de BullMQ, quel que soit son stockage. */
export type OuvrierOuvert = Pick<Worker, 'close' | 'waitUntilReady'> & {
  on(evenement: 'error', auditeur: (erreur: Error) => void): unknown;
  on(evenement: 'failed', auditeur: (travail: Job | undefined, erreur: Error) => void): unknown;
};

/** Réglages communs, sans la connexion. */
export type ReglagesFile = Omit<QueueOptions, 'connection' | 'prefix'>;
export type ReglagesOuvrier = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** Stockage de BullMQ : Redis ou PostgreSQL. Possède ses connexions. */
export interface Moteur {
  /** Ce qui reste des travaux finis (âge en secondes). */
  readonly gardes: KeepJobs;
  file(nom: string, reglages: ReglagesFile): FileOuverte;
  ouvrier(nom: string, processeur: Processor, reglages: ReglagesOuvrier): OuvrierOuvert;
  fermer(): Promise<void>;
}
