import type { AccompagnementVue, ContactVue, EntretienVue, Page, ResumeRencontres } from '@pdp/domain';
import { ajouterJours, dateParis } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());

describe('entretiens et contacts d’un dossier', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let coordination: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, coordination] = (await Promise.all(
      ['assistante.sociale', 'coordinatrice'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM entretien WHERE dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM contact WHERE dossier_id = $1`, [sophie]);
    await app.sql(
      `INSERT INTO entretien (id, dossier_id, date, modalite, auteur_id) SELECT gen_random_uuid(), $1, $2::date, 'PHYSIQUE', id FROM utilisateur WHERE sujet = 'assistante.sociale'`,
      [sophie, ajouterJours(AUJOURDHUI, -20)],
    );
  }, 90_000);
  afterAll(() => app?.fermer());

  const noter = (modalite: string, date = AUJOURDHUI) =>
    sociale.post<EntretienVue>(`/dossiers/${sophie}/entretiens`, { date, modalite });
  const resumer = async (client = sociale): Promise<AccompagnementVue> =>
    (await client.get<AccompagnementVue>(`/dossiers/${sophie}/accompagnement`)).corps;
  const lignes = async (): Promise<readonly EntretienVue[]> =>
    (await sociale.get<Page<EntretienVue>>(`/dossiers/${sophie}/entretiens`)).corps.elements;

  it('chaque lieu se note ; l’ancien face à face reste, et tout se compte par modalité publiée', async () => {
    for (const modalite of ['ACCUEIL', 'DOMICILE', 'TELEPHONE', 'VISIO'])
      expect((await noter(modalite)).statut).toBe(201);
    expect((await noter('PHYSIQUE')).statut).toBe(400);
    expect((await resumer()).entretiens).toEqual({
      total: 5,
      parModalite: { ACCUEIL: 1, DOMICILE: 1, TELEPHONE: 1, VISIO: 1, PHYSIQUE: 1 },
      comptes: { PHYSIQUE: 3, TELEPHONE: 1, VISIO: 1 },
    });
  });

  it('un entretien se corrige ou s’annule sans s’effacer, une seule fois, et ne compte plus', async () => {
    const [premier] = await lignes();
    const corrige = await sociale.post<EntretienVue>(`/entretiens/${premier!.id}/correction`, {
      date: AUJOURDHUI,
      modalite: 'TELEPHONE',
      dureeMinutes: 30,
    });
    expect(corrige.statut).toBe(201);
    expect((await lignes()).find(({ id }) => id === premier!.id)?.annulation).toMatchObject({
      motif: 'CORRIGE',
      remplaceParId: corrige.corps.id,
    });
    const annuler = (id: string, motif: string) => sociale.post(`/entretiens/${id}/annulation`, { motif });
    expect((await annuler(premier!.id, 'DOUBLON')).statut).toBe(422);
    expect((await annuler(corrige.corps.id, 'PARCE_QUE')).statut).toBe(400);
    expect((await annuler(corrige.corps.id, 'NON_TENU')).statut).toBe(200);
    expect((await resumer()).entretiens.total).toBe(4);
    expect(await lignes()).toHaveLength(6);
    const { texte } = await sociale.get(`/dossiers/${sophie}/historique`);
    expect(texte.match(/"type":"entretien"/g)).toHaveLength(4);
  });

  it('un contact se note d’un mot, se compte à part, s’annule ; un étranger et un lecteur n’en écrivent pas', async () => {
    const contact = await sociale.post<ContactVue>(`/dossiers/${sophie}/contacts`, { nature: 'SANS_REPONSE' });
    expect(contact.statut).toBe(201);
    await sociale.post(`/dossiers/${sophie}/contacts`, { nature: 'JOINT' });
    expect(await resumer()).toMatchObject({ entretiens: { total: 4 }, contacts: { total: 2 } });
    expect((await sociale.post(`/dossiers/${sophie}/contacts`, { nature: 'PIGEON' })).statut).toBe(400);
    expect((await coordination.post(`/dossiers/${sophie}/contacts`, { nature: 'JOINT' })).statut).toBe(403);
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await ailleurs.post(`/dossiers/${sophie}/contacts`, { nature: 'JOINT' })).statut).toBe(404);
    expect((await ailleurs.post(`/contacts/${contact.corps.id}/annulation`, { motif: 'DOUBLON' })).statut).toBe(404);
    expect((await sociale.post(`/contacts/${contact.corps.id}/annulation`, { motif: 'DOUBLON' })).statut).toBe(200);
    expect((await sociale.post(`/contacts/${contact.corps.id}/annulation`, { motif: 'DOUBLON' })).statut).toBe(422);
    expect((await resumer()).contacts.total).toBe(1);
  });

  it('le délai de rencontre va du signalement au premier entretien qui compte', async () => {
    await app.sql(`UPDATE signalement SET cree_le = $2::date + time '10:00' WHERE dossier_id = $1`, [
      sophie,
      ajouterJours(AUJOURDHUI, -27),
    ]);
    const { rencontre } = await resumer();
    expect(rencontre).toMatchObject({ etat: 'FAITE', premierEntretienLe: ajouterJours(AUJOURDHUI, -20) });
    expect(rencontre.jours).toBeGreaterThanOrEqual(3);
    expect(rencontre.jours).toBeLessThanOrEqual(5);
    expect(await resumer(coordination)).toMatchObject({ rencontre });
  });

  it('le pilotage le publie en médiane et en classes, sans nommer personne', async () => {
    const pilote = await connecter(app.url, 'pilote');
    const { corps, texte } = await pilote.get<ResumeRencontres>('/pilotage/rencontres?mois=12');
    expect(Object.keys(corps.classes)).toEqual(['CINQ', 'DIX', 'VINGT', 'PLUS']);
    expect(corps.rencontres).toBeGreaterThan(0);
    expect(texte).not.toMatch(/Guéguen|[0-9a-f]{8}-[0-9a-f]{4}/);
    const assuree = await connecter(app.url, 'assuree');
    expect((await assuree.get('/pilotage/rencontres')).statut).toBe(403);
  });
});
