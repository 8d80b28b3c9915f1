import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';

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
  binaireRedis() === null && !process.env['REDIS_TEST_URL']
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
    tuer: () => arreter(processus, 'SIGKILL'),
    relancer: async () => void (processus = await lancer(port, dossier, url)),
    fermer: async () => {
      await arreter(processus, 'SIGTERM');
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

function binaireRedis(): string | null {
  const dossiers = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  return dossiers.map((d) => join(d, 'redis-server')).find((f) => existsSync(f)) ?? null;
}

async function lancer(port: number, dossier: string, url: string): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dossier];
  const processus = spawn(binaireRedis() ?? 'redis-server', options, { stdio: 'ignore' });
  await attendreReponse(url);
  return processus;
}

async function attendreReponse(url: string): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
}

async function arreter(processus: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (processus.exitCode !== null || processus.signalCode !== null) return;
  const fin = new Promise((dire) => processus.once('exit', dire));
  processus.kill(signal);
  await fin;
}

async function vider(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}

function portLibre(): Promise<number> {
  return new Promise((rendre, echouer) => {
    const serveur = createServer().once('error', echouer);
    serveur.listen(0, '127.0.0.1', () => {
      const adresse = serveur.address();
      const port = typeof adresse === 'object' && adresse ? adresse.port : 0;
      serveur.close(() => rendre(port));
    });
  });
}
