import type { AxeVue, ResumeAxes } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

describe('axes du Service social', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let pilote: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, pilote] = (await Promise.all(['assistante.sociale', 'pilote'].map((c) => connecter(app.url, c)))) as [
      ClientHttp,
      ClientHttp,
    ];
    sophie = await app.dossierVitrine();
  }, 120_000);
  afterAll(() => app?.fermer());

  const resume = async (): Promise<ResumeAxes> => (await pilote.get<ResumeAxes>('/pilotage/axes')).corps;

  it('l’assistante sociale range son dossier ; un autre ne le peut pas', async () => {
    expect((await sociale.get<AxeVue>(`/dossiers/${sophie}/axe`)).corps).toEqual({ axe: 'PDP' });
    expect((await sociale.post(`/dossiers/${sophie}/axe`, { axe: 'SPS' })).corps).toEqual({ axe: 'SPS' });
    expect((await sociale.post(`/dossiers/${sophie}/axe`, { axe: 'AUTRE' })).statut).toBe(400);
    for (const compte of ['medecin.conseil', 'coordinatrice', 'assuree'])
      expect((await (await connecter(app.url, compte)).post(`/dossiers/${sophie}/axe`, { axe: 'PDP' })).statut).toBe(
        403,
      );
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await ailleurs.get(`/dossiers/${sophie}/axe`)).statut).toBe(404);
  });

  it('chaque axe se compte à part, petits effectifs masqués', async () => {
    await app.sql(`UPDATE dossier SET axe = 'PDP'`);
    const [{ n } = { n: 0 }] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM dossier WHERE plateforme_id = (SELECT plateforme_id FROM dossier WHERE id = $1) AND etat NOT IN ('CLOS','ARCHIVE','PURGE')`,
      [sophie],
    );
    expect((await resume()).comptes.enCours).toEqual({ PDP: { nombre: n }, SPS: { nombre: 0 } });
    await app.sql(`UPDATE dossier SET axe = 'SPS' WHERE id = $1`, [sophie]);
    const { comptes } = await resume();
    expect([comptes.enCours.SPS, 'auMoins' in comptes.enCours.PDP!]).toEqual([null, true]);
    expect((await sociale.get('/pilotage/axes?mois=7')).statut).toBe(400);
  });
});
