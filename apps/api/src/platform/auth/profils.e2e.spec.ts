import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FournisseursConnexion, Probleme, SessionVue } from '@pdp/domain';
import { semerComptes, type CompteSeme } from '../../../test/annuaire-de-test.js';
import { COFFRE_DE_TEST, ecrireCourriel, insererScellee, sqlDe } from '../../../test/cles-de-test.js';
import { ouvrirApplicationAuth, type ApplicationAuth } from '../../../test/application-auth.js';
import { ClientHttp, suivre } from '../../../test/connecter.js';
import { inviter } from '../../exploitation/ouvrir-plateforme.js';
import { nouvelId } from '../config/identifiants.js';
import { pg } from '../database/pg.js';

const HTML = { entetes: { accept: 'text/html' } };

type Essai = { readonly preuve?: 'deux' | 'un' | 'tue'; readonly invitation?: string };

describe('les trois services nationaux, joués par le fournisseur embarqué', () => {
  let appli: ApplicationAuth;
  let comptes: readonly CompteSeme[];
  let base: InstanceType<typeof pg.Client>;

  beforeAll(async () => {
    appli = await ouvrirApplicationAuth();
    comptes = await semerComptes(appli.databaseUrl, [
      { compte: 'assistante.sociale', habilitations: [{ fonction: 'ASSISTANT_SERVICE_SOCIAL' }] },
      { compte: 'medecin.conseil', habilitations: [{ fonction: 'MEDECIN_CONSEIL' }] },
      { compte: 'deux', habilitations: [{ fonction: 'COORDINATEUR' }, { fonction: 'MEDECIN_TRAVAIL' }] },
      { compte: 'assuree', habilitations: [{ fonction: 'ASSURE' }] },
      { compte: 'invitee', emetteur: 'invitation', habilitations: [{ fonction: 'ASSURE' }] },
      { compte: 'medecin.invite', emetteur: 'invitation', habilitations: [{ fonction: 'MEDECIN_TRAVAIL' }] },
    ]);
    base = new pg.Client({ connectionString: appli.databaseUrl });
    await base.connect();
    const { rows } = await base.query<{ id: string; sujet: string }>(`SELECT id, sujet FROM utilisateur`);
    for (const { id, sujet } of rows) await ecrireCourriel(sqlDe(base), id, `${sujet}@exemple.invalid`);
    for (const rang of [3, 4]) await relierAUneFiche(comptes[rang]!.utilisateurId);
  });

  afterAll(async () => {
    await base.end();
    await appli.fermer();
  });

  async function relierAUneFiche(utilisateurId: string): Promise<void> {
    const id = nouvelId();
    const { rows } = await base.query<{ id: string }>(`SELECT id FROM plateforme LIMIT 1`);
    await insererScellee(sqlDe(base), 'assure', {
      id,
      plateforme_id: rows[0]!.id,
      nir: id.replaceAll('-', '').slice(-13),
      nom_naissance: 'Éxemple',
      prenom: 'Camille',
      date_naissance: '1980-01-01',
      sexe: 'F',
      recherche: 'essai',
    });
    await base.query(`UPDATE utilisateur SET assure_id = $2 WHERE id = $1`, [utilisateurId, id]);
  }

  /** Joue la connexion entière chez ce service ; rend la réponse du retour, et qui la porte. */
  async function entrer(fournisseur: string, compte: string, { preuve = 'deux', invitation = '' }: Essai = {}) {
    const client = new ClientHttp(appli.url);
    const depart = `${appli.url}/api/v1/connexion?retour=/travail&fournisseur=${fournisseur}&invitation=${invitation}`;
    const page = await suivre(client, depart);
    const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)![1]!;
    let reponse = await client.post(action, new URLSearchParams({ compte, preuve }), HTML);
    for (let saut = 0; saut < 5; saut++) {
      const suite = new URL(reponse.entetes.get('location')!, appli.url).href;
      reponse = await client.get(suite, HTML);
      if (suite.includes('/api/v1/connexion/retour')) return { client, vers: reponse.entetes.get('location'), reponse };
    }
    throw new Error('retour jamais atteint');
  }
  const versOu = async (...essai: Parameters<typeof entrer>) => (await entrer(...essai)).vers;
  const refus = (raison: string) => `/connexion?erreur=${raison}`;
  const refusAuJournal = async (action: string, id: string | null) =>
    (
      await base.query(
        `SELECT 1 FROM journal_acces WHERE action = $1 AND resultat = 'REFUS' AND ressource_id IS NOT DISTINCT FROM $2::uuid`,
        [action, id],
      )
    ).rowCount;

  const dernierRattachement = async () =>
    (
      await base.query(
        `SELECT ressource_id, resultat, categories FROM journal_acces WHERE action = 'compte.rattacher' ORDER BY le DESC, id DESC LIMIT 1`,
      )
    ).rows[0] as unknown;

  test('la page de connexion les propose par public ; un nom inconnu est refusé', async () => {
    const client = new ClientHttp(appli.url);
    expect((await client.get<FournisseursConnexion>('/connexion/fournisseurs')).corps.elements).toEqual([
      { code: 'demo', libelle: 'Comptes de démonstration', public: 'tous', simule: true },
      { code: 'proconnect', libelle: 'ProConnect (simulé)', public: 'agents', simule: true },
      { code: 'pro-sante-connect', libelle: 'Pro Santé Connect (simulé)', public: 'sante', simule: true },
      { code: 'franceconnect', libelle: 'FranceConnect (simulé)', public: 'assures', simule: true },
    ]);
    expect((await client.get<Probleme>('/connexion?fournisseur=autre')).statut).toBe(400);
    expect((await client.get<Probleme>('/connexion?fournisseur=oidc')).statut).toBe(400);
  });

  test('chacun reçoit la demande qu’il attend : niveau, méthodes, portées, jamais max_age', async () => {
    const demande = async (fournisseur: string) => {
      const depart = await new ClientHttp(appli.url).get(`/connexion?fournisseur=${fournisseur}`, HTML);
      return new URL(depart.entetes.get('location')!).searchParams;
    };
    const [pro, psc, france] = await Promise.all(['proconnect', 'pro-sante-connect', 'franceconnect'].map(demande));
    expect(pro!.get('acr_values')).toBe('eidas1');
    expect(JSON.parse(pro!.get('claims')!)).toEqual({ id_token: { amr: { essential: true } } });
    expect(pro!.get('scope')).toContain('siret');
    expect([psc!.get('acr_values'), psc!.get('scope'), psc!.has('claims')]).toEqual([
      'eidas1',
      'openid scope_all',
      false,
    ]);
    expect([france!.get('acr_values'), france!.get('scope')]).toEqual([
      'eidas2',
      'openid given_name family_name birthdate',
    ]);
    for (const d of [pro!, psc!, france!]) {
      expect(d.has('max_age')).toBe(false);
      expect(d.get('state')!.length).toBeGreaterThanOrEqual(32);
      expect(d.get('nonce')!.length).toBeGreaterThanOrEqual(32);
    }
  });

  test.each([
    ['proconnect', 'assistante.sociale', 'ASSISTANT_SERVICE_SOCIAL'],
    ['pro-sante-connect', 'medecin.conseil', 'MEDECIN_CONSEIL'],
    ['franceconnect', 'assuree', 'ASSURE'],
  ])('%s ouvre la session de son public', async (fournisseur, compte, fonction) => {
    const { client, vers } = await entrer(fournisseur, compte);
    expect(vers).toBe('/travail');
    expect((await client.get<SessionVue>('/session')).corps.habilitationActive.fonction).toBe(fonction);
  });

  test.each([
    ['proconnect', 'assistante.sociale', 'un', 0],
    ['proconnect', 'assistante.sociale', 'tue', 0],
    ['pro-sante-connect', 'medecin.conseil', 'un', 1],
    ['franceconnect', 'assuree', 'un', 3],
  ] as const)(
    '%s sans deux facteurs prouvés (%s, %s) : refusé et journalisé',
    async (service, compte, preuve, rang) => {
      const avant = await refusAuJournal('session.refuserNiveau', comptes[rang]!.utilisateurId);
      const { client, vers } = await entrer(service, compte, { preuve });
      expect(vers).toBe(refus('niveau'));
      expect(client.cookies.has('pdp')).toBe(false);
      expect(await refusAuJournal('session.refuserNiveau', comptes[rang]!.utilisateurId)).toBe(avant! + 1);
    },
  );

  test('Pro Santé Connect ne dit pas toujours les méthodes : son niveau suffit', async () => {
    expect(await versOu('pro-sante-connect', 'medecin.conseil', { preuve: 'tue' })).toBe('/travail');
  });

  test('une fonction de santé exige Pro Santé Connect, un assuré FranceConnect ; le refus est au journal', async () => {
    expect(await versOu('proconnect', 'medecin.conseil')).toBe(refus('autre-fournisseur'));
    expect(await refusAuJournal('session.ouvrir', comptes[1]!.utilisateurId)).toBe(1);
    expect(await versOu('franceconnect', 'medecin.conseil')).toBe(refus('autre-fournisseur'));
    expect(await versOu('proconnect', 'assuree')).toBe(refus('autre-fournisseur'));
    expect(await versOu('pro-sante-connect', 'assuree')).toBe(refus('autre-fournisseur'));
  });

  test('changer de fonction ne contourne pas la connexion exigée', async () => {
    const [coordination, sante] = comptes[2]!.habilitations;
    const agent = (await entrer('proconnect', 'deux')).client;
    expect((await agent.get<SessionVue>('/session')).corps.habilitationActive.id).toBe(coordination);
    const change = await agent.put<Probleme>('/session/habilitation', { habilitationId: sante });
    expect([change.statut, change.corps.champs?.[0]?.code]).toEqual([403, 'autre-fournisseur']);
    expect((await agent.get('/session')).statut).toBe(200);
    const medecin = (await entrer('pro-sante-connect', 'deux')).client;
    expect((await medecin.put('/session/habilitation', { habilitationId: sante })).statut).toBe(200);
    expect((await medecin.put('/session/habilitation', { habilitationId: coordination })).statut).toBe(200);
  });

  test('une identité prouvée sans compte n’ouvre rien', async () => {
    expect(await versOu('franceconnect', 'personne.inconnue')).toBe(refus('inconnu'));
  });

  test('FranceConnect et un code d’invitation : nom, prénom et date de naissance doivent aussi être les siens', async () => {
    const code = await inviter({ url: appli.databaseUrl, coffre: COFFRE_DE_TEST }, 'invitee@exemple.invalid');
    const ecarts: readonly (readonly [string, string, string])[] = [
      ['date_naissance', '1981-01-01', 'dateNaissance'],
      ['prenom', 'Dominique', 'prenom'],
      ['nom_naissance', 'Guillou', 'nomNaissance'],
    ];
    for (const [colonne, valeur, trait] of ecarts) {
      const { rows } = await base.query<{ id: string; avant: string }>(
        `SELECT a.id, a.${colonne}::text AS avant FROM assure a JOIN utilisateur u ON u.assure_id = a.id WHERE u.id = $1`,
        [comptes[4]!.utilisateurId],
      );
      const poser = (v: string) => base.query(`UPDATE assure SET ${colonne} = $2 WHERE id = $1`, [rows[0]!.id, v]);
      await poser(valeur);
      const { client: sans, vers: ou } = await entrer('franceconnect', 'nouvelle.assuree', { invitation: code });
      expect([ou, sans.cookies.has('pdp')]).toEqual([refus('identite-differente'), false]);
      // Le journal nomme le compte visé et le trait, jamais la valeur.
      expect(await dernierRattachement()).toEqual({
        ressource_id: comptes[4]!.utilisateurId,
        resultat: 'REFUS',
        categories: [trait],
      });
      await poser(rows[0]!.avant);
    }
    const { client, vers } = await entrer('franceconnect', 'nouvelle.assuree', { invitation: code });
    expect(vers).toBe('/travail');
    expect((await client.get<SessionVue>('/session')).corps.utilisateur.id).toBe(comptes[4]!.utilisateurId);
    expect(await versOu('franceconnect', 'encore.une.autre', { invitation: code })).toBe(refus('invitation'));
  });

  test('un code ne se prend pas par un service que la fonction n’admet pas, et n’en est pas brûlé', async () => {
    const code = await inviter({ url: appli.databaseUrl, coffre: COFFRE_DE_TEST }, 'medecin.invite@exemple.invalid');
    expect(await versOu('proconnect', 'nouveau.medecin', { invitation: code })).toBe(refus('invitation'));
    expect(await versOu('pro-sante-connect', 'nouveau.medecin', { invitation: code })).toBe('/travail');
  });

  test('le code d’un service joué ne vaut rien chez un autre', async () => {
    const client = new ClientHttp(appli.url);
    const page = await suivre(client, `${appli.url}/api/v1/connexion?fournisseur=proconnect`);
    const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)![1]!;
    let reponse = await client.post(action, new URLSearchParams({ compte: 'medecin.conseil' }), HTML);
    while (!reponse.entetes.get('location')!.includes('/connexion/retour'))
      reponse = await client.get(new URL(reponse.entetes.get('location')!, appli.url).href, HTML);
    const recu = new URL(reponse.entetes.get('location')!, appli.url);
    const autre = await client.get('/connexion?fournisseur=pro-sante-connect', HTML);
    recu.searchParams.set('state', new URL(autre.entetes.get('location')!).searchParams.get('state')!);
    for (const iss of [
      recu.searchParams.get('iss')!,
      recu.searchParams.get('iss')!.replace('proconnect', 'pro-sante-connect'),
    ]) {
      const suite = await client.get('/connexion?fournisseur=pro-sante-connect', HTML);
      recu.searchParams.set('state', new URL(suite.entetes.get('location')!).searchParams.get('state')!);
      recu.searchParams.set('iss', iss);
      expect((await client.get(recu.href, HTML)).statut).toBe(400);
    }
    expect(client.cookies.has('pdp')).toBe(false);
  });
});
