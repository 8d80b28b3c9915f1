import {
  ajouterJours,
  dateParis,
  type AccompagnementVue,
  type LieuAccueilVue,
  type LivretVue,
  type MonLivretVue,
  type RendezVousTransforme,
  type RendezVousVue,
} from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { RappelerRendezVous } from './rappeler-rendez-vous.js';

const AUJOURDHUI = dateParis(new Date());
const a = (jours: number): string => `${ajouterJours(AUJOURDHUI, jours)}T13:30:00.000Z`;

describe('rendez-vous avec la personne', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let assuree: ClientHttp;
  let admin: ClientHttp;
  let sophie: string;
  let lieuId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, assuree, admin] = (await Promise.all(
      ['assistante.sociale', 'assuree', 'admin'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM rendez_vous WHERE dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM notification WHERE type IN ('RENDEZ_VOUS','RAPPEL_RENDEZ_VOUS')`);
  }, 90_000);
  afterAll(() => app?.fermer());

  const fixer = (debut: string, reste: object = { modalite: 'ACCUEIL', lieuId }) =>
    sociale.post<{ id: string; champs?: { chemin: string }[] }>(`/dossiers/${sophie}/rendez-vous`, { debut, ...reste });
  const lister = async (client = sociale): Promise<readonly RendezVousVue[]> =>
    (await client.get<{ elements: RendezVousVue[] }>(`/dossiers/${sophie}/rendez-vous`)).corps.elements;
  const faire = (id: string, transition: string, reste: object = {}) =>
    sociale.post<RendezVousTransforme>(`/rendez-vous/${id}/transitions`, { transition, ...reste });
  const avis = async (type: string): Promise<number> =>
    (
      await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM notification WHERE type = $1 AND dossier_id = $2`, [
        type,
        sophie,
      ])
    )[0]!.n;

  it('l’administrateur tient les lieux d’accueil ; un lieu fermé ne se choisit plus', async () => {
    const corps = { nom: 'Maison de Ploërmel', adresse: '2 rue des Essais, Ploërmel', horaires: 'Le jeudi' };
    const cree = await admin.post<LieuAccueilVue>('/lieux-accueil', corps);
    expect([cree.statut, cree.corps.ouvert]).toEqual([201, true]);
    lieuId = cree.corps.id;
    expect((await sociale.post('/lieux-accueil', corps)).statut).toBe(403);
    expect((await admin.post('/lieux-accueil', { ...corps, nom: '' })).statut).toBe(400);
    const fermer = (ouvert: boolean, version: number) =>
      admin.put(`/lieux-accueil/${lieuId}`, { ...corps, ouvert }, { version });
    expect((await fermer(false, 9)).statut).toBe(412);
    expect((await fermer(false, 1)).statut).toBe(200);
    expect((await fixer(a(5))).corps.champs).toMatchObject([{ chemin: 'lieuId' }]);
    const proposes = async () =>
      (await sociale.get<{ elements: LieuAccueilVue[] }>('/lieux-accueil')).corps.elements.map(({ id }) => id);
    expect(await proposes()).not.toContain(lieuId);
    await fermer(true, 2);
    expect(await proposes()).toContain(lieuId);
  });

  it('se fixe à venir, à un lieu de la plateforme ; la personne est prévenue et le lit dans son livret', async () => {
    expect((await fixer(a(-1))).corps.champs).toMatchObject([{ chemin: 'debut' }]);
    expect((await fixer(a(5), { modalite: 'ACCUEIL' })).corps.champs).toMatchObject([{ chemin: 'lieuId' }]);
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await ailleurs.post(`/dossiers/${sophie}/rendez-vous`, { debut: a(5), modalite: 'VISIO' })).statut).toBe(
      404,
    );
    expect((await fixer(a(5))).statut).toBe(201);
    expect(await avis('RENDEZ_VOUS')).toBe(2);
    const { corps } = await assuree.get<MonLivretVue>('/mon-livret');
    expect(corps.rendezVous).toMatchObject([
      {
        dateHeure: a(5),
        objet: 'Rendez-vous avec Claire Le Bihan',
        lieu: 'Maison de Ploërmel, 2 rue des Essais, Ploërmel',
      },
    ]);
    // Le fichier d'agenda du livret est celui du rendez-vous qu'il montre en tête.
    const agenda = await assuree.get('/mon-livret/calendrier.ics');
    expect(agenda.texte).toContain(`DTSTART:${a(5).replaceAll(/[-:]|\.000/g, '')}`);
    expect(agenda.texte).not.toMatch(/Claire|social|santé/i);
    const livret = await sociale.get<LivretVue>(`/dossiers/${sophie}/livret`);
    expect(livret.corps.rendezVousPropose).toMatchObject({ dateHeure: a(5) });
  });

  it('le fichier d’agenda a un titre neutre, pour l’agent comme pour la personne', async () => {
    const [rdv] = await lister();
    const agent = await sociale.get(`/rendez-vous/${rdv!.id}/calendrier.ics`);
    const sien = await assuree.get('/mon-livret/calendrier.ics');
    for (const { texte } of [agent, sien]) {
      expect(texte).toContain('SUMMARY:Rendez-vous\r\n');
      expect(texte).not.toMatch(/Guéguen|santé|visite|arrêt|Claire/i);
    }
    expect(agent.entetes.get('content-type')).toContain('text/calendar');
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await ailleurs.get(`/rendez-vous/${rdv!.id}/calendrier.ics`)).statut).toBe(404);
  });

  it('se déplace en en faisant naître un autre ; un geste avant l’heure est refusé, un geste périmé aussi', async () => {
    const [rdv] = await lister();
    expect((await faire(rdv!.id, 'tenir')).statut).toBe(422);
    expect((await faire(rdv!.id, 'deplacer')).statut).toBe(422);
    const nouveau = { debut: a(1), modalite: 'TELEPHONE' };
    const perime = await sociale.post(
      `/rendez-vous/${rdv!.id}/transitions`,
      { transition: 'deplacer', nouveau },
      { version: 7 },
    );
    expect(perime.statut).toBe(412);
    const deplace = await faire(rdv!.id, 'deplacer', { nouveau });
    expect(deplace.corps).toMatchObject({ etat: 'DEPLACE', suiteId: expect.any(String) });
    expect((await lister()).map(({ etat, lieu }) => [etat, lieu?.nom ?? null])).toEqual([
      ['DEPLACE', 'Maison de Ploërmel'],
      ['PREVU', null],
    ]);
    expect((await faire(rdv!.id, 'annuler')).statut).toBe(422);
  });

  it('se rappelle une fois, à la personne et à l’agent, par un message sans contenu', async () => {
    const rappels = app.app.get(RappelerRendezVous, { strict: false });
    await Promise.all([rappels.rappeler(), rappels.rappeler()]);
    expect(await avis('RAPPEL_RENDEZ_VOUS')).toBe(3);
    await rappels.rappeler();
    expect(await avis('RAPPEL_RENDEZ_VOUS')).toBe(3);
  });

  it('l’agent qui n’est plus relié au dossier n’est plus rappelé : le référent l’est à sa place', async () => {
    const [claire, autre] = [await app.idDe('assistante.sociale'), await app.idDe('assistante.sociale.2')];
    const { corps } = await fixer(a(1), { modalite: 'TELEPHONE' });
    await app.sql(`UPDATE rendez_vous SET agent_id = $2 WHERE id = $1`, [corps.id, autre]);
    await app.app.get(RappelerRendezVous, { strict: false }).rappeler();
    const rappeles = await app.sql<{ id: string }>(
      `SELECT utilisateur_id AS id FROM notification WHERE type = 'RAPPEL_RENDEZ_VOUS' AND ressource_id = $1`,
      [corps.id],
    );
    expect(rappeles.map(({ id }) => id)).toContain(claire);
    expect(rappeles.map(({ id }) => id)).not.toContain(autre);
    await app.sql(`DELETE FROM rendez_vous WHERE id = $1`, [corps.id]);
  });

  it('tenu, il devient un entretien d’un geste, compté ; non honoré, il n’en fait aucun', async () => {
    const compter = async (): Promise<number> =>
      (await sociale.get<AccompagnementVue>(`/dossiers/${sophie}/accompagnement`)).corps.entretiens.total;
    const avant = await compter();
    await app.sql(`UPDATE rendez_vous SET debut = now() - interval '1 hour' WHERE dossier_id = $1 AND etat = 'PREVU'`, [
      sophie,
    ]);
    const rdv = (await lister()).find(({ etat }) => etat === 'PREVU')!;
    expect(rdv.gestes).toEqual(['tenir', 'manquer', 'deplacer', 'annuler']);
    expect((await lister(await connecter(app.url, 'coordinatrice'))).flatMap(({ gestes }) => gestes)).toEqual([]);
    const tenu = await faire(rdv.id, 'tenir');
    expect(tenu.corps).toMatchObject({ etat: 'TENU', suiteId: expect.any(String) });
    expect(await compter()).toBe(avant + 1);
    const { corps } = await fixer(a(2), { modalite: 'TELEPHONE' });
    await app.sql(`UPDATE rendez_vous SET debut = now() - interval '1 hour' WHERE id = $1`, [corps.id]);
    expect((await faire(corps.id, 'manquer')).corps).toMatchObject({ etat: 'NON_HONORE', suiteId: null });
    expect(await compter()).toBe(avant + 1);
  });
});
