import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Probleme, SessionVue } from '@pdp/domain';
import { semerComptes, type CompteSeme } from '../../../test/annuaire-de-test.js';
import { ouvrirApplicationAuth, type ApplicationAuth } from '../../../test/application-auth.js';
import { ClientHttp, choisirCompte, connecter, suivre } from '../../../test/connecter.js';

const HTML = { entetes: { accept: 'text/html' } };

describe('connexion avec le fournisseur de démonstration', () => {
  let appli: ApplicationAuth;
  let comptes: readonly CompteSeme[];

  beforeAll(async () => {
    appli = await ouvrirApplicationAuth();
    comptes = await semerComptes(appli.databaseUrl, [
      {
        compte: 'assistante.sociale',
        nom: 'Le Bihan',
        prenom: 'Claire',
        habilitations: [{ fonction: 'ASSISTANT_SERVICE_SOCIAL' }, { fonction: 'COORDINATEUR' }],
      },
      { compte: 'pilote', habilitations: [{ fonction: 'PILOTE' }] },
      { compte: 'desactive', actif: false, habilitations: [{ fonction: 'PILOTE' }] },
      { compte: 'sans.droit', habilitations: [{ fonction: 'PILOTE', fin: new Date('2026-01-02') }] },
      { compte: 'sans.mandat', habilitations: [{ fonction: 'MANDATAIRE' }] },
      { compte: 'suspendu', suspendu: true, habilitations: [{ fonction: 'PILOTE' }] },
    ]);
  });

  afterAll(() => appli.fermer());

  /** Va jusqu'au retour du fournisseur sans le suivre : l'adresse qui ouvrirait la session. */
  async function jusquAuRetour(client: ClientHttp, compte: string, retour = '/'): Promise<string> {
    const page = await suivre(client, `${appli.url}/api/v1/connexion?retour=${encodeURIComponent(retour)}`);
    const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)![1]!;
    let reponse = await client.post(action, new URLSearchParams({ compte }), HTML);
    for (let saut = 0; saut < 5; saut++) {
      const suite = new URL(reponse.entetes.get('location')!, appli.url).href;
      if (suite.includes('/api/v1/connexion/retour')) return suite;
      reponse = await client.get(suite, HTML);
    }
    throw new Error('retour jamais atteint');
  }

  test('la connexion entière ouvre la session du compte choisi et revient où l’on allait', async () => {
    const client = new ClientHttp(appli.url);
    const page = await suivre(
      client,
      `${appli.url}/api/v1/connexion?retour=${encodeURIComponent('/dossiers?etat=OUVERT')}`,
    );
    const arrivee = await choisirCompte(client, page, 'assistante.sociale');
    expect(arrivee.reponse.entetes.get('location')).toBe('/dossiers?etat=OUVERT');
    const { corps } = await client.get<SessionVue>('/session');
    expect(corps).toEqual({
      utilisateur: {
        id: comptes[0]!.utilisateurId,
        nom: 'Le Bihan',
        prenom: 'Claire',
        courriel: 'assistante.sociale@demo.pdp',
      },
      habilitations: [
        expect.objectContaining({ fonction: 'ASSISTANT_SERVICE_SOCIAL' }),
        expect.objectContaining({ fonction: 'COORDINATEUR' }),
      ],
      habilitationActive: {
        id: comptes[0]!.habilitations[0],
        fonction: 'ASSISTANT_SERVICE_SOCIAL',
        unite: 'SERVICE_SOCIAL',
        organisme: { id: expect.any(String), nom: 'Service social (essai)' },
        plateforme: { id: expect.any(String), nom: 'Morbihan (essai)' },
      },
      expireA: expect.any(String),
      reste: { inactiviteS: expect.any(Number), permiseS: 1800, absolueS: expect.any(Number) },
      demo: true,
    });
    const reste = Date.parse(corps.expireA) - Date.now();
    expect(reste).toBeGreaterThan(28 * 60_000);
    expect(reste).toBeLessThanOrEqual(30 * 60_000);
  });

  test('localhost, 127.0.0.1 : chaque nom de l’hôte local a son fournisseur et marche seul', async () => {
    for (const hote of ['localhost', '127.0.0.1']) {
      const client = await connecter(`http://${hote}:${appli.port}`, 'pilote');
      expect((await client.get<SessionVue>('/session')).corps.habilitationActive.fonction).toBe('PILOTE');
    }
  });

  test('le cookie est fermé aux scripts et limité à ce site ; aucun jeton n’atteint le navigateur', async () => {
    const client = new ClientHttp(appli.url);
    const reponse = await client.get(await jusquAuRetour(client, 'pilote'), HTML);
    const cookies = reponse.entetes.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^pdp=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(reponse.entetes.get('cache-control')).toBe('no-store');
    expect(reponse.texte).toBe('');
  });

  test('sans session : 401 en problem+json', async () => {
    const { statut, entetes, corps } = await new ClientHttp(appli.url).get<Probleme>('/session');
    expect(statut).toBe(401);
    expect(entetes.get('content-type')).toContain('application/problem+json');
    expect(corps).toMatchObject({ code: 'non-connecte', detail: 'Connectez-vous pour continuer.' });
  });

  test.each([
    'https://ailleurs.invalid',
    '//ailleurs.invalid',
    '/\\ailleurs.invalid',
    '/.//ailleurs.invalid',
    'javascript:alert(1)',
  ])('le retour étranger %s est refusé, sans redirection', async (retour) => {
    const reponse = await new ClientHttp(appli.url).get<Probleme>(`/connexion?retour=${encodeURIComponent(retour)}`);
    expect(reponse.statut).toBe(400);
    expect(reponse.entetes.get('location')).toBeNull();
    expect(reponse.corps.code).toBe('requete-invalide');
  });

  test('un état forgé est refusé : page en français pour un navigateur, problem+json sinon', async () => {
    const client = new ClientHttp(appli.url);
    const adresse = new URL(await jusquAuRetour(client, 'pilote'));
    adresse.searchParams.set('state', 'x'.repeat(43));
    const page = await client.get(adresse.href, HTML);
    expect(page.statut).toBe(400);
    expect(page.texte).toContain('Connexion à recommencer');
    expect((await client.get<Probleme>(adresse.href)).corps.code).toBe('requete-invalide');
    expect(client.cookies.has('pdp')).toBe(false);
    expect((await client.get('/connexion/retour')).statut).toBe(400);
  });

  test('un retour rejoué est refusé et n’ouvre pas de seconde session', async () => {
    const client = new ClientHttp(appli.url);
    const adresse = await jusquAuRetour(client, 'pilote');
    expect((await client.get(adresse, HTML)).statut).toBe(303);
    const jeton = client.cookies.get('pdp');
    const rejoue = await client.get(adresse, HTML);
    expect(rejoue.statut).toBe(400);
    expect(rejoue.entetes.getSetCookie()).toEqual([]);
    expect(client.cookies.get('pdp')).toBe(jeton);
  });

  test('de dix retours simultanés, un seul ouvre une session', async () => {
    const client = new ClientHttp(appli.url);
    const adresse = await jusquAuRetour(client, 'pilote');
    const statuts = (await Promise.all(Array.from({ length: 10 }, () => client.get(adresse, HTML)))).map(
      (r) => r.statut,
    );
    expect(statuts.filter((s) => s === 303)).toHaveLength(1);
    expect(statuts.filter((s) => s === 400)).toHaveLength(9);
  });

  test('un retour commencé dans un autre navigateur est refusé', async () => {
    const attaquant = new ClientHttp(appli.url);
    const adresse = await jusquAuRetour(attaquant, 'pilote');
    const victime = new ClientHttp(appli.url);
    expect((await victime.get(adresse, HTML)).statut).toBe(400);
    const victimeEnTrainDeSeConnecter = new ClientHttp(appli.url);
    await victimeEnTrainDeSeConnecter.get('/connexion', HTML);
    expect((await victimeEnTrainDeSeConnecter.get(adresse, HTML)).statut).toBe(400);
    expect([victime, victimeEnTrainDeSeConnecter].some((v) => v.cookies.has('pdp'))).toBe(false);
    expect((await attaquant.get(adresse, HTML)).statut).toBe(303);
  });

  test.each([
    ['desactive', 'desactive', 'Votre compte est désactivé.'],
    ['sans.droit', 'sans-habilitation', 'Votre compte n’a aucune habilitation en cours.'],
    ['sans.mandat', 'sans-mandat', 'Vous n’avez aucun mandat en cours'],
    ['suspendu', 'suspendu', 'Votre compte est suspendu'],
  ])('le compte %s arrive sur une page stable qui dit pourquoi', async (compte, raison, phrase) => {
    const client = new ClientHttp(appli.url);
    const arrivee = await client.get(await jusquAuRetour(client, compte), HTML);
    expect([arrivee.statut, arrivee.entetes.get('location')]).toEqual([303, `/connexion?erreur=${raison}`]);
    expect(client.cookies.has('pdp')).toBe(false);
    const programme = new ClientHttp(appli.url);
    const refus = await programme.get<Probleme>(await jusquAuRetour(programme, compte));
    expect(refus.statut).toBe(403);
    expect(refus.corps.champs).toEqual([
      { chemin: 'connexion', code: raison, message: expect.stringContaining(phrase) },
    ]);
  });

  test('se reconnecter change l’identifiant de session et termine l’ancienne', async () => {
    const client = await connecter(appli.url, 'pilote');
    const ancien = client.cookies.get('pdp')!;
    await client.get(await jusquAuRetour(client, 'pilote'), HTML);
    expect(client.cookies.get('pdp')).not.toBe(ancien);
    const avecAncien = new ClientHttp(appli.url);
    avecAncien.cookies.set('pdp', ancien);
    expect((await avecAncien.get('/session')).statut).toBe(401);
  });

  test('changer de fonction change le cookie ; l’habilitation choisie est retrouvée à la connexion suivante', async () => {
    const client = await connecter(appli.url, 'assistante.sociale');
    const ancien = client.cookies.get('pdp')!;
    const cible = comptes[0]!.habilitations[1]!;
    const change = await client.put<SessionVue>('/session/habilitation', { habilitationId: cible });
    expect(change.statut).toBe(200);
    expect(change.corps.habilitationActive.fonction).toBe('COORDINATEUR');
    expect(client.cookies.get('pdp')).not.toBe(ancien);
    expect((await client.get<SessionVue>('/session')).corps.habilitationActive.id).toBe(cible);
    const suivante = await connecter(appli.url, 'assistante.sociale');
    expect((await suivante.get<SessionVue>('/session')).corps.habilitationActive.id).toBe(cible);
  });

  test('l’habilitation d’un autre, ou une demande mal formée, est refusée', async () => {
    const client = await connecter(appli.url, 'assistante.sociale');
    expect((await client.put('/session/habilitation', { habilitationId: comptes[1]!.habilitations[0] })).statut).toBe(
      404,
    );
    expect((await client.put('/session/habilitation', { habilitationId: 'x' })).statut).toBe(400);
    expect(
      (await client.put('/session/habilitation', { habilitationId: comptes[0]!.habilitations[0], autre: 1 })).statut,
    ).toBe(400);
  });

  test('se déconnecter met fin à la session, efface ce que garde le navigateur, et peut se répéter', async () => {
    const client = await connecter(appli.url, 'pilote');
    const jeton = client.cookies.get('pdp')!;
    const { id } = (await client.get<SessionVue>('/session')).corps.utilisateur;
    const sortie = await client.post('/deconnexion');
    expect(sortie.statut).toBe(204);
    expect(sortie.entetes.get('clear-site-data')).toBe('"cookies", "storage"');
    expect(client.cookies.has('pdp')).toBe(false);
    client.cookies.set('pdp', jeton);
    expect((await client.get('/session')).statut).toBe(401);
    expect((await client.post('/deconnexion')).statut).toBe(204);
    expect(id).toBe(comptes[1]!.utilisateurId);
  });

  test('une écriture sans l’en-tête x-pdp, ou d’un autre site, ne déconnecte personne', async () => {
    const client = await connecter(appli.url, 'pilote');
    expect((await client.post('/deconnexion', undefined, { entetes: { 'x-pdp': '0' } })).statut).toBe(403);
    expect(
      (await client.post('/deconnexion', undefined, { entetes: { origin: 'https://ailleurs.invalid' } })).statut,
    ).toBe(403);
    expect((await client.get('/deconnexion')).statut).toBe(404);
    expect((await client.get('/session')).statut).toBe(200);
  });
});
