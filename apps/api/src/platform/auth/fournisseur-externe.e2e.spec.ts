import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Probleme, SessionVue } from '@pdp/domain';
import { semerComptes } from '../../../test/annuaire-de-test.js';
import { ouvrirApplicationAuth, type ApplicationAuth } from '../../../test/application-auth.js';
import { COFFRE_DE_TEST, ecrireCourriel, sqlDe } from '../../../test/cles-de-test.js';
import { ClientHttp } from '../../../test/client-http.js';
import { inviter } from '../../exploitation/ouvrir-plateforme.js';
import { pg } from '../database/pg.js';
import { FournisseurForge } from '../../../test/fournisseur-forge.js';

const HTML = { entetes: { accept: 'text/html' } };
const PUBLIC = 'https://pdp.exemple.invalid';

describe('connexion avec un fournisseur extérieur, derrière une adresse publique en https', () => {
  const fournisseur = new FournisseurForge();
  let appli: ApplicationAuth;

  beforeAll(async () => {
    await fournisseur.demarrer();
    const oidc = { issuer: fournisseur.emetteur, clientId: 'plateforme', clientSecret: 'secret-du-client' };
    await fournisseur.arreter();
    appli = await ouvrirApplicationAuth({ reglages: { demo: false, publicUrl: PUBLIC, oidc } });
    await semerComptes(appli.databaseUrl, [
      { compte: 'sujet-1', emetteur: fournisseur.emetteur, habilitations: [{ fonction: 'PILOTE' }] },
      { compte: 'sujet-2', emetteur: 'demo', habilitations: [{ fonction: 'ADMINISTRATEUR' }] },
      {
        compte: 'sujet-2',
        emetteur: 'https://autre-fournisseur.invalid',
        habilitations: [{ fonction: 'ADMINISTRATEUR' }],
      },
    ]);
  });

  afterEach(() => {
    fournisseur.falsification = {};
  });

  afterAll(async () => {
    await appli.fermer();
    await fournisseur.arreter();
  });

  async function partir(client: ClientHttp): Promise<URL> {
    const depart = await client.get('/connexion?retour=/dossiers', HTML);
    const adresse = new URL(depart.entetes.get('location')!);
    fournisseur.nonce = adresse.searchParams.get('nonce')!;
    return adresse;
  }

  async function arriver(client: ClientHttp, parametres: Record<string, string> = {}) {
    const adresse = await partir(client);
    const retour = new URLSearchParams({ code: 'code-1', state: adresse.searchParams.get('state')!, ...parametres });
    return client.get(`/connexion/retour?${retour.toString()}`, HTML);
  }

  test('fournisseur en panne : une page claire, puis la connexion marche dès son retour', async () => {
    const panne = await new ClientHttp(appli.url).get('/connexion', HTML);
    expect(panne.statut).toBe(503);
    expect(panne.texte).toContain('Le service de connexion ne répond pas.');
    expect((await new ClientHttp(appli.url).get<Probleme>('/connexion')).corps.code).toBe('indisponible');
    await fournisseur.demarrer();
    expect((await new ClientHttp(appli.url).get('/connexion', HTML)).statut).toBe(303);
  });

  test('la demande d’autorisation porte PKCE, un état et un nonce de 43 caractères, neufs à chaque fois', async () => {
    const [a, b] = [await partir(new ClientHttp(appli.url)), await partir(new ClientHttp(appli.url))];
    expect(a.href.startsWith(`${fournisseur.emetteur}/autoriser?`)).toBe(true);
    expect(Object.fromEntries(a.searchParams)).toMatchObject({
      client_id: 'plateforme',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${PUBLIC}/api/v1/connexion/retour`,
      code_challenge_method: 'S256',
    });
    for (const nom of ['state', 'nonce', 'code_challenge']) {
      expect(a.searchParams.get(nom)).toHaveLength(43);
      expect(a.searchParams.get(nom)).not.toBe(b.searchParams.get(nom));
    }
  });

  test('la session s’ouvre avec un cookie __Host- chiffré, et le code est échangé avec son secret PKCE', async () => {
    const client = new ClientHttp(appli.url);
    const arrivee = await arriver(client);
    expect([arrivee.statut, arrivee.entetes.get('location')]).toEqual([303, '/dossiers']);
    expect(arrivee.entetes.getSetCookie()[0]).toMatch(
      /^__Host-pdp=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(fournisseur.echanges.at(-1)?.get('code_verifier')).toHaveLength(43);
    const session = await client.get<SessionVue>('/session');
    expect(session.corps).toMatchObject({ demo: false, habilitationActive: { fonction: 'PILOTE' } });
  });

  test('un code d’invitation rattache un compte à (émetteur, sujet), une seule fois, jamais par le courriel', async () => {
    const entrer = async (sujet: string, code: string) => {
      const client = new ClientHttp(appli.url);
      fournisseur.falsification = { dires: { sub: sujet, email: 'invitee@exemple.invalid', email_verified: true } };
      const depart = await client.get(`/connexion?invitation=${code}`, HTML);
      const adresse = new URL(depart.entetes.get('location')!);
      if (code !== '') expect(adresse.href).not.toContain(code);
      fournisseur.nonce = adresse.searchParams.get('nonce')!;
      const retour = new URLSearchParams({ code: 'code-1', state: adresse.searchParams.get('state')! });
      return { client, arrivee: await client.get(`/connexion/retour?${retour.toString()}`, HTML) };
    };
    const [invitee] = await semerComptes(appli.databaseUrl, [
      { compte: 'en-attente', emetteur: 'invitation', habilitations: [{ fonction: 'PILOTE' }] },
    ]);
    const base = new pg.Client({ connectionString: appli.databaseUrl });
    await base.connect();
    await ecrireCourriel(sqlDe(base), invitee!.utilisateurId, 'invitee@exemple.invalid');
    await base.end();
    // Sans code, ou avec un code inventé, le courriel ne suffit pas.
    const refus = (raison: string) => `/connexion?erreur=${raison}`;
    const versOu = async (sujet: string, code: string) => (await entrer(sujet, code)).arrivee.entetes.get('location');
    expect(await versOu('sujet-invite', '')).toBe(refus('inconnu'));
    expect(await versOu('sujet-invite', 'x'.repeat(43))).toBe(refus('invitation'));
    const perime = await inviter(
      { url: appli.databaseUrl, coffre: COFFRE_DE_TEST },
      'invitee@exemple.invalid',
      new Date(Date.now() - 4 * 86_400_000),
    );
    expect(await versOu('sujet-invite', perime)).toBe(refus('invitation'));
    const code = await inviter({ url: appli.databaseUrl, coffre: COFFRE_DE_TEST }, 'Invitee@exemple.invalid');
    expect((await entrer('sujet-1', code)).arrivee.statut).toBe(303);
    const { client, arrivee } = await entrer('sujet-invite', code);
    expect([arrivee.statut, (await client.get<SessionVue>('/session')).corps.utilisateur.id]).toEqual([
      303,
      invitee!.utilisateurId,
    ]);
    expect(await versOu('sujet-voleur', code)).toBe(refus('invitation'));
    await expect(
      inviter({ url: appli.databaseUrl, coffre: COFFRE_DE_TEST }, 'invitee@exemple.invalid'),
    ).rejects.toThrow(/déjà rattaché/);
  });

  test('la déconnexion rend l’adresse de fin chez le fournisseur, avec le jeton d’identité', async () => {
    const client = new ClientHttp(appli.url);
    await arriver(client);
    const sortie = await client.post<{ url: string }>('/deconnexion', undefined, { entetes: { origin: PUBLIC } });
    expect(sortie.statut).toBe(200);
    const fin = new URL(sortie.corps.url);
    expect(fin.pathname).toBe('/fin');
    expect(fin.searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC}/`);
    expect(fin.searchParams.get('id_token_hint')?.split('.')).toHaveLength(3);
    expect((await client.get('/session')).statut).toBe(401);
  });

  describe('connexion récente, avant d’emporter un fichier', () => {
    const secondes = (decalage: number): number => Math.floor(Date.now() / 1000) + decalage;
    const refaire = async (auth_time: unknown) => {
      fournisseur.falsification = { dires: { auth_time } };
      const client = new ClientHttp(appli.url);
      const depart = await client.get('/connexion?recente=oui&retour=/api/v1/journal.csv', HTML);
      const adresse = new URL(depart.entetes.get('location')!);
      fournisseur.nonce = adresse.searchParams.get('nonce')!;
      const retour = new URLSearchParams({ code: 'code-1', state: adresse.searchParams.get('state')! });
      return { adresse, arrivee: await client.get(`/connexion/retour?${retour.toString()}`, HTML) };
    };
    const derniere = async (): Promise<Date | null> => {
      const base = new pg.Client({ connectionString: appli.databaseUrl });
      await base.connect();
      const { rows } = await base.query<{ le: Date | null }>(
        `SELECT prouvee_le AS le FROM session ORDER BY cree_le DESC, id DESC LIMIT 1`,
      );
      await base.end();
      return rows[0]!.le;
    };

    test('une preuve neuve est demandée, et sa date signée est gardée', async () => {
      const vraie = secondes(-5);
      const { adresse, arrivee } = await refaire(vraie);
      expect([adresse.searchParams.get('prompt'), adresse.searchParams.get('max_age')]).toEqual(['login', '0']);
      expect([arrivee.statut, arrivee.entetes.get('location')]).toEqual([303, '/api/v1/journal.csv']);
      expect(await derniere()).toEqual(new Date(vraie * 1000));
    });

    test.each([
      ['absente', undefined],
      ['d’une heure', -3600],
      ['d’une minute avant la demande', -60],
      ['illisible', 'hier'],
    ])('une preuve %s est refusée', async (_, decalage) => {
      const { arrivee } = await refaire(typeof decalage === 'number' ? secondes(decalage) : decalage);
      expect(arrivee.statut).toBe(400);
      expect(arrivee.entetes.getSetCookie().join()).not.toContain('__Host-pdp=');
    });

    test('une date à venir ne prolonge rien ; une connexion ordinaire sans date ne vaut pas une connexion récente', async () => {
      const avant = Date.now();
      expect((await refaire(secondes(7200))).arrivee.statut).toBe(303);
      const le = (await derniere())!.getTime();
      expect(le).toBeGreaterThanOrEqual(avant - 1000);
      expect(le).toBeLessThanOrEqual(Date.now() + 1000);
      fournisseur.falsification = {};
      const client = new ClientHttp(appli.url);
      expect((await arriver(client)).statut).toBe(303);
      expect(await derniere()).toBeNull();
      fournisseur.falsification = { dires: { auth_time: secondes(-3600) } };
      expect((await arriver(new ClientHttp(appli.url))).statut).toBe(303);
      expect(Date.now() - (await derniere())!.getTime()).toBeGreaterThan(3_500_000);
    });
  });

  test.each([
    ['sans signature', { algorithme: 'none' }],
    ['signé avec la clé publique comme secret', { algorithme: 'HS256' }],
    ['signé par une autre clé', { autreCle: true }],
    ['destiné à un autre client', { dires: { aud: 'autre' } }],
    ['émis par un autre', { dires: { iss: 'https://autre.invalid' } }],
    ['périmé', { dires: { exp: 1_700_000_000 } }],
    ['d’une autre demande (nonce)', { dires: { nonce: 'x'.repeat(43) } }],
    ['sans nonce', { dires: { nonce: undefined } }],
    ['sans sujet', { dires: { sub: undefined } }],
  ] as const)('un jeton d’identité %s est refusé', async (_cas, falsification) => {
    fournisseur.falsification = falsification;
    const client = new ClientHttp(appli.url);
    const arrivee = await arriver(client);
    expect(arrivee.statut).toBe(400);
    expect(arrivee.texte).toContain('n’a pas pu être vérifiée');
    expect(client.cookies.has('__Host-pdp')).toBe(false);
  });

  test('le même sujet chez un autre émetteur n’ouvre pas le compte', async () => {
    fournisseur.falsification = { dires: { sub: 'sujet-2', email: 'sujet-1@demo.pdp' } };
    const arrivee = await arriver(new ClientHttp(appli.url));
    expect(arrivee.entetes.get('location')).toBe('/connexion?erreur=inconnu');
  });

  test('une réponse d’un autre fournisseur (iss) est refusée', async () => {
    expect((await arriver(new ClientHttp(appli.url), { iss: 'https://autre.invalid' })).statut).toBe(400);
  });

  test('un abandon chez le fournisseur donne une page claire', async () => {
    const client = new ClientHttp(appli.url);
    const adresse = await partir(client);
    const retour = new URLSearchParams({ error: 'access_denied', state: adresse.searchParams.get('state')! });
    const page = await client.get(`/connexion/retour?${retour.toString()}`, HTML);
    expect(page.statut).toBe(403);
    expect(page.texte).toContain('La connexion a été abandonnée.');
  });

  test('une panne pendant l’échange du code : page d’indisponibilité', async () => {
    const client = new ClientHttp(appli.url);
    const adresse = await partir(client);
    await fournisseur.arreter();
    try {
      const page = await client.get(`/connexion/retour?code=c&state=${adresse.searchParams.get('state')}`, HTML);
      expect(page.statut).toBe(503);
    } finally {
      await fournisseur.demarrer();
    }
  });

  test('hors démonstration, le fournisseur embarqué n’existe pas', async () => {
    expect((await new ClientHttp(appli.url).get('/demo/oidc/auth')).statut).toBe(404);
  });
});

describe('fournisseur qui n’annonce pas PKCE', () => {
  test('la demande ne porte aucun paramètre qu’il refuserait, et la connexion aboutit', async () => {
    const fournisseur = new FournisseurForge(false);
    await fournisseur.demarrer();
    const oidc = { issuer: fournisseur.emetteur, clientId: 'plateforme', clientSecret: 'secret-du-client' };
    const appli = await ouvrirApplicationAuth({ reglages: { demo: false, oidc } });
    try {
      await semerComptes(appli.databaseUrl, [
        { compte: 'sujet-1', emetteur: fournisseur.emetteur, habilitations: [{ fonction: 'PILOTE' }] },
      ]);
      const client = new ClientHttp(appli.url);
      const adresse = new URL((await client.get('/connexion', HTML)).entetes.get('location')!);
      expect(adresse.searchParams.has('code_challenge')).toBe(false);
      fournisseur.nonce = adresse.searchParams.get('nonce')!;
      const arrivee = await client.get(`/connexion/retour?code=c&state=${adresse.searchParams.get('state')}`, HTML);
      expect(arrivee.statut).toBe(303);
      expect(fournisseur.echanges.at(-1)?.has('code_verifier')).toBe(false);
    } finally {
      await appli.fermer();
      await fournisseur.arreter();
    }
  });
});
