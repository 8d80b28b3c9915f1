import { ajouterJours, dateParis, type DroitSocialVue, type DroitsSociauxVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());

describe('droits d’une personne', () => {
  let app: ApplicationDemo;
  let [sociale, caisse, conseil, accueil, assuree]: ClientHttp[] = [];
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, caisse, conseil, accueil, assuree] = await Promise.all(
      ['assistante.sociale', 'referent.cpam', 'medecin.conseil', 'csam.social', 'assuree'].map((c) =>
        connecter(app.url, c),
      ),
    );
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM droit_social WHERE dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM dispositif WHERE dossier_id = $1`, [sophie]);
  }, 90_000);
  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp | undefined): Promise<readonly DroitSocialVue[]> =>
    (await client!.get<DroitsSociauxVue>(`/dossiers/${sophie}/droits-sociaux`)).corps.elements ?? [];
  const noter = async (type: string): Promise<string> => {
    const corps = { type, demandeLe: AUJOURDHUI, precision: 'ZQXprecision' };
    const note = await sociale!.post<{ id: string }>(`/dossiers/${sophie}/droits-sociaux`, corps);
    expect([type, note.statut]).toEqual([type, 201]);
    return note.corps.id;
  };
  const avancer = (id: string, corps: object, client = sociale) =>
    client!.post<{ champs?: { chemin: string }[] }>(`/droits-sociaux/${id}/transitions`, corps);

  it('chaque droit suit sa catégorie : finances au Service social et à la personne, AAH avec le statut de santé', async () => {
    await noter('RSA');
    await noter('AAH');
    const libelles = async (client: ClientHttp | undefined): Promise<string[]> =>
      (await lire(client)).map(({ libelle }) => libelle).sort();
    const aah = 'Allocation aux adultes handicapés';
    expect(await libelles(sociale)).toEqual([aah, 'RSA']);
    expect(await libelles(assuree)).toEqual([aah, 'RSA']);
    expect(await libelles(conseil)).toEqual([aah]);
    expect(await libelles(caisse)).toEqual([]);
    expect(await libelles(accueil)).toEqual([]);
    const brutes = await app.sql<{ t: string }>(`SELECT k::text AS t FROM droit_social k WHERE dossier_id = $1`, [
      sophie,
    ]);
    expect(brutes.map(({ t }) => t).join()).not.toContain('ZQX');
  });

  it('obtenu avec ses dates, il crée sa tâche de renouvellement, sans le nommer, et l’achève une fois renouvelé', async () => {
    const id = await noter('CSS');
    expect((await avancer(id, { transition: 'obtenir' })).statut).toBe(422);
    const inverse = await avancer(id, { transition: 'obtenir', du: AUJOURDHUI, au: ajouterJours(AUJOURDHUI, -1) });
    expect([inverse.statut, inverse.corps.champs?.[0]?.chemin]).toEqual([422, 'au']);
    expect((await avancer(id, { transition: 'obtenir', du: AUJOURDHUI }, caisse)).statut).toBe(403);
    const au = ajouterJours(AUJOURDHUI, 60);
    expect((await avancer(id, { transition: 'obtenir', du: AUJOURDHUI, au })).statut).toBe(200);
    expect((await lire(sociale)).find((droit) => droit.id === id)).toMatchObject({
      etat: 'OBTENU',
      au,
      expireBientot: true,
    });
    const taches = () =>
      app.sql<{ etat: string; t: string }>(
        `SELECT etat, t::text AS t FROM tache t WHERE dossier_id = $1 AND libelle = 'Renouveler un droit qui finit'`,
        [sophie],
      );
    expect((await taches()).map(({ etat }) => etat)).toEqual(['A_FAIRE']);
    expect((await taches())[0]?.t).not.toMatch(/solidaire|CSS/);
    expect((await avancer(id, { transition: 'renouveler' })).statut).toBe(200);
    expect((await taches()).map(({ etat }) => etat)).toEqual(['FAITE']);
  });

  it('RQTH et invalidité se lisent de leur dispositif, pour qui lit ce statut', async () => {
    const cree = await sociale!.post<{ id: string }>(`/dossiers/${sophie}/dispositifs`, { type: 'RQTH', saisie: {} });
    const agir = (transition: string, saisie: object = {}) =>
      sociale!.post(`/dispositifs/${cree.corps.id}/transitions`, { transition, saisie });
    expect((await lire(sociale)).some(({ source }) => source === 'DISPOSITIF')).toBe(false);
    await agir('preparer');
    expect((await agir('deposer', { deposeLe: AUJOURDHUI })).statut).toBe(200);
    const rqth = (droits: readonly DroitSocialVue[]) => droits.find(({ source }) => source === 'DISPOSITIF');
    expect(rqth(await lire(sociale))).toMatchObject({ etat: 'DEMANDE', demandeLe: AUJOURDHUI, transitions: [] });
    expect(rqth(await lire(assuree))).toMatchObject({ etat: 'DEMANDE' });
    expect(rqth(await lire(caisse))).toBeUndefined();
  });
});
