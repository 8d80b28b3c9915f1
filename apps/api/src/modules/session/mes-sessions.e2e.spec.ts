import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MesSessions, SessionsTerminees } from '@pdp/domain';
import { semerComptes } from '../../../test/annuaire-de-test.js';
import { ouvrirApplication, type ApplicationDeTest } from '../../../test/application-de-test.js';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirSocket } from '../../../test/socket-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';

const lister = async (client: ClientHttp): Promise<MesSessions['elements']> =>
  (await client.get<MesSessions>('/mes-sessions')).corps.elements;

describe('mes sessions', () => {
  let application: ApplicationDeTest;

  beforeAll(async () => {
    application = await ouvrirApplication();
    await semerComptes(application.databaseUrl, [
      { compte: 'agent.un', habilitations: [{ fonction: 'COORDINATEUR' }] },
      { compte: 'agent.deux', habilitations: [{ fonction: 'COORDINATEUR' }] },
    ]);
  });
  afterAll(() => application?.fermer());

  const poste = (compte = 'agent.un'): Promise<ClientHttp> => connecter(application.url, compte);

  test('je vois mes sessions, celle-ci d’abord, sans jeton ni adresse', async () => {
    const [ici, ailleurs] = [await poste(), await poste()];
    const miennes = await lister(ici);
    expect(miennes.map((s) => s.celleCi)).toEqual([true, ...miennes.slice(1).map(() => false)]);
    expect(miennes[0]).toEqual({
      id: expect.any(String),
      appareil: null,
      fonction: 'COORDINATEUR',
      ouverteLe: expect.any(String),
      vueLe: expect.any(String),
      celleCi: true,
    });
    expect((await lister(ailleurs)).map((s) => s.id).sort()).toEqual(miennes.map((s) => s.id).sort());
  });

  test('mettre fin à une autre coupe aussitôt ses demandes et sa socket, pas les miennes', async () => {
    const [ici, ailleurs] = [await poste(), await poste()];
    const [maSocket, saSocket] = [await ouvrirSocket(ici), await ouvrirSocket(ailleurs)];
    const id = (await lister(ailleurs))[0]!.id;
    expect((await ici.delete(`/mes-sessions/${id}`)).statut).toBe(204);
    expect((await ailleurs.get('/session')).statut).toBe(401);
    await jusquA('la coupure de la socket', () => saSocket.brute.disconnected, 2000);
    expect(saSocket.trames.map((t) => t.nom)).toContain('session.expiree');
    expect([maSocket.brute.connected, (await ici.get('/session')).statut]).toEqual([true, 200]);
    expect((await ici.delete(`/mes-sessions/${id}`)).statut).toBe(404);
    maSocket.fermer();
  });

  test('toutes les autres, en une fois', async () => {
    const [ici, a, b] = [await poste(), await poste(), await poste()];
    const autres = (await lister(ici)).length - 1;
    const fin = await ici.post<SessionsTerminees>('/mes-sessions/fin-des-autres', {});
    expect(fin.corps).toEqual({ terminees: autres });
    expect([(await a.get('/session')).statut, (await b.get('/session')).statut]).toEqual([401, 401]);
    expect((await lister(ici)).map((s) => s.celleCi)).toEqual([true]);
  });

  test('la session d’un autre est introuvable, et le reste', async () => {
    const [moi, autre] = [await poste(), await poste('agent.deux')];
    const id = (await lister(autre))[0]!.id;
    expect((await moi.delete(`/mes-sessions/${id}`)).statut).toBe(404);
    await moi.post('/mes-sessions/fin-des-autres', {});
    expect((await autre.get('/session')).statut).toBe(200);
  });
});
