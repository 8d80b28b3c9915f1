import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { semerComptes } from '../../../test/annuaire-de-test.js';
import { ouvrirApplicationAuth, type ApplicationAuth } from '../../../test/application-auth.js';
import { ClientHttp } from '../../../test/client-http.js';
import { FournisseurForge } from '../../../test/fournisseur-forge.js';
import { lireFournisseurs } from '../config/lire-fournisseurs.js';

const HTML = { entetes: { accept: 'text/html' } };
const AGENT = {
  usual_name: 'Essai',
  given_name: 'Anne',
  email: 'a@exemple.invalid',
  uid: 'u',
  siret: '00000000000000',
};
const FORT = { acr: 'eidas2', amr: ['pwd', 'mfa'] };

describe('deux fournisseurs extérieurs actifs à la fois', () => {
  const [agents, sante] = [new FournisseurForge(false), new FournisseurForge()];
  let appli: ApplicationAuth;

  beforeAll(async () => {
    await Promise.all([agents.demarrer(), sante.demarrer()]);
    const reglages: Record<string, string> = {
      PROCONNECT_ISSUER: agents.emetteur,
      PROCONNECT_CLIENT_ID: 'plateforme',
      PROCONNECT_CLIENT_SECRET: 'secret-du-client',
      PRO_SANTE_CONNECT_ISSUER: sante.emetteur,
      PRO_SANTE_CONNECT_CLIENT_ID: 'plateforme',
      PRO_SANTE_CONNECT_CLIENT_SECRET: 'secret-du-client',
    };
    const fautes: string[] = [];
    const fournisseurs = lireFournisseurs((nom) => reglages[nom] ?? null, fautes);
    expect(fautes).toEqual([]);
    appli = await ouvrirApplicationAuth({ reglages: { demo: false, fournisseurs } });
    await semerComptes(appli.databaseUrl, [
      { compte: 'sujet-1', emetteur: agents.emetteur, habilitations: [{ fonction: 'PILOTE' }] },
      { compte: 'sujet-2', emetteur: sante.emetteur, habilitations: [{ fonction: 'MEDECIN_CONSEIL' }] },
    ]);
  });

  afterEach(() => {
    for (const f of [agents, sante]) f.falsification = {};
  });

  afterAll(async () => {
    await appli.fermer();
    await Promise.all([agents.arreter(), sante.arreter()]);
  });

  async function arriver(code: 'proconnect' | 'pro-sante-connect', autreJeton?: FournisseurForge, recente = '') {
    const forge = code === 'proconnect' ? agents : sante;
    forge.userinfo = code === 'proconnect' ? AGENT : { SubjectNameID: '899700000000' };
    const client = new ClientHttp(appli.url);
    const depart = await client.get(`/connexion?retour=/travail&fournisseur=${code}${recente}`, HTML);
    const adresse = new URL(depart.entetes.get('location')!);
    forge.nonce = adresse.searchParams.get('nonce')!;
    if (autreJeton) forge.falsification = { dires: { ...forge.falsification.dires, iss: autreJeton.emetteur } };
    const retour = new URLSearchParams({ code: 'code-1', state: adresse.searchParams.get('state')! });
    const reponse = await client.get(`/connexion/retour?${retour.toString()}`, HTML);
    return { statut: reponse.statut, vers: reponse.entetes.get('location'), adresse, client };
  }

  test('sans choix, la personne est menée à la page qui les propose, sans perdre où elle allait', async () => {
    const depart = await new ClientHttp(appli.url).get('/connexion?retour=/dossiers', HTML);
    expect([depart.statut, depart.entetes.get('location')]).toEqual([303, '/connexion?retour=%2Fdossiers']);
    const exige = await new ClientHttp(appli.url).get('/connexion?recente=oui&retour=/api/v1/journal.csv', HTML);
    expect(exige.entetes.get('location')).toBe('/connexion?retour=%2Fapi%2Fv1%2Fjournal.csv&recente=oui');
  });

  test('ProConnect refuse max_age : la date de la preuve se demande par claims, et compte si elle est donnée', async () => {
    const heureDePreuve = (decalage: number): number => Math.floor(Date.now() / 1000) + decalage;
    agents.falsification = { dires: { ...FORT, auth_time: heureDePreuve(-2) } };
    const { vers, adresse } = await arriver('proconnect', undefined, '&recente=oui');
    expect(vers).toBe('/travail');
    expect([adresse.searchParams.has('max_age'), adresse.searchParams.get('prompt')]).toEqual([false, 'login']);
    expect(JSON.parse(adresse.searchParams.get('claims')!)).toEqual({
      id_token: { amr: { essential: true }, auth_time: { essential: true } },
    });
    agents.falsification = { dires: { ...FORT, auth_time: heureDePreuve(-3600) } };
    expect((await arriver('proconnect', undefined, '&recente=oui')).statut).toBe(400);
    agents.falsification = { dires: FORT };
    expect((await arriver('proconnect', undefined, '&recente=oui')).vers).toBe('/travail');
  });

  test('ProConnect : pas de PKCE s’il ne l’annonce pas, userinfo signé, méthodes prouvées : la session s’ouvre', async () => {
    agents.falsification = { dires: FORT };
    const { vers, adresse, client } = await arriver('proconnect');
    expect(vers).toBe('/travail');
    expect([adresse.searchParams.has('code_challenge'), adresse.searchParams.get('acr_values')]).toEqual([
      false,
      'eidas1',
    ]);
    expect((await client.get('/session')).statut).toBe(200);
  });

  test.each([
    ['en clair', { enJson: true }],
    ['signé d’une autre clé', { autreCle: true }],
    ['d’un autre sujet', { dires: { sub: 'sujet-autre' } }],
    ['sans le SIRET attendu', { dires: { siret: undefined } }],
    ['émis par un autre', { dires: { iss: 'https://autre.invalid' } }],
    ['destiné à un autre client', { dires: { aud: 'autre' } }],
  ] as const)('un userinfo %s est refusé', async (_cas, userinfo) => {
    agents.falsification = { dires: FORT, userinfo };
    expect((await arriver('proconnect')).statut).toBe(400);
  });

  test.each([
    ['absentes', { acr: 'eidas2' }],
    ['d’un seul facteur', { acr: 'eidas2', amr: ['pwd'] }],
    ['d’un autre type', { acr: 'eidas2', amr: 'mfa' }],
    ['d’un niveau inconnu', { acr: 'eidas9', amr: ['mfa'] }],
    ['sans niveau', { amr: ['mfa'] }],
  ] as const)('des méthodes %s ne suffisent pas', async (_cas, dires) => {
    agents.falsification = { dires };
    expect((await arriver('proconnect')).vers).toBe('/connexion?erreur=niveau');
  });

  test('le jeton d’un autre émetteur, ou le même sujet chez l’autre, n’ouvre aucun compte', async () => {
    agents.falsification = { dires: FORT };
    expect((await arriver('proconnect', sante)).statut).toBe(400);
    sante.falsification = { dires: { acr: 'eidas1' }, userinfo: { enJson: true } };
    expect((await arriver('pro-sante-connect')).vers).toBe('/connexion?erreur=inconnu');
    sante.falsification = { dires: { acr: 'eidas1', sub: 'sujet-2' }, userinfo: { enJson: true } };
    expect((await arriver('pro-sante-connect')).vers).toBe('/travail');
  });
});
