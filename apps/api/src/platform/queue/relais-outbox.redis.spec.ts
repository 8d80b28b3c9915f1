import { afterAll, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import { monterOutbox } from '../../../test/queue/monter-outbox.js';
import { prouverOutbox } from '../../../test/queue/preuves-outbox.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../../../test/redis-de-test.js';
import { MoteurRedis } from './moteur-redis.js';

decrireAvecRedis('boîte de sortie, file sur Redis', () => {
  let base: BaseDeTest;
  let redis: RedisDeTest;

  prouverOutbox(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    redis = await ouvrirRedisDeTest();
    return { url: base.url, nouveauMoteur: () => Promise.resolve(new MoteurRedis(redis.url)) };
  });

  test('Redis vidé après le relais : le filet remet en file, rien n’est perdu ni doublé', async () => {
    const p = await monterOutbox(base.url, new MoteurRedis(redis.url));
    const recus: string[] = [];
    p.registre.surEvenement('essai.vide', 'essai-vide', (m) => Promise.resolve(void recus.push(m.id)));
    const ids = await p.publier('essai.vide', 120);
    await p.relais.relayer();
    await redis.vider();
    expect(await p.relais.remettreEnFile(0)).toBe(120);
    expect(await p.relais.remettreEnFile(0)).toBe(120);
    await p.demarrer();
    await jusquA('tout reçu', () => recus.length >= 120);
    await pause(300);
    expect([...recus].sort()).toEqual([...ids].sort());
    await p.fermer();
  });

  test('Redis absent : l’écriture métier passe, le message attend en base et part au retour', async () => {
    const p = await monterOutbox(base.url, new MoteurRedis(redis.url));
    const recus: string[] = [];
    p.registre.surEvenement('essai.absent', 'essai-absent', (m) => Promise.resolve(void recus.push(m.id)));
    await p.demarrer();
    await redis.tuer();
    const ids = await p.publier('essai.absent', 3);
    await pause(500);
    expect(recus).toEqual([]);
    await redis.relancer();
    await jusquA('tout reçu', () => recus.length >= 3, 35_000);
    expect([...recus].sort()).toEqual([...ids].sort());
    await p.fermer();
  }, 60_000);

  afterAll(async () => {
    await redis.fermer();
    await base.fermer();
  });
});
