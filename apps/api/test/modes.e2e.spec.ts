import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EnvoisPage } from '@pdp/domain';
import { io } from 'socket.io-client';
import { demarrer, type ApplicationDemarree } from '../src/application.js';
import { DIFFUSION } from '../src/platform/config/jetons.js';
import type { DiffusionPort } from '../src/platform/realtime/diffusion.port.js';
import { configurationDeTest } from './configuration-de-test.js';
import { jusquA, pause } from './jusqu-a.js';
import { ouvrirNotifications, type ApplicationNotification } from './notification/application.js';

describe('un processus api et un processus worker', () => {
  let api: ApplicationNotification;
  let worker: ApplicationDemarree | null = null;

  beforeAll(async () => {
    api = await ouvrirNotifications({ mode: 'api' });
  });
  afterAll(async () => {
    await worker?.fermer();
    await api.fermer();
  });

  test('l’api écrit sans traiter ; le worker, lancé après, traite, et atteint les sockets de l’api', async () => {
    const client = await api.client('coordinatrice');
    const id = api.comptes['coordinatrice']!;
    await api.notifier({ destinataires: [id], type: 'TACHE_CONFIEE', urgente: true });
    await pause(400);
    expect(await api.sql('SELECT 1 FROM outbox WHERE relaye_le IS NULL')).toHaveLength(1);
    worker = await demarrer(configurationDeTest(api.databaseUrl, { mode: 'worker' }));
    expect(worker.port).toBeNull();
    const boite = async (): Promise<EnvoisPage['elements']> =>
      (await client.get<EnvoisPage>('/notifications/envois')).corps.elements;
    await jusquA('le message du worker', async () => (await boite())[0]?.etat === 'DELIVREE', 15_000);

    const socket = io(api.url, {
      path: '/api/temps-reel',
      transports: ['websocket'],
      extraHeaders: { cookie: client.enteteCookie() },
    });
    const recus: unknown[] = [];
    socket.on('notification.creee', (e) => recus.push(e));
    await new Promise((dire) => socket.once('connect', () => dire(null)));
    worker.app
      .get<DiffusionPort>(DIFFUSION, { strict: false })
      .emettre({ salle: `agent:${id}`, evenement: 'notification.creee', donnees: [{ id }] });
    await jusquA('la diffusion du worker', () => recus.length === 1);
    socket.disconnect();
  }, 60_000);
});
