import { ajouterJours, dateParis, type DispositifsVue, type ReglesVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const LIGNE = { code: 'ESSAI_PERIODE', valeur: 20, valideDu: AUJOURDHUI, source: 'Décret d’essai' };

describe('règles datées', () => {
  let app: ApplicationDemo;
  let admin: ClientHttp;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    admin = await connecter(app.url, 'admin');
  }, 120_000);
  afterAll(() => app?.fermer());

  const lire = async (): Promise<ReglesVue> => (await admin.get<ReglesVue>('/regles')).corps;
  const periodes = async () => (await lire()).elements.filter(({ code }) => code === 'ESSAI_PERIODE');

  it('l’administration lit chaque règle, sa valeur, ses dates, sa source ; elle seule', async () => {
    const [livree] = await periodes();
    expect(livree).toMatchObject({
      valeur: 14,
      unite: 'JOURS_OUVRABLES',
      valideDu: '2022-03-31',
      etat: 'EN_VIGUEUR',
      ajoutee: null,
    });
    for (const compte of ['assistante.sociale', 'coordinatrice', 'dpo', 'assuree', 'pilote']) {
      const autre = await connecter(app.url, compte);
      expect([(await autre.get('/regles')).statut, (await autre.post('/regles', LIGNE)).statut]).toEqual([403, 403]);
    }
  });

  it('le passé ne se change pas, une saisie fausse se dit champ par champ', async () => {
    const refus = await admin.post<{ champs: { chemin: string }[] }>('/regles', {
      ...LIGNE,
      valeur: 0,
      valideDu: ajouterJours(AUJOURDHUI, -1),
      source: ' ',
    });
    expect([refus.statut, refus.corps.champs.map(({ chemin }) => chemin)]).toEqual([
      422,
      ['valeur', 'valideDu', 'source'],
    ]);
    expect((await admin.post('/regles', { ...LIGNE, code: 'AUTRE' })).statut).toBe(400);
    expect((await admin.post('/regles', { ...LIGNE, valeur: 2.5 })).statut).toBe(400);
    expect(await periodes()).toHaveLength(1);
  });

  it('une ligne datée finit la précédente la veille, et les compteurs la suivent aussitôt', async () => {
    const sociale = await connecter(app.url, 'assistante.sociale');
    const dossier = await app.dossierVitrine();
    const total = async () => {
      const { corps } = await sociale.get<DispositifsVue>(`/dossiers/${dossier}/dispositifs`);
      return corps.elements.find(({ type }) => type === 'ESSAI_ENCADRE')?.compteurs[0]?.total;
    };
    expect(await total()).toBe(14);
    expect((await admin.post('/regles', { ...LIGNE, valideDu: ajouterJours(AUJOURDHUI, 10) })).statut).toBe(201);
    expect(await total()).toBe(14);
    expect((await admin.post('/regles', LIGNE)).statut).toBe(201);
    expect(await total()).toBe(20);
    expect((await periodes()).map(({ etat, valideAu }) => [etat, valideAu])).toEqual([
      ['PASSEE', ajouterJours(AUJOURDHUI, -1)],
      ['EN_VIGUEUR', ajouterJours(AUJOURDHUI, 9)],
      ['A_VENIR', null],
    ]);
    const traces = await app.sql(`SELECT 1 FROM journal_acces WHERE action = 'regle.ajouter' AND resultat = 'OK'`);
    expect(traces).toHaveLength(2);
  });

  it('ne vaut que pour sa plateforme', async () => {
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    const [{ id } = { id: '' }] = await app.sql<{ id: string }>(
      `SELECT d.id FROM dossier d JOIN utilisateur u ON u.id = d.referent_id WHERE u.sujet = 'assistante.sociale.2' AND d.etat = 'EN_COURS' LIMIT 1`,
    );
    const { corps } = await ailleurs.get<DispositifsVue>(`/dossiers/${id}/dispositifs`);
    expect(corps.regles).toEqual([]);
  });
});
