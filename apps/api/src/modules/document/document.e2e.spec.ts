import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentDepose, DocumentsVue, DocumentVue, FichierVue, NotificationsPage, Probleme } from '@pdp/domain';
import type { ClientHttp, ReponseHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { EICAR, unEnvoi, unJpeg, unPdf, unPng } from '../../../test/fichiers/echantillons.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { ouvrirSocket } from '../../../test/socket-de-test.js';
import { deposerDocumentsDeDemo } from '../../demo/documents.js';
import { nouvelId } from '../../platform/config/identifiants.js';

const COMPTES = [
  'assistante.sociale',
  'referent.cpam',
  'medecin.conseil',
  'csam.social',
  'coordinatrice',
  'medecin.travail',
  'cap.emploi',
  'assuree',
  'mandataire',
  'pilote',
  'admin',
  'dpo',
  'assistante.sociale.2',
] as const;

describe('documents, par HTTP et sockets', () => {
  let app: ApplicationDemo;
  let dossierId: string;
  const clients = new Map<string, ClientHttp>();
  const de = (compte: (typeof COMPTES)[number]): ClientHttp => clients.get(compte)!;
  const claire = (): ClientHttp => de('assistante.sociale');

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    for (const compte of COMPTES) clients.set(compte, await connecter(app.url, compte));
    await app.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role) VALUES (gen_random_uuid(), $1, $2, 'CERCLE')`,
      [dossierId, await app.idDe('csam.social')],
    );
  }, 180_000);
  afterAll(() => app?.fermer());

  const deposer = (
    corps: FormData,
    client = claire(),
    entetes: Record<string, string> = {},
  ): Promise<ReponseHttp<DocumentDepose>> => client.post(`/dossiers/${dossierId}/documents`, corps, { entetes });
  const lister = async (client: ClientHttp): Promise<DocumentsVue> =>
    (await client.get<DocumentsVue>(`/dossiers/${dossierId}/documents`)).corps;
  const trouver = async (client: ClientHttp, id: string): Promise<DocumentVue | undefined> =>
    (await lister(client)).elements.find((d) => d.id === id);
  const analyse = (fichierId: string): Promise<void> =>
    jusquA('fichier analysé', async () => {
      const [ligne] = await app.sql<{ etat: string }>(`SELECT etat FROM fichier WHERE id = $1`, [fichierId]);
      return ligne?.etat === 'SAIN' || ligne?.etat === 'INFECTE';
    });
  const sain = async (champs: Record<string, string>, contenu = unPdf(), nom?: string): Promise<DocumentDepose> => {
    const { statut, corps } = await deposer(unEnvoi(champs, contenu, nom));
    expect(statut).toBe(201);
    await analyse(corps.fichierId);
    return corps;
  };
  // Ni le titre du document, ni son nom de fichier, ni la personne.
  const prevenue = async (lien: string): Promise<void> => {
    const { elements } = (await claire().get<NotificationsPage>('/notifications')).corps;
    const avis = elements.find(({ type }) => type === 'FICHIER_REFUSE');
    expect(avis).toMatchObject({ texte: 'Un fichier que vous avez déposé a été refusé.', lien });
  };
  const champsDe = (reponse: ReponseHttp): string[] =>
    ((reponse.corps as Probleme).champs ?? []).map(({ chemin, code }) => `${chemin} ${code}`);

  test('la démonstration dépose les siens une fois, par le même chemin', async () => {
    const semer = (): Promise<void> => deposerDocumentsDeDemo(app.app, app.databaseUrl);
    await Promise.all([semer(), semer()]);
    await semer();
    for (const { versions } of (await lister(claire())).elements) await analyse(versions[0]?.fichierId ?? '');
    const etats = (await lister(claire())).elements.map(({ versions }) => versions[0]?.etat);
    expect(etats.toSorted()).toEqual(['INFECTE', 'SAIN', 'SAIN']);
    const { elements } = await lister(de('assuree'));
    expect(elements.map(({ classe }) => classe).sort()).toEqual(['ADMINISTRATIF', 'SOCIAL']);
    expect(elements[0]?.capacites.telecharger).toBe(true);
  });

  test('déposé, analysé, annoncé, listé, téléchargé, journalisé', async () => {
    const ecran = await ouvrirSocket(claire());
    const contenu = unPdf('Convention ZQXcontenu '.repeat(9000));
    const depose = await sain(
      { classe: 'ADMINISTRATIF', titre: 'Convention d’essai encadré' },
      contenu,
      '../../Côté <b>.exe',
    );
    await ecran.attendre('document.change', ({ id }: { id: string }) => id === depose.id);
    ecran.fermer();
    expect(await trouver(claire(), depose.id)).toMatchObject({
      classe: 'ADMINISTRATIF',
      titre: 'Convention d’essai encadré',
      versions: [{ numero: 1, nom: 'Côté -b-.pdf', type: 'application/pdf', octets: contenu.length, etat: 'SAIN' }],
      capacites: { telecharger: true, ecrire: true },
    });
    const recu = await fetch(`${app.url}/api/v1/fichiers/${depose.fichierId}/contenu`, {
      headers: { cookie: de('assuree').enteteCookie() },
    });
    expect(Buffer.from(await recu.arrayBuffer()).equals(contenu)).toBe(true);
    expect(Object.fromEntries([...recu.headers].filter(([nom]) => ENTETES.includes(nom)))).toEqual({
      'content-type': 'application/pdf',
      'content-length': String(contenu.length),
      'content-disposition': `attachment; filename="Cote -b-.pdf"; filename*=UTF-8''C%C3%B4t%C3%A9%20-b-.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    const actes = await app.sql<{ action: string; categories: string[] }>(
      `SELECT action, categories FROM journal_acces WHERE ressource = 'document' AND ressource_id = $1 ORDER BY id`,
      [depose.id],
    );
    expect(actes.map(({ action }) => action).sort()).toEqual([
      'document.analyser',
      'document.deposer',
      'document.telecharger',
    ]);
    expect(new Set(actes.flatMap(({ categories }) => categories))).toEqual(new Set(['documentsAdministratifs']));
  });

  test('ni la base ni le disque ne portent le titre, le nom ou le contenu en clair', async () => {
    await sain({ classe: 'SOCIAL', titre: 'ZQXtitre' }, unPdf('ZQXcontenu'), 'ZQXnom.pdf');
    const lignes = await app.sql<{ t: string }>(
      `SELECT d::text AS t FROM document d UNION ALL SELECT f::text FROM fichier f UNION ALL SELECT o::text FROM outbox o UNION ALL SELECT j::text FROM journal_acces j`,
    );
    expect(lignes.filter(({ t }) => t.includes('ZQX'))).toEqual([]);
  });

  test.each([
    ['un programme nommé .pdf', Buffer.from(`MZ${'x'.repeat(200)}`), 415, 'type-refuse'],
    ['une page web nommée .pdf', Buffer.from('<html><script>x</script>'), 415, 'type-refuse'],
    ['une image SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'type-refuse'],
    ['une archive', Buffer.from(`PK\x03\x04${'x'.repeat(200)}`), 415, 'type-refuse'],
    ['un PDF coupé', Buffer.from(`%PDF-1.7\n${'x'.repeat(5000)}`), 422, 'incomplet'],
    ['un PDF protégé', unPdf('/Encrypt 1 0 R'), 422, 'protege'],
    ['une image qui se déplierait en gigaoctets', unPng(65_000, 65_000), 422, 'image-demesuree'],
    ['rien', Buffer.alloc(0), 422, 'vide'],
    ['dix mégaoctets et un octet', unPdf(Buffer.alloc(10 * 1024 * 1024)), 413, 'trop-gros'],
    ['quarante mégaoctets', unPdf(Buffer.alloc(40 * 1024 * 1024)), 413, 'trop-gros'],
  ] as const)('refusé : %s', async (_, octets, statut, code) => {
    const avant = await app.sql(`SELECT 1 FROM fichier`);
    const reponse = await deposer(unEnvoi({ classe: 'ADMINISTRATIF' }, octets));
    expect([reponse.statut, champsDe(reponse)]).toEqual([statut, [`fichier ${code}`]]);
    expect(await app.sql(`SELECT 1 FROM fichier`)).toHaveLength(avant.length);
  });

  test('images acceptées ; le type annoncé ne compte pas', async () => {
    const png = await sain({ classe: 'ADMINISTRATIF' }, unPng(), 'photo.pdf');
    const jpeg = await sain({ classe: 'ADMINISTRATIF' }, unJpeg(), 'photo.html');
    expect((await trouver(claire(), png.id))?.versions[0]).toMatchObject({ type: 'image/png', nom: 'photo.png' });
    expect((await trouver(claire(), jpeg.id))?.versions[0]).toMatchObject({ type: 'image/jpeg', nom: 'photo.jpg' });
  });

  test('classe médicale refusée avec l’explication ; classe absente ou inventée refusée', async () => {
    const medical = await deposer(unEnvoi({ classe: 'MEDICAL' }, unPdf()));
    expect([medical.statut, champsDe(medical)]).toEqual([422, ['classe INVALIDE']]);
    expect(medical.texte).toContain('MSSanté');
    for (const classe of ['', 'constructor', 'SOCIAL,ADMINISTRATIF'])
      expect((await deposer(unEnvoi({ classe }, unPdf()))).statut).toBe(400);
    expect((await deposer(unEnvoi({ classe: 'SOCIAL', titre: 'a\u202Eb' }, unPdf()))).statut).toBe(400);
    expect((await deposer(unEnvoi({ classe: 'SOCIAL', titre: 'x'.repeat(121) }, unPdf()))).statut).toBe(400);
  });

  test('le fichier d’essai EICAR est refusé, effacé, et invisible à qui ne peut que lire', async () => {
    const depose = await sain({ classe: 'ADMINISTRATIF', titre: 'Piégé' }, unPdf(`x\n${EICAR}\n`));
    const [ligne] = await app.sql(`SELECT etat, cle_scellee, signature FROM fichier WHERE id = $1`, [depose.fichierId]);
    expect(ligne).toEqual({ etat: 'INFECTE', cle_scellee: null, signature: 'EICAR-analyse-simulee' });
    expect((await trouver(claire(), depose.id))?.versions[0]?.etat).toBe('INFECTE');
    expect(await trouver(de('medecin.conseil'), depose.id)).toBeUndefined();
    expect(await trouver(de('assuree'), depose.id)).toBeUndefined();
    expect((await claire().get(`/fichiers/${depose.fichierId}/contenu`)).statut).toBe(422);
    expect((await lister(claire())).depot.analyseSimulee).toBe(true);
    await prevenue(`/dossiers/${dossierId}?onglet=documents`);
  });

  test('une version piégée prévient qui l’a déposée, pas qui a ouvert le document', async () => {
    const avis = (id: string): Promise<{ qui: string }[]> =>
      app.sql<{ qui: string }>(
        `SELECT u.sujet AS qui FROM notification n JOIN utilisateur u ON u.id = n.utilisateur_id WHERE n.type = 'FICHIER_REFUSE' AND n.ressource_id = $1`,
        [id],
      );
    const depose = await sain({ classe: 'ADMINISTRATIF', titre: 'Deux mains' });
    await app.sql(
      `UPDATE document SET depose_par = (SELECT id FROM utilisateur WHERE sujet = 'medecin.conseil') WHERE id = $1`,
      [depose.id],
    );
    const { corps } = await claire().post<DocumentDepose>(
      `/documents/${depose.id}/versions`,
      unEnvoi({}, unPdf(EICAR)),
    );
    await analyse(corps.fichierId);
    expect(await avis(depose.id)).toEqual([{ qui: 'assistante.sociale' }]);
  });

  test('la matrice, fonction par fonction et classe par classe', async () => {
    const admin = await sain({ classe: 'ADMINISTRATIF', titre: 'Matrice administrative' });
    const social = await sain({ classe: 'SOCIAL', titre: 'Matrice sociale' });
    const vu: Record<string, string> = {};
    for (const compte of COMPTES) {
      const etats = [];
      for (const { id, fichierId } of [admin, social]) {
        const liste = await de(compte).get<DocumentsVue>(`/dossiers/${dossierId}/documents`);
        const ligne = liste.statut === 200 ? liste.corps.elements.find((d) => d.id === id) : undefined;
        const { statut } = await de(compte).get(`/fichiers/${fichierId}/contenu`);
        const ecrit = (await de(compte).post(`/documents/${id}/retrait`, { motif: 'inconnu' })).statut;
        etats.push(`${ligne ? (ligne.versions.length > 0 ? 'R' : 'titre') : '–'} ${statut} ${ecrit}`);
      }
      vu[compte] = etats.join(' | ');
    }
    expect(vu).toEqual({
      'assistante.sociale': 'R 200 400 | R 200 400',
      'referent.cpam': 'R 200 400 | – 403 400',
      'medecin.conseil': 'R 200 403 | – 403 403',
      'csam.social': 'R 200 403 | – 403 403',
      coordinatrice: 'titre 403 403 | – 403 403',
      'medecin.travail': await attenduPartenaire('medecin.travail'),
      'cap.emploi': '– 404 403 | – 404 403',
      assuree: 'R 200 403 | R 200 403',
      mandataire: 'R 200 403 | R 200 403',
      pilote: '– 404 403 | – 404 403',
      admin: '– 404 403 | – 404 403',
      dpo: '– 404 403 | – 404 403',
      'assistante.sociale.2': '– 404 400 | – 404 400',
    });
  });

  // L'accord de la vitrine dit lui-même ce qu'il ouvre au service de santé au travail.
  const attenduPartenaire = async (compte: string): Promise<string> => {
    const [ligne] = await app.sql<{ ouvert: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM consentement c JOIN habilitation h ON h.organisme_id = c.organisme_id AND h.unite = c.unite JOIN utilisateur u ON u.id = h.utilisateur_id
         WHERE c.dossier_id = $1 AND u.sujet = $2 AND c.retire_le IS NULL AND 'documentsAdministratifs' = ANY (c.categories)) AS ouvert`,
      [dossierId, compte],
    );
    return ligne?.ouvert === true ? 'R 200 403 | – 403 403' : '– 403 403 | – 403 403';
  };

  test('écrire suit la matrice : le référent CPAM dépose l’administratif, jamais le social', async () => {
    const cpam = de('referent.cpam');
    expect((await lister(cpam)).depot.classes).toEqual(['ADMINISTRATIF']);
    expect((await deposer(unEnvoi({ classe: 'ADMINISTRATIF' }, unPdf()), cpam)).statut).toBe(201);
    expect((await deposer(unEnvoi({ classe: 'SOCIAL' }, unPdf()), cpam)).statut).toBe(403);
    expect((await deposer(unEnvoi({ classe: 'SOCIAL' }, unPdf()), de('medecin.conseil'))).statut).toBe(403);
    expect((await deposer(unEnvoi({ classe: 'SOCIAL' }, unPdf()), de('assistante.sociale.2'))).statut).toBe(404);
    const social = await sain({ classe: 'SOCIAL' });
    const version = (client: ClientHttp): Promise<ReponseHttp> =>
      client.post(`/documents/${social.id}/versions`, unEnvoi({}, unPdf()));
    expect([(await version(cpam)).statut, (await version(de('assistante.sociale.2'))).statut]).toEqual([403, 404]);
    expect((await cpam.post(`/documents/${social.id}/retrait`, { motif: 'DOUBLON' })).statut).toBe(403);
  });

  test('un document adressé au partenaire, l’accord retiré : plus rien', async () => {
    const [comete] = await app.sql<{ id: string }>(
      `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'cap.emploi'`,
    );
    const donne = await claire().post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: comete?.id,
      categories: ['identite', 'documentsAdministratifs'],
      canal: 'ORAL_ATTESTE',
    });
    expect(donne.statut).toBe(201);
    const depose = await sain({ classe: 'ADMINISTRATIF', titre: 'Partagé', destinataireId: comete?.id ?? '' });
    const partenaire = de('cap.emploi');
    expect((await trouver(partenaire, depose.id))?.adresseA).toEqual(expect.any(String));
    expect((await partenaire.get(`/fichiers/${depose.fichierId}/contenu`)).statut).toBe(200);
    expect((await de('assuree').post(`/consentements/${donne.corps.id}/retrait`, {})).statut).toBe(200);
    const apres = [
      await partenaire.get(`/fichiers/${depose.fichierId}/contenu`),
      await partenaire.get(`/fichiers/${depose.fichierId}`),
      await partenaire.get(`/dossiers/${dossierId}/documents`),
      await partenaire.get(`/fichiers/${nouvelId()}/contenu`),
    ];
    expect(apres.map(({ statut }) => statut)).toEqual([404, 404, 404, 404]);
    expect(
      (await deposer(unEnvoi({ classe: 'ADMINISTRATIF', destinataireId: comete?.id ?? '' }, unPdf()))).statut,
    ).toBe(422);
  });

  test('versions : la dernière d’abord, l’ancienne reste lisible', async () => {
    const { id, fichierId } = await sain({ classe: 'ADMINISTRATIF', titre: 'Bilan' }, unPdf('un'), 'un.pdf');
    const suite = await claire().post<DocumentDepose>(
      `/documents/${id}/versions`,
      unEnvoi({}, unPdf('deux'), 'deux.pdf'),
    );
    expect([suite.statut, suite.corps.version]).toEqual([201, 2]);
    await analyse(suite.corps.fichierId);
    expect((await trouver(claire(), id))?.versions.map(({ numero, nom }) => `${numero} ${nom}`)).toEqual([
      '2 deux.pdf',
      '1 un.pdf',
    ]);
    expect((await claire().get(`/fichiers/${fichierId}/contenu`)).texte).toContain('un');
  });

  test('retrait : le contenu et, s’il le faut, le titre s’effacent ; la trace reste à qui écrit', async () => {
    const { id, fichierId } = await sain({ classe: 'ADMINISTRATIF', titre: 'À retirer' });
    expect((await claire().post(`/documents/${id}/retrait`, { motif: 'CONTENU_MEDICAL' }, { version: 9 })).statut).toBe(
      412,
    );
    const retire = await claire().post(`/documents/${id}/retrait`, { motif: 'CONTENU_MEDICAL' }, { version: 1 });
    expect([retire.statut, retire.corps]).toEqual([200, { id, version: 2 }]);
    expect(await trouver(claire(), id)).toMatchObject({
      titre: null,
      retrait: { motif: 'CONTENU_MEDICAL' },
      capacites: { telecharger: false, ecrire: false },
    });
    expect(await trouver(de('assuree'), id)).toBeUndefined();
    expect((await claire().get(`/fichiers/${fichierId}/contenu`)).statut).toBe(404);
    expect((await claire().post(`/documents/${id}/retrait`, { motif: 'DOUBLON' })).statut).toBe(409);
    expect((await claire().post(`/documents/${id}/versions`, unEnvoi({}, unPdf()))).statut).toBe(409);
    const [trace] = await app.sql(
      `SELECT motif FROM transition WHERE ressource = 'document' AND ressource_id = $1 AND transition = 'retirer'`,
      [id],
    );
    expect(trace).toEqual({ motif: 'CONTENU_MEDICAL' });
  });

  test('même clé : un seul document ; même clé, autre fichier : refusé', async () => {
    const entetes = { 'idempotency-key': `depot-${nouvelId()}` };
    const envoi = (contenu: string): FormData => unEnvoi({ classe: 'SOCIAL', titre: 'Une fois' }, unPdf(contenu));
    const [un, deux] = [await deposer(envoi('a'), claire(), entetes), await deposer(envoi('a'), claire(), entetes)];
    expect([un.statut, deux.statut, deux.corps]).toEqual([201, 201, un.corps]);
    const trois = await deposer(envoi('b'), claire(), entetes);
    expect([trois.statut, (trois.corps as unknown as Probleme).code]).toEqual([422, 'cle-idempotence-reutilisee']);
    expect((await lister(claire())).elements.filter(({ titre }) => titre === 'Une fois')).toHaveLength(1);
  });

  test('l’état d’un fichier se demande, avec les mêmes droits', async () => {
    const { fichierId } = await sain({ classe: 'SOCIAL' }, unPdf(), 'budget.pdf');
    expect((await claire().get<FichierVue>(`/fichiers/${fichierId}`)).corps).toMatchObject({
      nom: 'budget.pdf',
      etat: 'SAIN',
    });
    expect((await de('medecin.conseil').get(`/fichiers/${fichierId}`)).statut).toBe(403);
    expect((await de('assistante.sociale.2').get(`/fichiers/${fichierId}`)).statut).toBe(404);
  });
});

const ENTETES = [
  'content-type',
  'content-length',
  'content-disposition',
  'x-content-type-options',
  'content-security-policy',
  'cache-control',
];
