import type { CandidatVue, PassageCourantVue, RevueVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

describe('préparer une revue', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let emploi: ClientHttp;
  let revueId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, conseil, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    const cree = await coordinatrice.post<{ id: string }>('/revues', {
      debut: new Date(Date.now() + 20 * 86_400_000).toISOString(),
      dureeMinutes: 60,
    });
    revueId = cree.corps.id;
    await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' });
  }, 90_000);
  afterAll(() => app?.fermer());

  const vue = async (client = coordinatrice): Promise<RevueVue> =>
    (await client.get<RevueVue>(`/revues/${revueId}`)).corps;
  const candidats = async (): Promise<CandidatVue[]> =>
    (
      await coordinatrice.get<{ elements: CandidatVue[] }>(`/revues/${revueId}/ordre-du-jour/proposition`)
    ).corps.elements.filter((c) => !c.inscrit);
  const aInscrire = ({ dossierId, questionProposee, format }: CandidatVue) => ({
    dossierId,
    question: questionProposee,
    format,
  });

  it('propose des candidats expliqués, à qui prépare seulement', async () => {
    const [premier] = await candidats();
    expect(premier?.explications.length).toBe(premier?.raisons.length);
    expect(premier?.questionProposee).toMatch(/\?$/);
    expect((await conseil.get(`/revues/${revueId}/ordre-du-jour/proposition`)).statut).toBe(403);
    expect((await emploi.get(`/revues/${revueId}/ordre-du-jour/proposition`)).statut).toBe(403);
  });

  it('inscrit plusieurs dossiers d’un coup, ou aucun', async () => {
    const [un, deux, trois] = await candidats();
    const passages = [un!, deux!].map(aInscrire);
    const refuse = await coordinatrice.post(`/revues/${revueId}/ordre-du-jour`, {
      passages: [...passages, passages[0]],
    });
    expect(refuse.statut).toBe(409);
    expect((await vue()).passages).toEqual([]);
    const long = { ...aInscrire(trois!), format: 'LONG' };
    const inscrits = await coordinatrice.post<{ passages: { ordre: number }[] }>(`/revues/${revueId}/ordre-du-jour`, {
      passages: [...passages, long],
    });
    expect(inscrits.statut).toBe(201);
    const formats = (await vue()).passages.map((p) => [p.ordre, p.format, p.dureeMinutes]);
    expect(formats.at(-1)?.slice(1)).toEqual(['LONG', 15]);
    const sansQuestion = { passages: [{ dossierId: un!.dossierId, question: ' ' }] };
    expect((await coordinatrice.post(`/revues/${revueId}/ordre-du-jour`, sansQuestion)).statut).toBe(400);
  });

  it('change la question et le créneau ; le lot passe à la fin', async () => {
    const [premier] = (await vue()).passages;
    const chemin = `/passages/${premier!.id}/preparation`;
    expect((await coordinatrice.put(chemin, { format: 'LOT' })).statut).toBe(428);
    expect((await conseil.put(chemin, { format: 'LOT' }, { version: premier!.version })).statut).toBe(403);
    expect((await coordinatrice.put(chemin, { question: ' ' }, { version: premier!.version })).statut).toBe(400);
    const change = { format: 'LOT', question: 'Rien de neuf ?' };
    expect((await coordinatrice.put(chemin, change, { version: premier!.version })).statut).toBe(200);
    expect((await coordinatrice.put(chemin, change, { version: premier!.version })).statut).toBe(412);
    expect((await vue()).passages.at(-1)).toMatchObject({ id: premier!.id, format: 'LOT', dureeMinutes: 1 });
    // Un dossier inscrit ensuite passe devant le lot.
    const [suivant] = await candidats();
    await sociale.post(`/revues/${revueId}/passages`, { dossierId: suivant!.dossierId, question: 'Et ensuite ?' });
    const lu = await vue();
    expect(lu.passages.at(-1)?.id).toBe(premier!.id);
    expect(lu.passages.map((p) => p.ordre)).toEqual(lu.passages.map((_, rang) => rang + 1));
  });

  it('garde l’avis de qui sera absent, et ne le montre qu’à qui en a le droit', async () => {
    const fermes = new Set<string>();
    for (const { id } of (await vue(conseil)).passages)
      if ((await emploi.get(`/passages/${id}`)).statut === 404) fermes.add(id);
    const passage = (await vue(conseil)).passages.find((p) => p.visible && fermes.has(p.id))!;
    const chemin = `/passages/${passage.id}/avis-differe`;
    expect((await conseil.put(chemin, { texte: ' ' })).statut).toBe(400);
    expect((await conseil.put(chemin, { texte: 'ZQX-AVIS favorable à un essai' })).statut).toBe(200);
    expect((await conseil.put(chemin, { texte: 'ZQX-AVIS favorable, corrigé' })).statut).toBe(200);
    // Non invitée et sans droit sur ce dossier : le passage n'existe pas.
    expect((await emploi.put(chemin, { texte: 'intrus' })).statut).toBe(404);
    expect((await vue()).passages.find((p) => p.id === passage.id)?.nombreAvis).toBe(1);
    const lire = async (client: ClientHttp) => (await client.get<PassageCourantVue>(`/passages/${passage.id}`)).corps;
    expect((await lire(conseil)).avisDifferes).toMatchObject([{ mien: true, texte: 'ZQX-AVIS favorable, corrigé' }]);
    // La coordination lit d'un avis médical qu'il existe (domain.md 1.5), pas ce qu'il dit.
    expect((await lire(coordinatrice)).avisDifferes).toMatchObject([
      { mien: false, texte: null, fonction: 'Médecin conseil' },
    ]);
    expect(JSON.stringify(await lire(coordinatrice))).not.toContain('ZQX-AVIS');
  });

  it('un invité dit qu’il ne viendra pas ; la coordination voit quelle voix manquerait', async () => {
    expect((await conseil.put(`/revues/${revueId}/ma-presence`, { absent: true })).statut).toBe(422);
    expect((await coordinatrice.put(`/revues/${revueId}/ma-presence`, { absent: true })).statut).toBe(200);
    const lu = await vue();
    expect(lu.participants.find((p) => p.fonction === 'COORDINATEUR')?.absencePrevue).toBe(true);
    expect(lu.voixManquantes).toEqual(['Service social', 'Service médical', 'CPAM']);
  });

  it('se déplace avec ses dossiers et ses invités', async () => {
    const cree = await coordinatrice.post<{ id: string }>('/revues', {
      debut: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      participants: [await app.idDe('medecin.conseil')],
    });
    const [candidat] = await candidats();
    const { dossierId } = candidat!;
    await coordinatrice.post(`/revues/${cree.corps.id}/passages`, { dossierId, question: 'Que faire ?' });
    const nouveauDebut = new Date(Date.now() + 37 * 86_400_000).toISOString();
    const corps = { transition: 'reporter', nouveauDebut };
    expect((await sociale.post(`/revues/${cree.corps.id}/transitions`, corps)).statut).toBe(422);
    expect((await coordinatrice.post(`/revues/${cree.corps.id}/transitions`, corps)).corps).toMatchObject({
      etat: 'REPORTEE',
    });
    const [suite] = await app.sql<{ id: string }>(`SELECT reportee_vers AS id FROM revue WHERE id = $1`, [
      cree.corps.id,
    ]);
    const nouvelle = (await coordinatrice.get<RevueVue>(`/revues/${suite!.id}`)).corps;
    expect(nouvelle.debut).toBe(nouveauDebut);
    expect(nouvelle.passages.map((p) => p.dossierId)).toEqual([dossierId]);
    expect(nouvelle.participants.map((p) => p.fonction).toSorted()).toEqual(['COORDINATEUR', 'MEDECIN_CONSEIL']);
    const prevenus = await conseil.get<{ elements: { type: string }[] }>('/notifications');
    expect(prevenus.corps.elements.map((n) => n.type)).toContain('SEANCE_CHANGEE');
    expect(prevenus.texte).not.toContain('Que faire');
  });

  it('un point partenaire n’existe que pour ce partenaire', async () => {
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'medecin.travail'`,
    );
    const commun = { type: 'POINT_PARTENAIRE', debut: new Date(Date.now() + 9 * 86_400_000).toISOString() };
    expect((await coordinatrice.post('/revues', commun)).corps).toMatchObject({ champs: [{ chemin: 'organismeId' }] });
    const dehors = { ...commun, organismeId: organisme!.id, participants: [await app.idDe('cap.emploi')] };
    expect((await coordinatrice.post('/revues', dehors)).corps).toMatchObject({ champs: [{ chemin: 'participants' }] });
    const cree = await coordinatrice.post<{ id: string }>('/revues', {
      ...commun,
      organismeId: organisme!.id,
      participants: [await app.idDe('medecin.travail')],
    });
    expect(cree.statut).toBe(201);
    const travail = await connecter(app.url, 'medecin.travail');
    const chemin = `/revues/${cree.corps.id}`;
    expect((await travail.get<RevueVue>(chemin)).corps.organisme).toMatch(/AMIEM/);
    expect((await emploi.get(chemin)).statut).toBe(404);
    const liste = async (client: ClientHttp) => (await client.get('/revues?limite=100')).texte;
    expect(await liste(travail)).toContain(cree.corps.id);
    expect(await liste(emploi)).not.toContain(cree.corps.id);
  });

  it('se fige ; ensuite un ajout dit pourquoi il est urgent', async () => {
    expect((await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'figer' })).corps).toMatchObject({
      etat: 'ORDRE_DU_JOUR_FIGE',
    });
    const figee = await vue();
    expect(figee.capacites).toContain('inscrireEnUrgence');
    expect(figee.capacites).not.toContain('inscrire');
    const horsDePortee = async ({ dossierId }: CandidatVue) =>
      (await emploi.get(`/dossiers/${dossierId}`)).statut === 404;
    const restants = await candidats();
    const fermes = await Promise.all(restants.map(horsDePortee));
    const urgent = restants.find((_, rang) => fermes[rang]);
    const corps = { dossierId: urgent!.dossierId, question: 'Que faire avant lundi ?' };
    expect((await coordinatrice.post(`/revues/${revueId}/passages`, corps)).corps).toMatchObject({
      code: 'regle-metier',
      champs: [{ chemin: 'motifUrgence' }],
    });
    const ajoute = await coordinatrice.post<{ id: string }>(`/revues/${revueId}/passages`, {
      ...corps,
      motifUrgence: 'L’arrêt finit demain.',
    });
    expect(ajoute.statut).toBe(201);
    expect((await vue()).passages.find((p) => p.id === ajoute.corps.id)?.urgence).toBe('L’arrêt finit demain.');
    // Qui ne lit pas l'ordre du jour de ce dossier n'en lit pas l'urgence.
    const reserve = (await vue(emploi)).passages.find((p) => p.id === ajoute.corps.id);
    expect(reserve).toMatchObject({ visible: false, urgence: null, question: null, nombreAvis: 0 });
  });
});
