import type { EvenementsRevue, ParticipantVue, RevueVue } from '@pdp/domain';
import { demarrer, type ApplicationDemarree } from '../../../application.js';
import { configurationDeTest } from '../../../../test/configuration-de-test.js';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { jusquA } from '../../../../test/jusqu-a.js';
import { SocketsDeTest, tenirSeance } from '../../../../test/seance-de-test.js';
import type { SocketDeTest } from '../../../../test/socket-de-test.js';

type Conduite = { id: string; conducteurId: string; epoque: number; sequence: number };

describe('conduite d’une séance, deux processus et aucun Redis', () => {
  let app: ApplicationDemo;
  let autre: ApplicationDemarree;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let ids: { coordinatrice: string; sociale: string; conseil: string };
  let revueId: string;
  let passageId: string;
  let sSociale: SocketDeTest;
  const sockets = new SocketsDeTest();

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    autre = await demarrer(configurationDeTest(app.databaseUrl));
    // L'assistante sociale est sur l'autre processus : sa présence ne passe que par la base.
    coordinatrice = await connecter(app.url, 'coordinatrice');
    conseil = await connecter(app.url, 'medecin.conseil');
    sociale = await connecter(`http://127.0.0.1:${autre.port}`, 'assistante.sociale');
    ids = {
      coordinatrice: await app.idDe('coordinatrice'),
      sociale: await app.idDe('assistante.sociale'),
      conseil: await app.idDe('medecin.conseil'),
    };
    const seance = await tenirSeance(coordinatrice, {
      dossiers: [await app.dossierVitrine()],
      par: sociale,
      participants: [ids.sociale, ids.conseil],
    });
    ({ revueId } = seance);
    passageId = seance.passages[0] ?? '';
    await entrer(coordinatrice);
  }, 120_000);

  afterAll(async () => {
    sockets.fermer();
    await autre?.fermer();
    await app?.fermer();
  });

  const entrer = (client: ClientHttp): Promise<SocketDeTest> => sockets.entrer(client, revueId);
  const vue = async (client: ClientHttp): Promise<RevueVue> => (await client.get<RevueVue>(`/revues/${revueId}`)).corps;
  const etatDe = async (client: ClientHttp, agentId: string): Promise<ParticipantVue['etat'] | undefined> =>
    (await vue(client)).participants.find((p) => p.agentId === agentId)?.etat;
  const vieillir = (agentId: string): Promise<object[]> =>
    app.sql(
      `UPDATE revue_presence SET vu_le = now() - interval '20 seconds' WHERE utilisateur_id = $1 AND NOT ouvert`,
      [agentId],
    );

  it('ne se prend pas à un conducteur présent, même depuis l’autre processus : elle se demande', async () => {
    expect(await etatDe(sociale, ids.coordinatrice)).toBe('present');
    expect((await vue(sociale)).capacites).toEqual(expect.arrayContaining(['demanderLaConduite']));
    expect((await vue(sociale)).capacites).not.toContain('prendreLaConduite');
    const prise = await sociale.post(`/revues/${revueId}/conduite`, {});
    expect([prise.statut, prise.corps]).toEqual([409, expect.objectContaining({ code: 'conflit' })]);
    expect((await conseil.post(`/revues/${revueId}/conduite/demande`, {})).statut).toBe(403);
    expect((await sociale.post(`/revues/${revueId}/conduite/demande`, {})).statut).toBe(200);
    expect((await vue(coordinatrice)).conduiteDemandeePar).toBe(ids.sociale);
    expect((await sociale.delete(`/revues/${revueId}/conduite/demande`)).statut).toBe(403);
    expect((await coordinatrice.delete(`/revues/${revueId}/conduite/demande`)).statut).toBe(200);
    expect((await vue(coordinatrice)).conduiteDemandeePar).toBeNull();
  });

  it('se passe à une personne présente qui peut conduire, et à elle seule', async () => {
    const passer = (agentId: string, epoque?: number): ReturnType<ClientHttp['post']> =>
      coordinatrice.post(`/revues/${revueId}/conduite/passation`, { agentId, epoque });
    expect((await passer(ids.conseil)).statut).toBe(422);
    expect((await passer(ids.sociale)).statut).toBe(422);
    sSociale = await entrer(sociale);
    expect((await passer(ids.sociale, 99)).statut).toBe(409);
    const passee = await passer(ids.sociale, 1);
    expect([passee.statut, passee.corps]).toEqual([
      200,
      expect.objectContaining({ conducteurId: ids.sociale, epoque: 2 }),
    ]);
    expect((await vue(coordinatrice)).epoqueConduite).toBe(2);
  });

  it('refuse les ordres de l’ancien conducteur, puis ceux donnés sous une époque passée', async () => {
    const commencer = (client: ClientHttp, epoque?: number): ReturnType<ClientHttp['post']> =>
      client.post(`/passages/${passageId}/transitions`, { transition: 'commencer', epoque });
    expect((await commencer(coordinatrice, 1)).statut).toBe(403);
    expect((await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'terminer' })).statut).toBe(403);
    const rendue = await sociale.post<Conduite>(`/revues/${revueId}/conduite/passation`, {
      agentId: ids.coordinatrice,
    });
    expect(rendue.corps).toMatchObject({ conducteurId: ids.coordinatrice, epoque: 3 });
    // Le même agent conduit de nouveau : un ordre resté en route depuis sa première conduite ne vaut plus.
    const attarde = await commencer(coordinatrice, 1);
    expect([attarde.statut, attarde.corps]).toEqual([409, expect.objectContaining({ code: 'conflit' })]);
    expect((await commencer(coordinatrice, 3)).statut).toBe(200);
    await coordinatrice.post(`/revues/${revueId}/conduite/passation`, { agentId: ids.sociale });
  });

  it('se reprend quand le battement du conducteur est perdu, pas avant', async () => {
    sSociale.fermer();
    await jusquA('la reconnexion attendue', async () => (await etatDe(coordinatrice, ids.sociale)) === 'reconnexion');
    expect((await coordinatrice.post(`/revues/${revueId}/conduite`, {})).statut).toBe(409);
    await vieillir(ids.sociale);
    expect((await vue(coordinatrice)).capacites).toContain('prendreLaConduite');
    const reprise = await coordinatrice.post<Conduite>(`/revues/${revueId}/conduite`, {});
    expect([reprise.statut, reprise.corps.epoque]).toEqual([200, 5]);
    const { corps } = await coordinatrice.get<EvenementsRevue>(`/revues/${revueId}/evenements`);
    expect(corps.evenements.filter((e) => e.type.startsWith('conduite-')).map((e) => e.type)).toEqual([
      'conduite-demandee',
      'conduite-gardee',
      'conduite-passee',
      'conduite-passee',
      'conduite-passee',
      'conduite-prise',
    ]);
  });

  it('sans socket, on est présent en interrogeant', async () => {
    const sonde = await conseil.post<{ sequence: number; participants: ParticipantVue[] }>(
      `/revues/${revueId}/presence`,
      {},
    );
    expect(sonde.statut).toBe(200);
    expect(sonde.corps.participants.find((p) => p.agentId === ids.conseil)?.etat).toBe('present');
    expect(await etatDe(sociale, ids.conseil)).toBe('present');
    expect((await connecter(app.url, 'pilote').then((c) => c.post(`/revues/${revueId}/presence`, {}))).statut).toBe(
      403,
    );
  });

  it('une arrivée et un départ sur un processus se voient sur l’autre', async () => {
    const s = await entrer(coordinatrice);
    const revenue = await entrer(sociale);
    await s.attendre<{ participants: ParticipantVue[] }>('revue.presence', (p) =>
      p.participants.some((x) => x.agentId === ids.sociale && x.etat === 'present'),
    );
    s.trames.length = 0;
    await revenue.envoyer('revue.quitter', { revueId });
    await s.attendre<{ participants: ParticipantVue[] }>('revue.presence', (p) =>
      p.participants.some((x) => x.agentId === ids.sociale && x.etat === 'absent'),
    );
  });
});
