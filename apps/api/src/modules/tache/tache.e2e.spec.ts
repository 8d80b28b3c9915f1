import type { MonTravailVue, TachesPage, TacheVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

describe('tâches', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let dossierId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, conseil] = (await Promise.all(
      ['assistante.sociale', 'medecin.conseil'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp];
    dossierId = await app.dossierVitrine();
  }, 90_000);

  afterAll(() => app?.fermer());

  it('« Mon travail » rassemble tâches, revue et vigilance', async () => {
    const { corps } = await sociale.get<MonTravailVue>('/mon-travail');
    expect(corps.prenom).toBe('Claire');
    expect(corps.dossiersSuivis).toBeGreaterThan(0);
    expect(corps.prochaineRevue).not.toBeNull();
    expect(corps.taches.length).toBeLessThanOrEqual(corps.nombreTaches);
    const echeances = corps.taches.map((t) => t.echeance ?? '9999');
    expect(echeances).toEqual([...echeances].sort());
  });

  it('se confie à un autre, qui est notifié et la voit en abrégé', async () => {
    const responsableId = await app.idDe('medecin.conseil');
    const cree = await sociale.post<{ id: string; version: number }>(`/dossiers/${dossierId}/taches`, {
      libelle: 'Donner un avis',
      responsableId,
      echeance: '2030-06-01',
    });
    expect(cree.statut).toBe(201);
    const { corps } = await conseil.get<{ elements: TacheVue[] }>('/taches?limite=200');
    expect(corps.elements).toContainEqual(expect.objectContaining({ id: cree.corps.id, nomAffiche: 'Mme Sophie G.' }));
    expect(
      await app.sql(
        `SELECT 1 FROM notification WHERE utilisateur_id = $1 AND type = 'TACHE_CONFIEE' AND ressource_id = $2`,
        [responsableId, cree.corps.id],
      ),
    ).toHaveLength(1);
  });

  it('page après page : chaque tâche une fois, par échéance, celles sans date à la fin', async () => {
    for (const echeance of [undefined, '2031-01-01', undefined, '2031-01-01'])
      await sociale.post(`/dossiers/${dossierId}/taches`, { libelle: 'Relire', ...(echeance && { echeance }) });
    const lues: TacheVue[] = [];
    for (let suite = ''; ;) {
      const { corps } = await sociale.get<TachesPage>(`/taches?limite=7${suite}`);
      lues.push(...corps.elements);
      if (corps.curseurSuivant === null) break;
      suite = `&curseur=${encodeURIComponent(corps.curseurSuivant)}`;
    }
    const rangs = lues.map((t) => `${t.echeance ?? '9999'} ${t.id}`);
    expect(rangs).toEqual([...new Set(rangs)].sort());
    expect(lues.filter((t) => t.echeance === null).length).toBeGreaterThanOrEqual(2);
    const toutes = await sociale.get<TachesPage>('/taches?limite=200');
    expect(lues.map((t) => t.id)).toEqual(toutes.corps.elements.map((t) => t.id));
  });

  it.each([
    ['sans libellé', {}, 400],
    ['date impossible', { libelle: 'x', echeance: '2026-02-30' }, 400],
    ['personne inconnue', { libelle: 'x', responsableId: '00000000-0000-7000-8000-000000000000' }, 422],
    ['champ inconnu', { libelle: 'x', dossierId: 'y' }, 400],
  ])('%s : refusée', async (_, corps, statut) => {
    expect((await sociale.post(`/dossiers/${dossierId}/taches`, corps)).statut).toBe(statut);
  });

  it('avance avec If-Match, et refuse une version périmée avec l’actuelle', async () => {
    const { corps } = await sociale.post<{ id: string; version: number }>(`/dossiers/${dossierId}/taches`, {
      libelle: 'Appeler',
      echeance: '2030-01-02',
    });
    expect((await sociale.patch(`/taches/${corps.id}`, { transition: 'faire' })).statut).toBe(428);
    expect((await sociale.patch(`/taches/${corps.id}`, { transition: 'bloquer' }, { version: 1 })).statut).toBe(422);
    expect((await sociale.patch(`/taches/${corps.id}`, { transition: 'faire' }, { version: 1 })).corps).toEqual({
      id: corps.id,
      version: 2,
    });
    expect((await sociale.patch(`/taches/${corps.id}`, { transition: 'rouvrir' }, { version: 1 })).corps).toMatchObject(
      { code: 'version-perimee', actuel: { version: 2, etat: 'FAITE' } },
    );
  });

  it('n’existe pas pour un étranger', async () => {
    const etrangere = await connecter(app.url, 'assistante.sociale.2');
    const [tache] = await app.sql<{ id: string; version: number }>(
      `SELECT id, version FROM tache WHERE dossier_id = $1 LIMIT 1`,
      [dossierId],
    );
    expect((await etrangere.get(`/dossiers/${dossierId}/taches`)).statut).toBe(404);
    expect(
      (await etrangere.patch(`/taches/${tache!.id}`, { transition: 'faire' }, { version: tache!.version })).statut,
    ).toBe(404);
    expect((await etrangere.post(`/dossiers/${dossierId}/taches`, { libelle: 'x' })).statut).toBe(404);
  });
});
