import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HabilitationAdminVue, HabilitationsPage, Probleme, UtilisateurDesactive } from '@pdp/domain';
import { io, type Socket } from 'socket.io-client';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { MARQUES } from '../dossier/essais/monde.js';
import { ouvrirMondeLivret, type MondeLivret } from '../livret/essais/monde-livret.js';
import { semerCompte } from './essais/comptes.js';

describe('habilitations', () => {
  let m: MondeLivret;
  let admin: ClientHttp;
  const lister = async (suite = '', client = admin) =>
    (await client.get<HabilitationsPage & Probleme>(`/habilitations${suite}`)).corps;
  const creer = async (corps: object, client = admin) =>
    client.post<HabilitationAdminVue & Probleme>('/habilitations', corps);
  const modifier = async (id: string, corps: unknown, version?: number, client = admin) =>
    client.patch<HabilitationAdminVue & Probleme>(
      `/habilitations/${id}`,
      corps,
      version === undefined ? {} : { version },
    );
  const demande = (reste: object = {}) => ({
    fonction: 'MEDECIN_TRAVAIL',
    organismeId: m.monde.organismes.SPST,
    motif: 'Arrivée',
    ...reste,
  });
  const nouveau = (courriel: string) => ({ nouvelUtilisateur: { nom: 'Élouan', prenom: 'Gwenola', courriel } });

  const ouvrirSocket = async (client: ClientHttp): Promise<Socket> => {
    const socket = io(m.app.url, {
      path: '/api/temps-reel',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: client.enteteCookie() },
    });
    await new Promise((dire, rejeter) => socket.once('connect', () => dire(null)).once('connect_error', rejeter));
    return socket;
  };

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    admin = await m.client('admin');
  }, 120_000);
  afterAll(() => m?.fermer());

  test('l’administrateur voit les professionnels de sa plateforme, jamais un assuré ni un dossier', async () => {
    const tout = await admin.get<HabilitationsPage>('/habilitations?limite=200');
    expect(tout.corps.elements.length).toBeGreaterThan(10);
    expect(
      tout.corps.elements.every(
        (h) => h.plateforme?.id === m.monde.plateformeId && !['ASSURE', 'MANDATAIRE'].includes(h.fonction),
      ),
    ).toBe(true);
    expect(tout.texte).not.toMatch(/Nom (assuree|voisin|mandataire)/);
    for (const marque of Object.values(MARQUES).flat()) expect(tout.texte).not.toContain(marque);
    const d = m.dossier.dossierId;
    const statuts = await Promise.all(
      [
        `/dossiers/${d}`,
        `/dossiers/${d}/livret`,
        `/dossiers/${d}/visites-pre-reprise`,
        '/mon-livret',
        '/mon-journal',
      ].map(async (chemin) => (await admin.get(chemin)).statut),
    );
    expect(statuts).toEqual([404, 404, 404, 403, 403]);
    for (const compte of ['referente', 'conseil', 'assuree'] as const) {
      const client = await m.client(compte);
      const refus = await Promise.all([
        client.get('/habilitations'),
        creer(demande(), client),
        modifier(nouvelId(), { motif: 'x' }, 1, client),
        client.post(`/utilisateurs/${nouvelId()}/desactivation`, { motif: 'x' }),
      ]);
      expect(refus.map((r) => r.statut)).toEqual([403, 403, 403, 403]);
    }
  });

  test('inviter une personne : son compte s’ouvre, elle se connecte, sa création reste écrite', async () => {
    const cree = await creer(demande({ ...nouveau('gwenola.elouan@exemple.invalid'), fin: '2099-12-31' }));
    expect([cree.statut, cree.corps]).toMatchObject([
      201,
      {
        version: 1,
        fonction: 'MEDECIN_TRAVAIL',
        unite: 'SPST',
        active: true,
        motif: 'Arrivée',
        fin: '2099-12-31T23:00:00.000Z',
        utilisateur: { nom: 'Gwenola Élouan', actif: true, derniereConnexion: null },
      },
    ]);
    const elle = await connecter(m.app.url, 'gwenola.elouan');
    expect((await elle.get('/session')).corps).toMatchObject({ habilitationActive: { fonction: 'MEDECIN_TRAVAIL' } });
    expect((await lister('?recherche=elouan')).elements).toMatchObject([
      { id: cree.corps.id, utilisateur: { derniereConnexion: expect.any(String) } },
    ]);
    expect(
      await m.sql(
        `SELECT transition, vers, motif, acteur_id FROM transition WHERE ressource = 'habilitation' AND ressource_id = $1`,
        [cree.corps.id],
      ),
    ).toEqual([{ transition: 'creer', vers: 'EN_COURS', motif: 'Arrivée', acteur_id: m.acteurs.admin.utilisateurId }]);
    expect(
      await m.sql(`SELECT 1 FROM journal_acces WHERE action = 'habilitation.creer' AND ressource_id = $1`, [
        cree.corps.id,
      ]),
    ).toHaveLength(1);
    expect((await creer(demande(nouveau('GWENOLA.elouan@exemple.invalid')))).corps.code).toBe('conflit');
    expect((await creer(demande({ utilisateurId: cree.corps.utilisateur.id }))).corps.code).toBe('conflit');
    expect((await creer(demande({ utilisateurId: cree.corps.utilisateur.id, fonction: 'IPRP' }))).statut).toBe(201);
  });

  test('deux invitations de la même adresse à la fois : un seul compte', async () => {
    const statuts = (
      await Promise.all(Array.from({ length: 4 }, () => creer(demande(nouveau('meme@exemple.invalid')))))
    ).map((r) => r.statut);
    expect(statuts.sort()).toEqual([201, 409, 409, 409]);
  });

  test('un administrateur ne s’ouvre pas les dossiers, par aucun chemin', async () => {
    const [moi] = await m.sql<{ id: string; version: number }>(
      `SELECT id, version FROM habilitation WHERE utilisateur_id = $1`,
      [m.acteurs.admin.utilisateurId],
    );
    for (const [fonction, unite] of [
      ['MEDECIN_CONSEIL', 'SERVICE_MEDICAL'],
      ['DPO', 'ADMINISTRATION'],
      ['COORDINATEUR', 'COORDINATION'],
    ] as const) {
      const refus = await creer({
        utilisateurId: m.acteurs.admin.utilisateurId,
        fonction,
        organismeId: m.monde.organismes[unite],
        motif: 'x',
      });
      expect([refus.statut, refus.corps.champs?.[0]?.chemin]).toEqual([422, 'fonction']);
    }
    expect(
      (
        await creer({
          utilisateurId: m.acteurs.admin.utilisateurId,
          fonction: 'PILOTE',
          organismeId: m.monde.organismes.PILOTAGE,
          motif: 'Statistiques',
        })
      ).statut,
    ).toBe(201);
    expect((await creer(demande(nouveau('admin@exemple.invalid')))).statut).toBe(409);
    expect((await modifier(moi!.id, { fin: null, motif: 'x' }, moi!.version)).statut).toBe(422);
    expect(
      (await admin.post(`/utilisateurs/${m.acteurs.admin.utilisateurId}/desactivation`, { motif: 'x' })).statut,
    ).toBe(422);
    expect((await admin.get('/session')).statut).toBe(200);
  });

  test.each<[string, (m: MondeLivret) => object, number, string]>([
    ['ni personne connue, ni nouvelle', () => ({}), 422, 'utilisateurId'],
    [
      'les deux',
      (x) => ({ ...nouveau('deux@exemple.invalid'), utilisateurId: x.acteurs.conseil.utilisateurId }),
      422,
      'utilisateurId',
    ],
    ['un assuré', (x) => ({ utilisateurId: x.acteurs.assuree.utilisateurId }), 422, 'utilisateurId'],
    ['un inconnu', () => ({ utilisateurId: nouvelId() }), 422, 'utilisateurId'],
    [
      'la fonction d’assuré',
      (x) => ({ utilisateurId: x.acteurs.conseil.utilisateurId, fonction: 'ASSURE' }),
      422,
      'fonction',
    ],
    [
      'un organisme d’ailleurs',
      (x) => ({ utilisateurId: x.acteurs.conseil.utilisateurId, organismeId: nouvelId() }),
      422,
      'organismeId',
    ],
    [
      'un organisme sans ce service',
      (x) => ({ utilisateurId: x.acteurs.conseil.utilisateurId, organismeId: x.monde.organismes.CAP_EMPLOI }),
      422,
      'organismeId',
    ],
    ['une fin passée', (x) => ({ utilisateurId: x.acteurs.conseil.utilisateurId, fin: '2020-01-01' }), 422, 'fin'],
    [
      'une date qui n’existe pas',
      (x) => ({ utilisateurId: x.acteurs.conseil.utilisateurId, debut: '2026-02-31' }),
      400,
      'debut',
    ],
    ['une fonction inventée', () => ({ ...nouveau('x@exemple.invalid'), fonction: 'ROI' }), 400, 'fonction'],
    ['un courriel faux', () => nouveau('pas-une-adresse'), 400, 'nouvelUtilisateur.courriel'],
    [
      'un nom vide',
      () => ({ nouvelUtilisateur: { nom: ' ', prenom: 'A', courriel: 'vide@exemple.invalid' } }),
      400,
      'nouvelUtilisateur.nom',
    ],
    ['un texte pour personne', () => ({ nouvelUtilisateur: 'x' }), 400, 'nouvelUtilisateur'],
    ['une liste pour personne', () => ({ nouvelUtilisateur: [] }), 400, 'nouvelUtilisateur'],
    ['sans motif', () => ({ ...nouveau('y@exemple.invalid'), motif: '' }), 400, 'motif'],
    ['un motif blanc', () => ({ ...nouveau('z@exemple.invalid'), motif: '   ' }), 400, 'motif'],
    ['un champ en trop', () => ({ ...nouveau('w@exemple.invalid'), actif: true }), 400, 'actif'],
  ])('%s : refusé sur le bon champ, rien n’est créé', async (_nom, corps, statut, chemin) => {
    const avant = await m.sql(`SELECT count(*) FROM utilisateur UNION ALL SELECT count(*) FROM habilitation`);
    const refus = await creer(demande(corps(m)));
    expect([refus.statut, refus.corps.champs?.map((c) => c.chemin)]).toEqual([statut, [chemin]]);
    expect(await m.sql(`SELECT count(*) FROM utilisateur UNION ALL SELECT count(*) FROM habilitation`)).toEqual(avant);
  });

  test('terminer une habilitation coupe la page et la socket en moins de deux secondes', async () => {
    const { utilisateurId, habilitationId } = await semerCompte(m, 'bientot.partie', 'ASSISTANT_SERVICE_SOCIAL');
    const elle = await connecter(m.app.url, 'bientot.partie');
    const [socket, temoin] = await Promise.all([ouvrirSocket(elle), m.client('referente')]);
    let coupee = false;
    socket.once('disconnect', () => (coupee = true));
    const depart = Date.now();
    const finie = await modifier(
      habilitationId,
      { fin: new Date(Date.now() + 5000).toISOString(), motif: 'Départ' },
      1,
    );
    expect([finie.statut, finie.corps]).toMatchObject([200, { version: 2, active: false, motif: 'Départ' }]);
    await jusquA(
      'la page et la socket coupées',
      async () => coupee && (await elle.get('/mon-travail')).statut === 401,
      2000,
    );
    expect(Date.now() - depart).toBeLessThan(2000);
    expect((await temoin.get('/session')).statut).toBe(200);
    await expect(connecter(m.app.url, 'bientot.partie')).rejects.toThrow();
    expect(
      await m.sql(`SELECT transition, de, vers FROM transition WHERE ressource_id = $1`, [habilitationId]),
    ).toEqual([{ transition: 'terminer', de: 'EN_COURS', vers: 'TERMINEE' }]);
    expect((await modifier(habilitationId, { fin: null, motif: 'Retour' }, 2)).corps).toMatchObject({
      active: true,
      fin: null,
    });
    expect((await (await connecter(m.app.url, 'bientot.partie')).get('/session')).statut).toBe(200);
    expect(
      await m.sql(`SELECT 1 FROM session WHERE utilisateur_id = $1 AND terminee_le IS NOT NULL`, [utilisateurId]),
    ).toHaveLength(1);
  });

  test('une écriture périmée est refusée avec la vue actuelle ; sans version, 428 ; ailleurs, 404', async () => {
    const { habilitationId } = await semerCompte(m, 'perime', 'IPRP');
    const ailleurs = await semerCompte(m, 'hors', 'MEDECIN_CONSEIL', { plateformeId: m.monde.autrePlateformeId });
    expect((await modifier(habilitationId, { motif: 'Précision' }, 1)).corps).toMatchObject({
      version: 2,
      fin: null,
    });
    const perimee = await modifier(habilitationId, { fin: '2030-01-01', motif: 'x' }, 1);
    expect([perimee.statut, perimee.corps.actuel]).toMatchObject([
      412,
      { id: habilitationId, version: 2, motif: 'Précision' },
    ]);
    expect((await modifier(habilitationId, { motif: 'x' })).statut).toBe(428);
    for (const faux of [
      { fin: '2030-02-31', motif: 'x' },
      { fin: 3, motif: 'x' },
      { fin: '2030-01-01' },
      { motif: 'x', version: 2 },
      { motif: 'x'.repeat(301) },
    ])
      expect((await modifier(habilitationId, faux, 2)).statut).toBe(400);
    expect((await modifier(ailleurs.habilitationId, { motif: 'x' }, 1)).statut).toBe(404);
    const [assure] = await m.sql<{ id: string }>(`SELECT id FROM habilitation WHERE utilisateur_id = $1`, [
      m.acteurs.assuree.utilisateurId,
    ]);
    expect((await modifier(assure!.id, { motif: 'x' }, 1)).statut).toBe(404);
    const ensemble = await Promise.all([1, 2, 3].map((n) => modifier(habilitationId, { motif: `Essai ${n}` }, 2)));
    expect(ensemble.map((r) => r.statut).sort()).toEqual([200, 412, 412]);
  });

  test('désactiver un compte coupe toutes ses sessions ; ni un assuré, ni qui travaille aussi ailleurs', async () => {
    const { utilisateurId } = await semerCompte(m, 'ferme', 'IPRP');
    const [un, deux] = [await connecter(m.app.url, 'ferme'), await connecter(m.app.url, 'ferme')];
    const socket = await ouvrirSocket(deux);
    const desactiver = (id: string, corps: unknown = { motif: 'Départ' }) =>
      admin.post<UtilisateurDesactive & Probleme>(`/utilisateurs/${id}/desactivation`, corps);
    expect((await desactiver(utilisateurId, {})).statut).toBe(400);
    expect(await desactiver(utilisateurId)).toMatchObject({
      statut: 200,
      corps: { id: utilisateurId, actif: false, sessionsTerminees: 2 },
    });
    await jusquA(
      'tout coupé',
      async () =>
        !socket.connected && (await un.get('/session')).statut === 401 && (await deux.get('/session')).statut === 401,
      2000,
    );
    await expect(connecter(m.app.url, 'ferme')).rejects.toThrow();
    expect((await desactiver(utilisateurId)).corps).toMatchObject({ actif: false, sessionsTerminees: 0 });
    expect(
      await m.sql(`SELECT vers, motif FROM transition WHERE ressource = 'utilisateur' AND ressource_id = $1`, [
        utilisateurId,
      ]),
    ).toEqual([{ vers: 'DESACTIVE', motif: 'Départ' }]);
    expect((await lister('?recherche=ferme%40exemple.invalid')).elements).toMatchObject([
      { active: false, utilisateur: { actif: false } },
    ]);
    expect((await creer(demande({ utilisateurId, fonction: 'MEDECIN_TRAVAIL' }))).corps).toMatchObject({
      code: 'regle-metier',
      champs: [{ chemin: 'utilisateurId' }],
    });
    expect((await desactiver(m.acteurs.assuree.utilisateurId)).statut).toBe(404);
    expect((await desactiver(nouvelId())).statut).toBe(404);
    const double = await semerCompte(m, 'double', 'IPRP');
    await m.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, plateforme_id) VALUES ($1,$2,'IPRP','SPST',$3)`,
      [nouvelId(), double.utilisateurId, m.monde.autrePlateformeId],
    );
    expect((await desactiver(double.utilisateurId)).statut).toBe(422);
  });

  test('la liste se feuillette par nom, se cherche par courriel entier', async () => {
    const tous = (await lister('?limite=200')).elements.map((h) => h.id);
    const vus: string[] = [];
    let curseur: string | null = '';
    while (curseur !== null) {
      const page: HabilitationsPage = await lister(`?limite=4${curseur && `&curseur=${curseur}`}`);
      vus.push(...page.elements.map((h) => h.id));
      curseur = page.curseurSuivant;
    }
    expect(vus).toEqual(tous);
    expect((await lister('?recherche=Perime%40exemple.invalid')).elements).toMatchObject([
      { utilisateur: { courriel: 'perime@exemple.invalid' } },
    ]);
    // Scellée, une adresse ne se devine pas par morceaux.
    expect((await lister('?recherche=perime%40exemple')).elements).toEqual([]);
  });
});
