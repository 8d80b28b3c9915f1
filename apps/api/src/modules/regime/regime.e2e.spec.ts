import { LIBELLE_ORIENTATION_MSA, PHRASE_REGIME_AGRICOLE, type DossierVue, type TacheVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';

describe('régime agricole', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    sociale = await connecter(app.url, 'assistante.sociale');
    sophie = await app.dossierVitrine();
  }, 120_000);
  afterAll(() => app?.fermer());

  const mettre = async (regime: string): Promise<void> => {
    const { corps } = await sociale.get<DossierVue>(`/dossiers/${sophie}`);
    const identite = { ...corps.categories.identite, regime };
    const ecrite = await sociale.put(`/dossiers/${sophie}/categories/identite`, identite, { version: corps.version });
    expect(ecrite.statut).toBe(200);
  };
  const orientations = async (): Promise<TacheVue[]> =>
    (await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`)).corps.elements.filter(
      ({ libelle, etat }) => libelle === LIBELLE_ORIENTATION_MSA && etat === 'A_FAIRE',
    );

  const seanceOuverte = async (): Promise<string> => {
    const [{ id } = { id: '' }] = await app.sql<{ id: string }>(
      `SELECT r.id FROM revue r JOIN dossier d ON d.plateforme_id = r.plateforme_id WHERE d.id = $1 AND r.type = 'REVUE' AND r.etat = 'ORDRE_DU_JOUR_OUVERT'
         AND NOT EXISTS (SELECT 1 FROM passage_revue p WHERE p.revue_id = r.id AND p.dossier_id = d.id) ORDER BY r.debut DESC LIMIT 1`,
      [sophie],
    );
    return id;
  };

  it('devenu agricole : une tâche d’orientation, et rien n’avance, avec une phrase qui dit quoi faire', async () => {
    const { corps } = await sociale.get<{ elements: { id: string; type: string; etat: string }[] }>(
      `/dossiers/${sophie}/dispositifs`,
    );
    const essai = corps.elements.find(({ type }) => type === 'ESSAI_ENCADRE')!;
    const seance = await seanceOuverte();
    await mettre('AGRICOLE');
    await jusquA('tâche d’orientation', async () => (await orientations()).length === 1);
    await mettre('AGRICOLE');
    const bloques = [
      await sociale.post(`/dossiers/${sophie}/dispositifs`, { type: 'CRPE' }),
      await sociale.post(`/dispositifs/${essai.id}/transitions`, {
        transition: 'completer',
        saisie: { poste: 'Autre poste' },
      }),
      await sociale.post(`/revues/${seance}/passages`, { dossierId: sophie, question: 'Que proposer ?' }),
    ];
    for (const refus of bloques)
      expect([refus.statut, (refus.corps as { detail: string }).detail]).toEqual([422, PHRASE_REGIME_AGRICOLE]);
    expect(
      (await sociale.post(`/dispositifs/${essai.id}/transitions`, { transition: 'abandonner', saisie: {} })).statut,
    ).toBe(200);
    expect(await orientations()).toHaveLength(1);
  });

  it('corrigé : le dossier avance de nouveau, la tâche n’a plus d’objet', async () => {
    await mettre('GENERAL');
    await jusquA('tâche retirée', async () => (await orientations()).length === 0);
    expect((await sociale.post(`/dossiers/${sophie}/dispositifs`, { type: 'CRPE' })).statut).toBe(201);
  });
});
