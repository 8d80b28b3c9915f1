import { ajouterJours, dateParis, type PlanVue } from '@pdp/domain';
import type { ClientHttp } from './client-http.js';
import { connecter } from './connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());

describe('dossier clos', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    sociale = await connecter(app.url, 'assistante.sociale');
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM diagnostic_social WHERE dossier_id = $1`, [sophie]);
  }, 90_000);
  afterAll(() => app?.fermer());

  const commencer = (): Promise<readonly number[]> =>
    Promise.all(
      [
        () =>
          sociale.post(`/dossiers/${sophie}/rendez-vous`, {
            debut: `${ajouterJours(AUJOURDHUI, 3)}T13:30:00.000Z`,
            modalite: 'VISIO',
          }),
        () => sociale.put(`/dossiers/${sophie}/diagnostic/brouillon`, {}, { version: 0 }),
        () =>
          sociale.post(`/dossiers/${sophie}/plan/gestes`, {
            geste: 'ajouterObjectif',
            saisie: { verbe: 'ESSAYER', intitule: 'un poste', horizon: 'UN_MOIS' },
          }),
        () =>
          sociale.post(`/dossiers/${sophie}/aides-financieres`, {
            objet: 'FORMATION',
            description: 'Frais',
            montantCentimes: 100,
            financeurs: [],
            pieces: [],
          }),
        () => sociale.post(`/dossiers/${sophie}/droits-sociaux`, { type: 'CSS', demandeLe: AUJOURDHUI }),
      ].map(async (geste) => (await geste()).statut),
    );
  const proposes = async (): Promise<readonly boolean[]> => {
    const lire = async <T extends object>(chemin: string): Promise<T> =>
      (await sociale.get<T>(`/dossiers/${sophie}/${chemin}`)).corps;
    return [
      (await lire<PlanVue>('plan')).redige,
      (await lire<{ redige: boolean }>('diagnostic')).redige,
      (await lire<{ peutPreparer: boolean }>('aides-financieres')).peutPreparer,
      (await lire<{ notables: readonly string[] }>('droits-sociaux')).notables.length > 0,
    ];
  };

  it('rien de nouveau n’y commence, rien ne se propose ; rouvert, tout reprend', async () => {
    await app.sql(`UPDATE dossier SET etat = 'CLOS' WHERE id = $1`, [sophie]);
    expect(await proposes()).toEqual([false, false, false, false]);
    expect(await commencer()).toEqual([422, 422, 422, 422, 422]);
    await app.sql(`UPDATE dossier SET etat = 'EN_COURS' WHERE id = $1`, [sophie]);
    expect(await proposes()).toEqual([true, true, true, true]);
    expect(await commencer()).toEqual([201, 200, 200, 201, 201]);
  });
});
