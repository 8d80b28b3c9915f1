import { afterAll, describe } from '@jest/globals';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../redis-de-test.js';
import { prouverDeuxNoeuds } from './preuves-deux-noeuds.js';

let redis: RedisDeTest | null = null;

describe('deux nœuds, diffusion par PostgreSQL', () => prouverDeuxNoeuds(() => Promise.resolve(null)));

decrireAvecRedis('deux nœuds, diffusion par flux Redis', () => {
  prouverDeuxNoeuds(async () => (redis = await ouvrirRedisDeTest()).url);
  afterAll(() => redis?.fermer());
});
