import type { AlerteVue, AlertesVue, TacheVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const SIRET = '99000000000309';

describe('alerte entreprise', () => {
  let app: ApplicationDemo;
  let coordination: ClientHttp;
  let sociale: ClientHttp;
  let miens: string[];
  let autres: string[];

  const ids = async (condition: string, n: number): Promise<string[]> =>
    (
      await app.sql<{ id: string }>(
        `SELECT d.id FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id JOIN categorie_dossier c ON c.dossier_id = d.id AND c.categorie = 'emploi'
         WHERE p.departement = '56' AND d.etat = 'EN_COURS' AND d.ouvert_le > now() - interval '10 months' AND d.referent_id IS NOT NULL AND ${condition} ORDER BY d.numero LIMIT ${n}`,
      )
    ).map(({ id }) => id);
  const employer = (dossiers: readonly string[]) =>
    app.sql(
      `UPDATE categorie_dossier SET contenu = contenu || jsonb_build_object('siret', $1::text, 'employeur', 'Ateliers Inventés') WHERE categorie = 'emploi' AND dossier_id = ANY($2::uuid[])`,
      [SIRET, dossiers],
    );

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordination, sociale] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale'].map((compte) => connecter(app.url, compte)),
    )) as [ClientHttp, ClientHttp];
    const claire = await app.idDe('assistante.sociale');
    miens = await ids(`d.referent_id = '${claire}'`, 2);
    autres = await ids(`d.referent_id <> '${claire}'`, 2);
    expect([miens.length, autres.length]).toEqual([2, 2]);
    await app.sql(`DELETE FROM alerte_entreprise`);
  }, 120_000);
  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp): Promise<AlertesVue> =>
    (await client.get<AlertesVue>('/alertes-entreprise')).corps;
  const laMienne = async (client: ClientHttp): Promise<AlerteVue | undefined> =>
    (await lire(client)).alertes.find(({ siret, etat }) => siret === SIRET && etat !== 'BLOQUEE');
  const ouvrir = (client: ClientHttp, effectif = 80) =>
    client.post<{ id: string; etat: string }>('/alertes-entreprise', { siret: SIRET, effectif });

  it('deux personnes ne font pas une alerte, ni trois dont une est gelée ; trois se montrent, par leur seul nombre', async () => {
    await employer([miens[0]!, autres[0]!]);
    expect((await lire(coordination)).aSignaler.some(({ siret }) => siret === SIRET)).toBe(false);
    expect((await ouvrir(coordination)).statut).toBe(422);
    await employer([...miens, ...autres]);
    await app.sql(`UPDATE dossier SET limite = true WHERE id = ANY($1::uuid[])`, [autres]);
    expect((await lire(coordination)).aSignaler.some(({ siret }) => siret === SIRET)).toBe(false);
    await app.sql(`UPDATE dossier SET limite = false WHERE id = ANY($1::uuid[])`, [autres]);
    const vue = await lire(coordination);
    expect(vue.aSignaler.find(({ siret }) => siret === SIRET)).toEqual({
      siret: SIRET,
      raisonSociale: 'Ateliers Inventés',
      dossiers: 4,
    });
    expect(vue.seuils).toEqual({ dossiers: 3, mois: 12, effectif: 50 });
  });

  it('une entreprise trop petite donne une alerte bloquée ; personne n’est interrogé', async () => {
    const { corps } = await ouvrir(coordination, 12);
    expect(corps.etat).toBe('BLOQUEE');
    expect((await coordination.post('/alertes-entreprise', { siret: SIRET })).statut).toBe(400);
    expect((await coordination.post('/alertes-entreprise', { siret: '123', effectif: 80 })).statut).toBe(400);
    expect(
      (await coordination.post(`/alertes-entreprise/${corps.id}/transitions`, { transition: 'valider' })).statut,
    ).toBe(422);
    expect(await app.sql(`SELECT 1 FROM tache WHERE libelle LIKE '%alerte entreprise%'`)).toEqual([]);
  });

  it('chaque référent voit les siens et un compte ; il répond pour les siens seuls', async () => {
    const { statut, corps } = await ouvrir(sociale);
    expect([statut, corps.etat]).toEqual([201, 'BROUILLON']);
    expect((await ouvrir(coordination)).statut).toBe(409);
    const vue = await laMienne(sociale);
    expect(vue?.mesDossiers.map(({ dossierId }) => dossierId).sort()).toEqual([...miens].sort());
    expect(JSON.stringify(await lire(sociale))).not.toContain(autres[0]);
    expect((await laMienne(coordination))?.mesDossiers).toEqual([]);
    const taches = await sociale.get<{ elements: TacheVue[] }>('/taches');
    expect(taches.corps.elements.some(({ libelle }) => libelle.includes('alerte entreprise'))).toBe(true);
    const repondre = (dossierId: string, client = sociale) =>
      client.post(`/alertes-entreprise/${corps.id}/reponses`, { dossierId, confirme: true });
    expect((await repondre(autres[0]!)).statut).toBe(404);
    expect((await repondre(miens[0]!, coordination)).statut).toBe(403);
    expect((await repondre(miens[0]!)).statut).toBe(200);
    expect((await repondre(miens[1]!)).statut).toBe(200);
    expect((await repondre(miens[1]!)).statut).toBe(200);
    expect(await laMienne(coordination)).toMatchObject({ confirmes: null, capacites: ['abandonner'] });
  });

  it('sous trois confirmations elle ne se valide pas ; validée, son texte ne nomme personne', async () => {
    const { id } = (await laMienne(coordination))!;
    const valider = (client = coordination) =>
      client.post(`/alertes-entreprise/${id}/transitions`, { transition: 'valider' });
    expect([(await valider()).statut, (await valider(sociale)).statut]).toEqual([422, 403]);
    const [{ par } = { par: '' }] = await app.sql<{ par: string }>(
      `SELECT referent_id AS par FROM dossier WHERE id = $1`,
      [autres[0]],
    );
    await app.sql(
      `INSERT INTO alerte_dossier (id, alerte_id, dossier_id, confirme, par, le) VALUES (gen_random_uuid(), $1, $2, true, $3, now())`,
      [id, autres[0], par],
    );
    expect((await valider()).statut).toBe(200);
    const vue = (await laMienne(coordination))!;
    expect([vue.etat, vue.confirmes, vue.capacites, vue.mesDossiers]).toEqual(['VALIDEE', 3, [], []]);
    const noms = await app.sql<{ nom: string }>(
      `SELECT a.nom_naissance AS nom FROM assure a JOIN dossier d ON d.assure_id = a.id WHERE d.id = ANY($1::uuid[])`,
      [[...miens, ...autres]],
    );
    for (const { nom } of noms) expect(vue.texte.join(' ')).not.toContain(nom);
    expect(
      (await sociale.post(`/alertes-entreprise/${id}/reponses`, { dossierId: miens[0], confirme: false })).statut,
    ).toBe(422);
    const traces = await app.sql<{ action: string }>(
      `SELECT DISTINCT action FROM journal_acces WHERE ressource = 'alerte' ORDER BY action`,
    );
    expect(traces.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['alerte.confirmer', 'alerte.lister', 'alerte.ouvrir', 'alerte.valider']),
    );
  });

  it('ni un autre territoire, ni une autre fonction', async () => {
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await lire(ailleurs)).alertes).toEqual([]);
    expect((await ouvrir(ailleurs)).statut).toBe(422);
    for (const compte of ['medecin.conseil', 'referent.cpam', 'pilote', 'admin', 'assuree', 'medecin.travail'])
      expect((await (await connecter(app.url, compte)).get('/alertes-entreprise')).statut).toBe(403);
  });
});
