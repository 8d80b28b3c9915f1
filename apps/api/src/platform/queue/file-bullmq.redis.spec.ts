import { afterAll, describe, expect, test } from '@jest/globals';
import { jusquA } from '../../../test/jusqu-a.js';
import { prouverFile } from '../../../test/queue/preuves-file.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../../../test/redis-de-test.js';
import { FileBullmq } from './file-bullmq.js';
import { MoteurRedis } from './moteur-redis.js';

decrireAvecRedis('file de travaux sur Redis', () => {
  let redis: RedisDeTest;

  prouverFile(async () => {
    redis = await ouvrirRedisDeTest();
    return () => Promise.resolve(new MoteurRedis(redis.url));
  });

  describe('pannes de Redis', () => {
    test('un ajout échoue vite quand Redis est absent, et passe à son retour ; l’ouvrier reprend seul', async () => {
      const file = new FileBullmq(new MoteurRedis(redis.url));
      const recus: string[] = [];
      file.traiter('pannes', (t) => Promise.resolve(void recus.push(t.id)));
      await file.demarrer();
      await file.ajouter('pannes', [{ id: 'p-1', nom: 'essai' }]);
      await jusquA('le premier', () => recus.length === 1);
      await redis.tuer();
      const debut = Date.now();
      await expect(file.ajouter('pannes', [{ id: 'p-2', nom: 'essai' }])).rejects.toThrow();
      expect(Date.now() - debut).toBeLessThan(6_000);
      await redis.relancer();
      await jusquA('un ajout accepté', () => accepte(file.ajouter('pannes', [{ id: 'p-3', nom: 'essai' }])));
      await jusquA('le troisième', () => recus.includes('p-3'), 20_000);
      await file.fermer();
    }, 60_000);

    test('une file ouverte à l’instant où Redis tombe sert de nouveau à son retour', async () => {
      const file = new FileBullmq(new MoteurRedis(redis.url));
      const recus: string[] = [];
      file.traiter('tard', (t) => Promise.resolve(void recus.push(t.id)));
      await file.demarrer();
      await file.ajouter('autre', [{ id: 'a-1', nom: 'essai' }]);
      const mort = redis.tuer();
      await expect(file.ajouter('tard', [{ id: 't-1', nom: 'essai' }])).rejects.toThrow();
      await mort;
      await redis.relancer();
      await jusquA('un ajout accepté', () => accepte(file.ajouter('tard', [{ id: 't-2', nom: 'essai' }])));
      await jusquA('le second', () => recus.includes('t-2'), 20_000);
      await file.fermer();
    }, 60_000);

    test('démarré sans Redis : un ajout ne fait pas attendre, et tout part à son arrivée', async () => {
      await redis.tuer();
      const file = new FileBullmq(new MoteurRedis(redis.url));
      const recus: string[] = [];
      file.traiter('matin', (t) => Promise.resolve(void recus.push(t.id)));
      await file.demarrer();
      const debut = Date.now();
      await expect(file.ajouter('matin', [{ id: 'm-1', nom: 'essai' }])).rejects.toThrow();
      expect(Date.now() - debut).toBeLessThan(6_000);
      await redis.relancer();
      await jusquA('un ajout accepté', () => accepte(file.ajouter('matin', [{ id: 'm-2', nom: 'essai' }])));
      await jusquA('le second', () => recus.includes('m-2'), 20_000);
      await file.fermer();
    }, 60_000);

    test('un Redis vidé perd les tâches planifiées : elles sont rétablies', async () => {
      let passages = 0;
      const file = new FileBullmq(new MoteurRedis(redis.url));
      file.planifier('reprise', { chaqueMs: 200 }, () => Promise.resolve(void passages++));
      await file.demarrer();
      await jusquA('un passage', () => passages >= 1);
      await redis.vider();
      const avant = passages;
      await file.retablirTaches();
      await jusquA('un passage après le vidage', () => passages > avant + 1);
      await file.fermer();
    });
  });

  afterAll(() => redis.fermer());
});

const accepte = (ajout: Promise<void>): Promise<boolean> =>
  ajout.then(
    () => true,
    () => false,
  );
