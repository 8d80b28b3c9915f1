import { LIBELLES_FONCTION, type EcranSalleVue } from '@pdp/domain';
import { completerCategorie } from '../../../../test/cles-de-test.js';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { SocketsDeTest, tenirSeance } from '../../../../test/seance-de-test.js';
import type { SocketDeTest } from '../../../../test/socket-de-test.js';

describe('mode salle : l’écran partagé montre ce que tous les présents lisent', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let cpam: ClientHttp;
  let emploi: ClientHttp;
  let dossierId: string;
  let revueId: string;
  let passageId: string;
  const sockets = new SocketsDeTest();

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, cpam, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'referent.cpam', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    dossierId = await app.dossierVitrine();
    await completerCategorie(app.sql, dossierId, 'social', { diagnosticSocial: 'ZQX-SOC' });
    await completerCategorie(app.sql, dossierId, 'projet', { description: 'ZQX-PRO' });
    await completerCategorie(app.sql, dossierId, 'emploi', { commentaire: 'ZQX-EMP' });
    const seance = await tenirSeance(coordinatrice, {
      dossiers: [dossierId],
      par: sociale,
      question: 'ZQX-QUESTION ?',
      etat: 'ORDRE_DU_JOUR_OUVERT',
    });
    ({ revueId } = seance);
    passageId = seance.passages[0] ?? '';
    const conseil = await connecter(app.url, 'medecin.conseil');
    for (const [client, texte] of [
      [conseil, 'ZQX-AVIS-MEDICAL'],
      [cpam, 'ZQX-AVIS-CPAM'],
    ] as const)
      expect((await client.put(`/passages/${passageId}/avis-differe`, { texte })).statut).toBe(200);
    await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'demarrer' });
  }, 120_000);

  afterAll(async () => {
    sockets.fermer();
    await app?.fermer();
  });

  const entrer = (client: ClientHttp): Promise<SocketDeTest> => sockets.entrer(client, revueId);
  const ecran = (client: ClientHttp): Promise<{ statut: number; corps: EcranSalleVue; texte: string }> =>
    client.get<EcranSalleVue>(`/revues/${revueId}/ecran`);

  it('n’existe que pour la séance, et se tait avant le premier dossier', async () => {
    expect((await ecran(cpam)).statut).toBe(404);
    await Promise.all([coordinatrice, sociale].map(entrer));
    expect((await ecran(sociale)).corps).toMatchObject({ passage: null, faits: 0, total: 1 });
  });

  it('deux présents : l’intersection de leurs droits, même pour qui en lit plus', async () => {
    await coordinatrice.post(`/passages/${passageId}/transitions`, { transition: 'commencer' });
    const vue = await ecran(sociale);
    expect(vue.texte).toContain('Guéguen');
    expect(vue.texte).toContain('ZQX-QUESTION');
    expect(vue.texte).toContain('ZQX-EMP');
    expect(vue.texte).toContain('ZQX-PRO');
    // La coordinatrice ne lit pas la situation sociale.
    expect(vue.texte).not.toContain('ZQX-SOC');
    expect(vue.corps.passage?.reservees).toEqual(expect.arrayContaining(['social']));
    // Un avis se montre si tous lisent sa catégorie : la coordination ne lit des avis médicaux que leur existence.
    expect(vue.corps.passage?.avisDifferes.map((a) => a.texte)).toEqual(['ZQX-AVIS-CPAM']);
    expect(vue.corps.passage?.avisReserves).toBe(1);
    expect(vue.texte).not.toContain('ZQX-AVIS-MEDICAL');
    // L'arrêt se réduit à sa durée pour la coordination : lu en partie par l'un, il n'est montré à personne.
    expect(vue.corps.passage?.categories).not.toHaveProperty('arret');
  });

  it('un troisième arrive : ce qu’il ne lit pas disparaît ; il part, tout revient', async () => {
    const s = await entrer(cpam);
    const avec = await ecran(sociale);
    expect(avec.texte).not.toMatch(/ZQX-(SOC|PRO)/);
    expect(avec.texte).toContain('ZQX-EMP');
    expect(avec.corps.pour).toContain(await app.idDe('referent.cpam'));
    await s.envoyer('revue.quitter', { revueId });
    expect((await ecran(sociale)).texte).toContain('ZQX-PRO');
  });

  it('un présent sans droit sur le dossier : rien n’en est montré, on dit pourquoi', async () => {
    const s = await entrer(emploi);
    const ferme = await ecran(sociale);
    expect(ferme.corps.passage).toBeNull();
    expect(ferme.corps.empechePar).toEqual([
      expect.objectContaining({ fonction: LIBELLES_FONCTION.CONSEILLER_CAP_EMPLOI }),
    ]);
    expect(ferme.texte).not.toMatch(/ZQX|Guéguen/);
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'cap.emploi'`,
    );
    // Un accord donné en pleine discussion rouvre l'écran, à ce qui est commun.
    await sociale.post(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: organisme!.id,
      categories: ['identite', 'emploi', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    const ouvert = await ecran(sociale);
    expect(ouvert.texte).toContain('Guéguen');
    expect(ouvert.texte).not.toMatch(/ZQX-(SOC|PRO|AVIS)/);
    expect(ouvert.corps.passage?.avisReserves).toBe(2);
    // Une connexion perdue n'élargit rien : la personne peut encore être devant l'écran.
    s.brute.io.engine.close();
    await new Promise((suite) => setTimeout(suite, 300));
    expect((await ecran(sociale)).texte).not.toContain('ZQX-PRO');
  });
});
