import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';
import { arreterProcessus, portLibre, trouverProgramme } from './processus-a-soi.js';

/** Redis d'essai, à soi : on peut le vider, l'arrêter brutalement et le relancer. */
export interface RedisDeTest {
  readonly url: string;
  vider(): Promise<void>;
  /** Arrêt brutal (SIGKILL), données perdues. Sans effet sur un Redis fourni par REDIS_TEST_URL. */
  tuer(): Promise<void>;
  relancer(): Promise<void>;
  fermer(): Promise<void>;
}

/** `describe`, ou `describe.skip` sous le même nom quand la machine n'a pas de Redis. */
export const decrireAvecRedis = (nom: string, suite: () => void): void =>
  trouverProgramme('redis-server') === null && !process.env['REDIS_TEST_URL']
    ? describe.skip(`${nom} (sauté : ni redis-server ni REDIS_TEST_URL)`, suite)
    : describe(nom, suite);

/** Démarre un redis-server sur un port libre, sans persistance ; ou rend celui de REDIS_TEST_URL, vidé. */
export async function ouvrirRedisDeTest(): Promise<RedisDeTest> {
  const fourni = process.env['REDIS_TEST_URL'];
  if (fourni) {
    const rien = (): Promise<void> => Promise.resolve();
    const redis = { url: fourni, vider: () => vider(fourni), tuer: rien, relancer: rien, fermer: () => vider(fourni) };
    await redis.vider();
    return redis;
  }
  const port = await portLibre();
  const url = `redis://127.0.0.1:${port}`;
  const dossier = mkdtempSync(join(tmpdir(), 'pdp-redis-'));
  let processus = await lancer(port, dossier, url);
  return {
    url,
    vider: () => vider(url),
    tuer: () => arreterProcessus(processus, 'SIGKILL'),
    relancer: async () => void (processus = await lancer(port, dossier, url)),
    fermer: async () => {
      await arreterProcessus(processus, 'SIGTERM');
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

async function lancer(port: number, dossier: string, url: string): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dossier];
  const processus = spawn(trouverProgramme('redis-server') ?? 'redis-server', options, { stdio: 'ignore' });
  await attendreReponse(url);
  return processus;
}

async function attendreReponse(url: string): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
}

async function vider(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}
