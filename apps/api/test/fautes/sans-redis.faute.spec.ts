import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { jusquA } from '../jusqu-a.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../redis-de-test.js';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';
import { Charge } from './charge.js';

/** Le processus démarre quand Redis n'est pas là : on travaille tout de même, et ce qui attend part à son arrivée. */
decrireAvecRedis('démarrage sans Redis', () => {
  let redis: RedisDeTest;
  let banc: BancDeFautes;

  beforeAll(async () => {
    redis = await ouvrirRedisDeTest();
    await redis.tuer();
    banc = await ouvrirBancDeFautes({ environnement: { REDIS_URL: redis.url } });
  }, 180_000);

  afterAll(async () => {
    await banc?.fermer();
    await redis?.fermer();
  }, 60_000);

  const enAttente = async (): Promise<number> => {
    const { rows } = await (
      await banc.sql()
    ).query<{ n: string }>(`SELECT count(*) AS n FROM outbox WHERE traite_le IS NULL AND abandonne_le IS NULL`);
    return Number(rows[0]?.n);
  };

  it('chaque écriture est acquittée, rien ne se perd, tout est traité au retour de Redis', async () => {
    const charge = await Charge.preparer(await banc.sql(), banc.client, 'sans-redis');
    await charge.tenir(40, 4);
    expect(charge.acquittees).toHaveLength(40);
    expect(await enAttente()).toBeGreaterThan(0);
    await redis.relancer();
    await jusquA('tout est traité', async () => (await enAttente()) === 0, 60_000);
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 120_000);
});
