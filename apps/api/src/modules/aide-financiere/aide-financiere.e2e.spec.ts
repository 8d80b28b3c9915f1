import { dateParis, type AideFinanciereVue, type AidesFinancieresVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const DEMANDE = {
  objet: 'REMOBILISATION',
  description: 'ZQXaide frais de l’action',
  montantCentimes: 120_000,
  financeurs: [{ nom: 'Agefiph', centimes: 50_000 }],
  pieces: [],
};

describe('aides financières', () => {
  let app: ApplicationDemo;
  let [sociale, caisse, conseil, coordination, assuree]: ClientHttp[] = [];
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, caisse, conseil, coordination, assuree] = await Promise.all(
      ['assistante.sociale', 'referent.cpam', 'medecin.conseil', 'coordinatrice', 'assuree'].map((c) =>
        connecter(app.url, c),
      ),
    );
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM aide_financiere WHERE dossier_id = $1`, [sophie]);
  }, 90_000);
  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp | undefined): Promise<readonly AideFinanciereVue[]> =>
    (await client!.get<AidesFinancieresVue>(`/dossiers/${sophie}/aides-financieres`)).corps.elements ?? [];
  const preparer = (corps: object, client = sociale) =>
    client!.post<{ id: string; champs?: { chemin: string }[] }>(`/dossiers/${sophie}/aides-financieres`, corps);
  const avancer = (id: string, corps: object, client = sociale) =>
    client!.post(`/aides-financieres/${id}/transitions`, corps);

  it('se prépare avec ses parts ; personne d’autre ne la lit avant qu’elle soit soumise', async () => {
    const trop = await preparer({ ...DEMANDE, financeurs: [{ nom: 'Agefiph', centimes: 120_001 }] });
    expect([trop.statut, trop.corps.champs?.[0]?.chemin]).toEqual([422, 'financeurs']);
    expect((await preparer({ ...DEMANDE, pieces: [sophie] })).statut).toBe(422);
    expect((await preparer(DEMANDE, caisse)).statut).toBe(403);
    const { statut, corps } = await preparer(DEMANDE);
    expect(statut).toBe(201);
    expect((await lire(sociale))[0]).toMatchObject({ etat: 'PREPAREE', resteCentimes: 70_000 });
    expect((await lire(assuree))[0]).toMatchObject({ etat: 'PREPAREE' });
    expect(await lire(caisse)).toEqual([]);
    const [brute] = await app.sql<{ t: string }>(`SELECT x::text AS t FROM aide_financiere x WHERE id = $1`, [
      corps.id,
    ]);
    expect(brute?.t).not.toMatch(/ZQX|120000|Agefiph/);
  });

  it('se soumet avec l’accord de la personne : la CPAM lit alors cette demande, et rien d’autre des finances', async () => {
    const [{ id }] = (await lire(sociale)) as [AideFinanciereVue];
    expect((await avancer(id, { transition: 'soumettre' })).statut).toBe(422);
    expect((await avancer(id, { transition: 'soumettre', accordLe: AUJOURDHUI })).statut).toBe(200);
    expect((await lire(caisse)).map(({ description }) => description)).toEqual([DEMANDE.description]);
    expect((await lire(caisse))[0]?.transitions).toEqual([]);
    expect([await lire(conseil), await lire(coordination)]).toEqual([[], []]);
    const [tache] = await app.sql<{ unite: string }>(
      `SELECT responsable_unite AS unite FROM tache WHERE dossier_id = $1 AND libelle = 'Examiner une demande d’aide' AND etat = 'A_FAIRE'`,
      [sophie],
    );
    expect(tache?.unite).toBe('CPAM');
    expect((await avancer(id, { transition: 'accorder', montantCentimes: 70_000 }, caisse)).statut).toBe(403);
  });

  it('la décision dit un montant juste, et achève la tâche', async () => {
    const [{ id }] = (await lire(sociale)) as [AideFinanciereVue];
    expect((await avancer(id, { transition: 'accorder', montantCentimes: 120_000 })).statut).toBe(422);
    expect((await avancer(id, { transition: 'accorderEnPartie', montantCentimes: 70_000 })).statut).toBe(422);
    const decide = await avancer(id, {
      transition: 'accorderEnPartie',
      montantCentimes: 40_000,
      decideeLe: AUJOURDHUI,
    });
    expect(decide.statut).toBe(200);
    expect((await lire(caisse))[0]).toMatchObject({
      etat: 'PARTIELLE',
      decision: { le: AUJOURDHUI, montantCentimes: 40_000 },
    });
    const restantes = await app.sql(
      `SELECT 1 FROM tache WHERE dossier_id = $1 AND libelle = 'Examiner une demande d’aide' AND etat = 'A_FAIRE'`,
      [sophie],
    );
    expect(restantes).toEqual([]);
  });

  it('deux demandes : retirer celle qui n’est jamais partie ne la montre pas à la CPAM, ni n’achève la tâche de l’autre', async () => {
    const partie = (await preparer({ ...DEMANDE, description: 'ZQXpartie' })).corps.id;
    expect((await avancer(partie, { transition: 'soumettre', accordLe: AUJOURDHUI })).statut).toBe(200);
    const jamais = (await preparer({ ...DEMANDE, description: 'ZQXjamais partie' })).corps.id;
    expect((await avancer(jamais, { transition: 'retirer' })).statut).toBe(200);
    const lues = (await lire(caisse)).map(({ description }) => description);
    expect(lues).toContain('ZQXpartie');
    expect(lues).not.toContain('ZQXjamais partie');
    const restantes = () =>
      app.sql(
        `SELECT 1 FROM tache WHERE dossier_id = $1 AND libelle = 'Examiner une demande d’aide' AND etat = 'A_FAIRE'`,
        [sophie],
      );
    expect(await restantes()).toHaveLength(1);
    expect((await avancer(partie, { transition: 'retirer' })).statut).toBe(200);
    expect(await restantes()).toHaveLength(0);
    expect((await lire(caisse)).map(({ description }) => description)).toContain('ZQXpartie');
  });
});
