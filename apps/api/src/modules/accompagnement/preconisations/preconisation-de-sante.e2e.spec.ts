import type { EvenementHistorique, Page, PreconisationVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';

describe('préconisation qui dit un statut de santé', () => {
  let app: ApplicationDemo;
  let sophie: string;
  let clients: Record<string, ClientHttp>;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM preconisation WHERE dossier_id = $1`, [sophie]);
    const comptes = ['assistante.sociale', 'medecin.conseil', 'assuree', 'referent.cpam', 'coordinatrice'];
    clients = Object.fromEntries(
      await Promise.all(comptes.map(async (c) => [c, await connecter(app.url, c)] as const)),
    );
    const sociale = clients['assistante.sociale']!;
    for (const code of ['RQTH', 'CPF']) {
      const { corps } = await sociale.post<{ id: string }>(`/dossiers/${sophie}/preconisations`, { code });
      await sociale.post(`/preconisations/${corps.id}/transitions`, { transition: 'realiser' });
    }
  }, 90_000);
  afterAll(() => app?.fermer());

  const codes = async (compte: string): Promise<readonly string[]> =>
    (await clients[compte]!.get<Page<PreconisationVue>>(`/dossiers/${sophie}/preconisations`)).corps.elements.map(
      ({ code }) => code,
    );
  const frise = async (compte: string): Promise<number> =>
    (
      await clients[compte]!.get<Page<EvenementHistorique>>(`/dossiers/${sophie}/historique?limite=100`)
    ).corps.elements.filter(({ libelle }) => /handicap/i.test(libelle)).length;

  it('se lit de qui lit ce statut ; ni de la CPAM, ni de la coordination, ni dans leur frise', async () => {
    for (const compte of ['assistante.sociale', 'medecin.conseil', 'assuree']) {
      expect([compte, await codes(compte)]).toEqual([compte, ['CPF', 'RQTH']]);
      expect([compte, await frise(compte)]).toEqual([compte, 2]);
    }
    for (const compte of ['referent.cpam', 'coordinatrice']) {
      expect([compte, await codes(compte)]).toEqual([compte, ['CPF']]);
      expect([compte, await frise(compte)]).toEqual([compte, 0]);
    }
  });
});
