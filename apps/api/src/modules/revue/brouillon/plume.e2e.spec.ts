import type { BrouillonVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { jusquA } from '../../../../test/jusqu-a.js';
import { SocketsDeTest, tenirSeance } from '../../../../test/seance-de-test.js';
import type { SocketDeTest } from '../../../../test/socket-de-test.js';

describe('plume du bloc décision', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let emploi: ClientHttp;
  let passageId: string;
  let revueId: string;
  const sockets = new SocketsDeTest();

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, conseil, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    const seance = await tenirSeance(coordinatrice, { dossiers: [await app.dossierVitrine()], par: sociale });
    ({ revueId } = seance);
    passageId = seance.passages[0] ?? '';
    await coordinatrice.post(`/passages/${passageId}/transitions`, { transition: 'commencer' });
  }, 120_000);

  afterAll(async () => {
    sockets.fermer();
    await app?.fermer();
  });

  const entrer = (client: ClientHttp): Promise<SocketDeTest> => sockets.entrer(client, revueId);
  const lire = async (client: ClientHttp): Promise<BrouillonVue> =>
    (await client.get<BrouillonVue>(`/passages/${passageId}/brouillon`)).corps;
  const ecrire = async (
    client: ClientHttp,
    texte: string,
    code?: string,
    rang?: number,
  ): ReturnType<ClientHttp['put']> =>
    client.put(
      `/passages/${passageId}/brouillon`,
      { texte, code, rang },
      { version: (await lire(coordinatrice)).version },
    );
  const vieillir = (secondes: number): Promise<object[]> =>
    app.sql(`UPDATE brouillon_decision SET maj_le = maj_le - make_interval(secs => $2) WHERE passage_id = $1`, [
      passageId,
      secondes,
    ]);

  it('est tenue par nom : un autre ne tape ni n’enregistre, et lit qui tient', async () => {
    const [sCoord, sSoc, sMc] = [await entrer(coordinatrice), await entrer(sociale), await entrer(conseil)];
    expect(sCoord.brute.connected).toBe(true);
    expect((await ecrire(sociale, 'ZQX premier', 'POURSUIVRE')).statut).toBe(200);
    const vu = await sMc.attendre<{ texte: string; auteur: string; version: number; aRelire: boolean }>(
      'passage.brouillon',
      (b) => b.texte === 'ZQX premier',
    );
    expect(vu).toMatchObject({ auteur: 'Claire Le Bihan', aRelire: true, version: 1 });
    expect(await lire(conseil)).toMatchObject({
      ecrivain: 'Claire Le Bihan',
      code: 'POURSUIVRE',
      texte: 'ZQX premier',
    });
    expect((await emploi.get(`/passages/${passageId}/brouillon`)).statut).toBe(404);
    const tape = await sMc.envoyer('passage.ecrire', { passageId, texte: 'intrus', position: 0 });
    expect(tape).toMatchObject({ ok: false, probleme: { code: 'regle-metier' } });
    expect(JSON.stringify(sSoc.trames)).not.toContain('intrus');
    expect((await ecrire(conseil, 'intrus')).statut).toBe(422);
    expect((await conseil.post(`/passages/${passageId}/prendre-la-main`, {})).statut).toBe(422);
  });

  it('se prend après vingt secondes de silence ; tout de suite par le conducteur', async () => {
    await vieillir(19);
    expect((await conseil.post(`/passages/${passageId}/prendre-la-main`, {})).statut).toBe(422);
    await vieillir(2);
    expect((await conseil.post(`/passages/${passageId}/prendre-la-main`, {})).statut).toBe(200);
    expect(await lire(sociale)).toMatchObject({ ecrivain: expect.stringContaining('Morvan'), texte: 'ZQX premier' });
    expect((await ecrire(sociale, 'trop tard')).statut).toBe(422);
    expect((await coordinatrice.post(`/passages/${passageId}/prendre-la-main`, {})).statut).toBe(200);
    expect((await ecrire(conseil, 'trop tard')).statut).toBe(422);
  });

  it('l’écrivain tombe avant d’enregistrer : sa dernière frappe est recueillie', async () => {
    await vieillir(21);
    expect((await sociale.post(`/passages/${passageId}/prendre-la-main`, {})).statut).toBe(200);
    const sSoc = await entrer(sociale);
    // La plume relue au plus une fois par seconde peut encore être celle d'avant.
    await jusquA(
      'la frappe admise',
      async () => (await sSoc.envoyer('passage.ecrire', { passageId, texte: 'ZQX dernière frappe', position: 4 })).ok,
    );
    expect((await lire(sociale)).texte).toBe('ZQX premier');
    sSoc.brute.io.engine.close();
    await jusquA('la frappe en base', async () => (await lire(conseil)).texte === 'ZQX dernière frappe');
    expect((await lire(conseil)).code).toBe('POURSUIVRE');
  });

  it('un enregistrement parti avant la dernière frappe et daté après elle ne la fait pas perdre', async () => {
    const sSoc = await entrer(sociale);
    const frapper = (texte: string, rang: number): Promise<{ ok: boolean }> =>
      sSoc.envoyer('passage.ecrire', { passageId, texte, position: 4, rang });
    await jusquA('la frappe admise', async () => (await frapper('ZQX accords manquants', 8)).ok);
    expect((await ecrire(sociale, 'ZQX accords manq', undefined, 7)).statut).toBe(200);
    sSoc.brute.io.engine.close();
    await jusquA('la frappe en base', async () => (await lire(conseil)).texte === 'ZQX accords manquants');
    const retour = await entrer(sociale);
    await jusquA(
      'la frappe admise',
      async () => (await retour.envoyer('passage.ecrire', { passageId, texte: 'ZQX avant', position: 4, rang: 9 })).ok,
    );
    expect((await ecrire(sociale, 'ZQX après', undefined, 10)).statut).toBe(200);
    await retour.envoyer('revue.quitter', { revueId });
    expect((await lire(conseil)).texte).toBe('ZQX après');
  });

  it('une frappe plus ancienne que le texte enregistré n’écrase rien', async () => {
    const sSoc = await entrer(sociale);
    await jusquA(
      'la frappe admise',
      async () => (await sSoc.envoyer('passage.ecrire', { passageId, texte: 'ZQX vieille', position: 4 })).ok,
    );
    expect((await ecrire(sociale, 'ZQX enregistrée ensuite')).statut).toBe(200);
    await sSoc.envoyer('revue.quitter', { revueId });
    expect((await lire(conseil)).texte).toBe('ZQX enregistrée ensuite');
  });
});
