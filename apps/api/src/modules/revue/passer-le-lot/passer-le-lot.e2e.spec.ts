import type { EvenementsRevue, RevueVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { dossiersProposables, tenirSeance } from '../../../../test/seance-de-test.js';

describe('lot « rien à signaler » en séance', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let emploi: ClientHttp;
  let revueId: string;
  let passages: readonly string[];

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
    const vitrine = await app.dossierVitrine();
    const autres = await dossiersProposables(app, vitrine, 3);
    const seance = await tenirSeance(coordinatrice, {
      dossiers: [vitrine, ...autres],
      formats: ['STANDARD', 'LOT', 'LOT', 'LOT'],
      participants: [await app.idDe('assistante.sociale')],
    });
    ({ revueId, passages } = seance);
  }, 120_000);
  afterAll(() => app?.fermer());

  const vue = async (): Promise<RevueVue> => (await coordinatrice.get<RevueVue>(`/revues/${revueId}`)).corps;
  const passer = (client: ClientHttp, corps: object = {}) =>
    client.post<{ passages: number }>(`/revues/${revueId}/lot`, corps);

  it('n’obéit qu’à qui conduit, sous l’époque du moment', async () => {
    expect((await passer(sociale)).statut).toBe(403);
    expect((await passer(emploi)).statut).toBe(403);
    expect((await passer(coordinatrice, { epoque: 99 })).statut).toBe(409);
    expect((await vue()).passages.map((p) => p.etat)).toEqual(['INSCRIT', 'INSCRIT', 'INSCRIT', 'INSCRIT']);
  });

  it('conclut chaque dossier du lot par « poursuivre », et rien d’autre', async () => {
    // Un dossier retiré du lot avant la séance n'y passe pas.
    await coordinatrice.post(`/passages/${passages[3]}/transitions`, { transition: 'reporter' });
    const { statut, corps } = await passer(coordinatrice, { epoque: 1 });
    expect([statut, corps]).toEqual([200, { passages: 2 }]);
    const lus = (await vue()).passages;
    expect(lus.map((p) => [p.etat, p.decision?.code ?? null])).toEqual([
      ['INSCRIT', null],
      ['DECISION_PRISE', 'POURSUIVRE'],
      ['DECISION_PRISE', 'POURSUIVRE'],
      ['REPORTE', null],
    ]);
    expect(lus[1]?.decision?.texte).toBe('Rien à signaler.');
    const { evenements } = (await coordinatrice.get<EvenementsRevue>(`/revues/${revueId}/evenements`)).corps;
    expect(evenements.filter((e) => e.type === 'decision-prise')).toHaveLength(2);
    expect(evenements.map((e) => e.sequence)).toEqual(evenements.map((_, i) => i + 1));
  });

  it('joué deux fois, il ne décide pas deux fois', async () => {
    expect((await passer(coordinatrice)).corps).toEqual({ passages: 0 });
    const [compte] = await app.sql<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM decision_revue WHERE revue_id = $1`,
      [revueId],
    );
    expect(compte?.nombre).toBe(2);
  });
});
