import { afterAll, expect, test } from '@jest/globals';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../../../test/redis-de-test.js';
import { prouverDiffusion } from '../../../test/temps-reel/preuves-diffusion.js';
import { ouvrirRedis } from '../queue/moteur-redis.js';

decrireAvecRedis('diffusion entre processus par un flux Redis', () => {
  let redis: RedisDeTest;

  const { deuxClients } = prouverDiffusion(async () => {
    redis = await ouvrirRedisDeTest();
    return { databaseUrl: 'postgres://inutile.invalid/inutile', redisUrl: redis.url };
  });

  test('connexions Redis coupées pendant le flux : rien de perdu, et l’ordre des premières arrivées est gardé', async () => {
    const { a, b, nord, revueId } = await deuxClients();
    const controle = ouvrirRedis(redis.url, {});
    for (let sequence = 1; sequence <= 300; sequence++) {
      nord.diffusion.emettre({
        salle: `revue:${revueId}`,
        evenement: 'revue.evenement',
        donnees: [{ revueId, sequence, type: 'essai' }],
      });
      if (sequence % 100 === 50) await controle.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      if (sequence % 10 === 0) await pause(10);
    }
    await jusquA('tout chez les deux', () => a.recus.length >= 300 && b.recus.length >= 300, 15_000);
    const recues = (): number[] => [...new Set(b.recus.map((r) => (r.contenu as { sequence: number }).sequence))];
    await jusquA('les 300 séquences', () => recues().length === 300);
    expect(recues()).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(a.recus).toHaveLength(300);
    controle.disconnect();
  }, 40_000);

  test('Redis mort : les sockets du même processus restent servies tout de suite', async () => {
    const { a, b, nord, revueId } = await deuxClients();
    await redis.tuer();
    nord.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'revue.evenement',
      donnees: [{ revueId, sequence: 1, type: 'essai' }],
    });
    await jusquA('l’événement local', () => a.recus.length === 1, 1_000);
    await redis.relancer();
    await jusquA('l’événement sur l’autre processus, au retour', () => b.recus.length === 1, 10_000);
  }, 30_000);

  afterAll(() => redis.fermer());
});
