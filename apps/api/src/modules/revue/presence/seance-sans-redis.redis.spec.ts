import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrouillonVue, DecisionCreee, ParticipantVue, RevueVue } from '@pdp/domain';
import { demarrer, type ApplicationDemarree } from '../../../application.js';
import { configurationDeTest } from '../../../../test/configuration-de-test.js';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { jusquA } from '../../../../test/jusqu-a.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../../../../test/redis-de-test.js';
import { ouvrirSocket, type SocketDeTest } from '../../../../test/socket-de-test.js';

decrireAvecRedis('séance sur deux processus, Redis tué en pleine discussion', () => {
  let redis: RedisDeTest;
  let app: ApplicationDemo;
  let autre: ApplicationDemarree;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let revueId: string;
  let passageId: string;
  const sockets: SocketDeTest[] = [];

  beforeAll(async () => {
    redis = await ouvrirRedisDeTest();
    app = await ouvrirApplicationDemo({ redisUrl: redis.url });
    autre = await demarrer(configurationDeTest(app.databaseUrl, { redisUrl: redis.url }));
    coordinatrice = await connecter(app.url, 'coordinatrice');
    sociale = await connecter(`http://127.0.0.1:${autre.port}`, 'assistante.sociale');
    const revue = await coordinatrice.post<{ id: string }>('/revues', { debut: new Date().toISOString() });
    revueId = revue.corps.id;
    await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' });
    const corps = { dossierId: await app.dossierVitrine(), question: 'Que faire ?' };
    passageId = (await sociale.post<{ id: string }>(`/revues/${revueId}/passages`, corps)).corps.id;
    await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'demarrer' });
    for (const client of [coordinatrice, sociale]) {
      const socket = await ouvrirSocket(client);
      sockets.push(socket);
      await socket.envoyer('revue.rejoindre', { revueId });
    }
  }, 120_000);

  afterAll(async () => {
    for (const s of sockets) s.fermer();
    // Les files ne se ferment proprement que devant un Redis qui répond.
    await redis?.relancer();
    await autre?.fermer();
    await app?.fermer();
    await redis?.fermer();
  }, 60_000);

  const vue = async (client: ClientHttp): Promise<RevueVue> => (await client.get<RevueVue>(`/revues/${revueId}`)).corps;
  const etats = async (client: ClientHttp): Promise<readonly ParticipantVue['etat'][]> =>
    (await vue(client)).participants.map((p) => p.etat);

  test('rien de durable ne s’arrête, la présence se lit encore des deux côtés', async () => {
    expect(await etats(coordinatrice)).toEqual(['present', 'present']);
    await redis.tuer();
    expect((await coordinatrice.post(`/passages/${passageId}/transitions`, { transition: 'commencer' })).statut).toBe(
      200,
    );
    const ecrit = await sociale.put<BrouillonVue>(
      `/passages/${passageId}/brouillon`,
      { texte: 'Sans Redis' },
      { version: 0 },
    );
    expect(ecrit.statut).toBe(200);
    const sonde = await sociale.post<{ participants: ParticipantVue[] }>(`/revues/${revueId}/presence`, {});
    expect(sonde.corps.participants.map((p) => p.etat)).toEqual(['present', 'present']);
    sockets[1]!.fermer();
    await jusquA('le départ vu de l’autre processus', async () => {
      await app.sql(`DELETE FROM revue_presence WHERE poste = 'sondage'`);
      return (await etats(coordinatrice)).includes('reconnexion');
    });
    const decision = await coordinatrice.post<DecisionCreee>(`/passages/${passageId}/decisions`, {
      code: 'POURSUIVRE',
      texte: 'Décidé sans Redis',
      phraseAssure: 'Nous continuons.',
      actions: [],
    });
    expect(decision.statut).toBe(201);
    expect((await vue(sociale)).passages[0]).toMatchObject({ decision: { texte: 'Décidé sans Redis' } });
    for (const transition of ['terminer', 'valider'])
      expect((await coordinatrice.post(`/revues/${revueId}/transitions`, { transition })).statut).toBe(200);
  }, 60_000);
});
