import type { CandidatVue, OrientationEtmVue, PassageCourantVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { tenirSeance } from '../../../test/seance-de-test.js';

describe('orientation vers l’équipe technique', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let etm: ClientHttp;
  let emploi: ClientHttp;
  let dossierId: string;
  let orientationId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, etm, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'coordination.etm', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    dossierId = await app.dossierVitrine();
  }, 90_000);
  afterAll(() => app?.fermer());

  const suivies = async (client: ClientHttp): Promise<OrientationEtmVue[]> =>
    (await client.get<{ elements: OrientationEtmVue[] }>(`/orientations-etm?dossier=${dossierId}`)).corps.elements;
  const etatVu = async (client: ClientHttp): Promise<string | undefined> => (await suivies(client))[0]?.etat;
  const repondre = (client: ClientHttp, corps: object) =>
    client.post<{ etat: string }>(`/orientations-etm/${orientationId}/transitions`, corps);

  /** Tient une séance d'un seul dossier et y prend une décision ; rend l'id du passage. */
  async function decider(client: ClientHttp, type: 'REVUE' | 'ETM', code: string): Promise<string> {
    const [passageId = ''] = (await tenirSeance(client, { type, dossiers: [dossierId] })).passages;
    await client.post(`/passages/${passageId}/transitions`, { transition: 'commencer' });
    const decision = await client.post(`/passages/${passageId}/decisions`, {
      code,
      texte: `ZQX-${type} décision`,
      actions: [],
      phraseAssure: 'Nous vous rappelons.',
    });
    expect(decision.statut).toBe(201);
    return passageId;
  }

  it('naît d’une décision de revue, et attend l’accord de l’assuré', async () => {
    await decider(coordinatrice, 'REVUE', 'ORIENTER_ETM');
    await jusquA('orientation ouverte', async () => (await etatVu(sociale)) === 'ACCORD_ATTENDU', 10_000);
    orientationId = (await suivies(sociale))[0]!.id;
    expect(await suivies(etm)).toEqual([]);
    expect((await repondre(etm, { transition: 'accepter' })).statut).toBe(404);
    expect((await repondre(coordinatrice, { transition: 'accepter' })).statut).toBe(422);
    expect((await emploi.get('/orientations-etm')).statut).toBe(403);
    const taches = await sociale.get('/taches?limite=200');
    expect(taches.texte).toContain('Recueillir l’accord pour l’équipe technique');
  });

  it('avec l’accord, l’équipe la voit ; un refus dit pourquoi', async () => {
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'coordination.etm'`,
    );
    const donne = await sociale.post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'ETM',
      organismeId: organisme!.id,
      categories: ['identite', 'emploi', 'projet', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    expect(donne.statut).toBe(201);
    await jusquA('orientation adressée', async () => (await etatVu(etm)) === 'DEMANDEE', 10_000);
    const [vue] = await suivies(etm);
    expect(vue).toMatchObject({ nomAffiche: 'Mme Sophie Guéguen', capacites: ['accepter', 'refuser'], resultat: null });
    expect(JSON.stringify(vue)).not.toContain('ZQX');
    expect((await repondre(etm, { transition: 'refuser' })).corps).toMatchObject({ champs: [{ chemin: 'motif' }] });
    const avis = await etm.get<{ elements: { type: string; lien: string }[] }>('/notifications');
    expect(avis.corps.elements).toContainEqual(expect.objectContaining({ type: 'ORIENTATION_ETM', lien: '/revues' }));
    expect(avis.texte).not.toContain('Guéguen');
  });

  it('l’accord repris la retire à l’équipe ; redonné, elle revient', async () => {
    const [accord] = await app.sql<{ id: string }>(
      `SELECT id FROM consentement WHERE dossier_id = $1 AND unite = 'ETM' AND retire_le IS NULL`,
      [dossierId],
    );
    await sociale.post(`/consentements/${accord!.id}/retrait`, {});
    await jusquA('orientation retirée', async () => (await etatVu(sociale)) === 'ACCORD_ATTENDU', 10_000);
    expect(await suivies(etm)).toEqual([]);
    const [organisme] = await app.sql<{ id: string }>(`SELECT id FROM organisme WHERE 'ETM' = ANY (unites) LIMIT 1`);
    await sociale.post(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'ETM',
      organismeId: organisme!.id,
      categories: ['identite', 'emploi', 'projet', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    await jusquA('orientation adressée', async () => (await etatVu(etm)) === 'DEMANDEE', 10_000);
  });

  it('acceptée, elle est étudiée dans la séance de l’équipe, et son résultat revient dans le dossier', async () => {
    const sansOrientation = await etm.post<{ id: string }>('/revues', { type: 'ETM', debut: new Date().toISOString() });
    const hors = { dossierId, question: 'Que proposer ?' };
    expect((await etm.post(`/revues/${sansOrientation.corps.id}/passages`, hors)).statut).toBe(422);
    expect((await repondre(etm, { transition: 'accepter' })).corps).toMatchObject({ etat: 'ACCEPTEE' });
    const candidats = await etm.get<{ elements: CandidatVue[] }>(
      `/revues/${sansOrientation.corps.id}/ordre-du-jour/proposition`,
    );
    expect(candidats.corps.elements.find((c) => c.dossierId === dossierId)?.raisons).toEqual(['ORIENTATION_ACCEPTEE']);
    const passageId = await decider(etm, 'ETM', 'POURSUIVRE');
    // Qui a décidé relit sa décision, même s'il ne lit pas celles des revues.
    expect((await etm.get<PassageCourantVue>(`/passages/${passageId}`)).texte).toContain('ZQX-ETM décision');
    await jusquA('résultat revenu', async () => (await etatVu(sociale)) === 'ETUDIEE', 10_000);
    expect((await suivies(sociale))[0]?.resultat).toEqual({ code: 'POURSUIVRE', texte: 'ZQX-ETM décision' });
    const historique = await sociale.get(`/dossiers/${dossierId}/historique`);
    expect(historique.texte).toContain('Équipe technique de maintien : étudiée');
    // Qui contrôle les indemnités ne doit pas apprendre qu'un accord a manqué ou a été repris.
    const conseil = await connecter(app.url, 'medecin.conseil');
    const vuDuMedical = await conseil.get(`/dossiers/${dossierId}/historique`);
    expect(vuDuMedical.texte).toContain('Équipe technique de maintien : acceptée');
    expect(vuDuMedical.texte).not.toContain('accord de l’assuré attendu');
    expect(historique.texte).toContain('"par":"Tanguy Robic","categorie":"revueDecisions"');
  });

  it('l’équipe technique ne tient que ses séances', async () => {
    expect((await etm.post('/revues', { type: 'REVUE', debut: new Date().toISOString() })).statut).toBe(403);
    const [revue] = await app.sql<{ id: string }>(
      `SELECT id FROM revue WHERE etat = 'ORDRE_DU_JOUR_OUVERT' AND type = 'REVUE' LIMIT 1`,
    );
    const chemin = `/revues/${revue!.id}`;
    expect((await etm.post(`${chemin}/transitions`, { transition: 'figer' })).statut).toBe(422);
    expect((await etm.get(`${chemin}/ordre-du-jour/proposition`)).statut).toBe(403);
    expect((await etm.post(`${chemin}/passages`, { dossierId, question: 'Quelle suite ?' })).statut).toBe(403);
    const [direct] = await app.sql<{ id: string }>(
      `SELECT id FROM revue WHERE etat = 'EN_COURS' AND type = 'REVUE' LIMIT 1`,
    );
    expect((await etm.post(`/revues/${direct!.id}/conduite`, {})).statut).toBe(403);
  });
});
