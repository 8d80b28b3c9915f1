import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import { ouvrirNotifications, type ApplicationNotification } from '../../../test/notification/application.js';
import { ouvrirServeurSmtp, type ServeurSmtpDEssai } from '../../../test/notification/serveur-smtp.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../../../test/redis-de-test.js';
import { RelaisOutbox } from '../../platform/queue/relais-outbox.js';
import { FileEnvois } from './envoyer-message/file-envois.js';

decrireAvecRedis('notifications avec Redis', () => {
  let redis: RedisDeTest;
  let smtp: ServeurSmtpDEssai;
  let appli: ApplicationNotification;
  const prevenir = (): Promise<void> =>
    appli.notifier({
      destinataires: [appli.comptes['medecin.conseil']!],
      type: 'TACHE_CONFIEE',
      urgente: true,
      ressourceId: crypto.randomUUID(),
    });

  const filets = async (): Promise<void> => {
    await appli.app.get(RelaisOutbox, { strict: false }).remettreEnFile(0);
    await appli.app.get(FileEnvois, { strict: false }).relancer();
  };

  beforeAll(async () => {
    redis = await ouvrirRedisDeTest();
    smtp = await ouvrirServeurSmtp();
    appli = await ouvrirNotifications({ smtpUrl: smtp.url, redisUrl: redis.url });
  });
  afterAll(async () => {
    await appli.fermer();
    await smtp.fermer();
    await redis.fermer();
  });

  test('du cas d’usage au courriel', async () => {
    await prevenir();
    await jusquA('le courriel', () => smtp.recus.length === 1);
  });

  test('Redis vidé à chaque étape : le courriel part quand même, une fois', async () => {
    const avant = smtp.recus.length;
    smtp.refuser = { code: 451, message: 'plus tard' };
    await prevenir();
    await redis.vider();
    // Le message ou l'envoi a pu être perdu : les deux filets, d'ordinaire périodiques, sont joués jusqu'à l'essai.
    await jusquA(
      'un essai',
      async () => {
        await filets();
        await pause(200);
        return (await appli.sql(`SELECT 1 FROM envoi WHERE etat = 'ECHEC'`)).length === 1;
      },
      20_000,
    );
    await redis.vider();
    smtp.refuser = null;
    await appli.sql(`UPDATE envoi SET prochain_essai = now() - interval '1 second' WHERE etat = 'ECHEC'`);
    await appli.app.get(FileEnvois, { strict: false }).relancer();
    await jusquA('le courriel', () => smtp.recus.length === avant + 1, 20_000);
    await pause(300);
    expect(smtp.recus).toHaveLength(avant + 1);
  }, 60_000);

  test('Redis mort : la notification est visible tout de suite, le courriel part à son retour', async () => {
    const avant = smtp.recus.length;
    await redis.tuer();
    await prevenir();
    expect(await appli.sql(`SELECT 1 FROM notification WHERE etat = 'EN_FILE'`)).toHaveLength(1);
    await redis.relancer();
    await jusquA('le courriel', () => smtp.recus.length === avant + 1, 40_000);
  }, 60_000);
});
