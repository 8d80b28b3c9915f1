import { ajouterJours, dateParis, type DitVue, type DossierVue, type Page } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const PHRASE = { date: AUJOURDHUI, canal: 'TELEPHONE', phrase: 'Votre demande est partie ce matin.' };

describe('ce qui a été dit à l’assuré', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let travail: ClientHttp;
  let assuree: ClientHttp;
  let ailleurs: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, conseil, travail, assuree, ailleurs] = (await Promise.all(
      ['assistante.sociale', 'medecin.conseil', 'medecin.travail', 'assuree', 'assistante.sociale.2'].map((c) =>
        connecter(app.url, c),
      ),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM dit_assure WHERE dossier_id = $1`, [sophie]);
  }, 90_000);

  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp) => client.get<Page<DitVue>>(`/dossiers/${sophie}/dits`);
  const noter = (client: ClientHttp, corps: object = PHRASE) =>
    client.post<DitVue & { champs?: { chemin: string }[] }>(`/dossiers/${sophie}/dits`, corps);

  it('qui mène le dossier note ce qu’il a dit ; l’assurée le relit, avec les livrets publiés', async () => {
    await app.sql(`UPDATE dossier SET dernier_contact = NULL WHERE id = $1`, [sophie]);
    expect(await noter(sociale)).toMatchObject({ statut: 201, corps: { canal: 'TELEPHONE', livret: null } });
    expect((await noter(conseil, { ...PHRASE, canal: 'COURRIER', phrase: 'Votre avis est rendu.' })).statut).toBe(201);
    const { elements } = (await lire(assuree)).corps;
    expect(elements.filter(({ canal }) => canal !== 'LIVRET').map(({ phrase }) => phrase)).toEqual([
      'Votre avis est rendu.',
      'Votre demande est partie ce matin.',
    ]);
    const livret = elements.find(({ canal }) => canal === 'LIVRET');
    expect(livret?.livret?.version).toBeGreaterThan(0);
    expect(livret?.phrase).not.toBe('');
    // Un appel est une nouvelle d'elle ; un courrier n'en est pas une.
    const [contact] = await app.sql<{ le: string }>(`SELECT dernier_contact::text AS le FROM dossier WHERE id = $1`, [
      sophie,
    ]);
    expect(contact?.le).toBe(AUJOURDHUI);
  });

  it('une saisie fausse nomme ses champs ; ni l’assurée ni un étranger n’écrivent', async () => {
    const vide = await noter(sociale, { ...PHRASE, phrase: '   ' });
    expect([vide.statut, vide.corps.champs?.map(({ chemin }) => chemin)]).toEqual([400, ['phrase']]);
    const demain = await noter(sociale, { ...PHRASE, date: ajouterJours(AUJOURDHUI, 1) });
    expect([demain.statut, demain.corps.champs?.map(({ chemin }) => chemin)]).toEqual([400, ['date']]);
    expect((await noter(assuree)).statut).toBe(403);
    expect((await noter(ailleurs)).statut).toBe(404);
    expect((await lire(ailleurs)).statut).toBe(404);
  });

  it('un partenaire le lit et le note avec l’accord sur le livret, jamais sans', async () => {
    const accord = (categories: readonly string[]) =>
      app.sql(
        `UPDATE consentement SET categories = $2 WHERE dossier_id = $1 AND unite = 'SPST' AND retire_le IS NULL`,
        [sophie, categories],
      );
    await accord(['identite', 'emploi']);
    expect([(await lire(travail)).statut, (await noter(travail)).statut]).toEqual([403, 403]);
    const sans = (await travail.get<DossierVue>(`/dossiers/${sophie}`)).corps;
    expect(sans.capacites).not.toContain('NOTER_DIT');
    await accord(['identite', 'livret']);
    expect([(await lire(travail)).statut, (await noter(travail)).statut]).toEqual([200, 201]);
  });
});
