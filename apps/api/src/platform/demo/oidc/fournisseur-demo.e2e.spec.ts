import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { semerComptes } from '../../../../test/annuaire-de-test.js';
import { ouvrirApplicationAuth, type ApplicationAuth } from '../../../../test/application-auth.js';
import { ClientHttp, choisirCompte, suivre } from '../../../../test/connecter.js';

const HTML = { entetes: { accept: 'text/html' } };

describe('fournisseur de démonstration', () => {
  let appli: ApplicationAuth;

  beforeAll(async () => {
    appli = await ouvrirApplicationAuth();
    await semerComptes(appli.databaseUrl, [
      {
        compte: 'assistante.sociale',
        nom: 'Le Bihan',
        prenom: 'Claire',
        habilitations: [{ fonction: 'ASSISTANT_SERVICE_SOCIAL' }],
      },
      { compte: 'pilote', habilitations: [{ fonction: 'PILOTE' }] },
    ]);
  });

  afterAll(() => appli.fermer());

  test('la page de connexion liste les comptes de la base, sans script ni style en ligne', async () => {
    const { reponse } = await suivre(new ClientHttp(appli.url), `${appli.url}/api/v1/connexion?retour=/`);
    expect(reponse.statut).toBe(200);
    expect(reponse.texte).toContain('Claire Le Bihan');
    expect(reponse.texte).toMatch(/<button[^>]*name="compte" value="assistante\.sociale"/);
    expect(reponse.texte).not.toMatch(/<script|<style|\sstyle=/);
    const politique = reponse.entetes.get('content-security-policy');
    expect(politique).toContain("default-src 'none'");
    expect(politique).not.toContain('unsafe');
    const style = await new ClientHttp(appli.url).get('/connexion/style.css');
    expect(style.entetes.get('content-type')).toContain('text/css');
  });

  test('la page de connexion d’un autre navigateur ne se soumet pas', async () => {
    const page = await suivre(new ClientHttp(appli.url), `${appli.url}/api/v1/connexion`);
    const vole = await choisirCompte(new ClientHttp(appli.url), page, 'pilote');
    expect(vole.reponse.statut).toBe(400);
    expect(vole.reponse.texte).toContain('a expiré');
  });

  test('un compte inconnu : la page revient avec une phrase claire', async () => {
    const client = new ClientHttp(appli.url);
    const page = await suivre(client, `${appli.url}/api/v1/connexion`);
    const reponse = (await choisirCompte(client, page, "inconnu'; --")).reponse;
    expect(reponse.statut).toBe(422);
    expect(reponse.texte).toContain('Ce compte n’existe pas dans la démonstration.');
    expect((await choisirCompte(client, page, 'Pilote@demo.pdp ')).reponse.statut).toBe(303);
  });

  test('un hôte étranger est refusé, à la connexion comme chez le fournisseur', async () => {
    for (const chemin of ['/api/v1/connexion', '/demo/oidc/auth', '/demo/oidc/.well-known/openid-configuration']) {
      expect(await statutAvecHote(appli.port, chemin, 'ailleurs.invalid')).toBe(400);
    }
  });

  test('le fournisseur ne se laisse ni détourner ni interroger d’une autre origine', async () => {
    const client = new ClientHttp(appli.url);
    const depart = await client.get('/connexion');
    const autorisation = new URL(depart.entetes.get('location')!);
    autorisation.searchParams.set('redirect_uri', 'https://ailleurs.invalid/retour');
    const refus = await client.get(autorisation.href, HTML);
    expect(refus.statut).toBe(400);
    expect(refus.entetes.get('location')).toBeNull();
    expect(refus.texte).toContain('Connexion à recommencer');
    const sansPkce = new URL(depart.entetes.get('location')!);
    sansPkce.searchParams.delete('code_challenge');
    sansPkce.searchParams.delete('code_challenge_method');
    expect((await client.get(sansPkce.href, HTML)).entetes.get('location')).toContain('error=invalid_request');
    const cles = await client.get('/demo/oidc/jwks', { entetes: { origin: 'https://ailleurs.invalid' } });
    expect(cles.entetes.get('access-control-allow-origin')).toBeNull();
    expect(cles.texte).not.toContain('"d"');
    expect((await client.requete('DELETE', '/demo/oidc/auth')).statut).toBe(404);
  });

  test('un redémarrage au milieu de la connexion ne la casse pas', async () => {
    const premiere = await ouvrirApplicationAuth({ databaseUrl: appli.databaseUrl });
    const client = new ClientHttp(premiere.url);
    const page = await suivre(client, `${premiere.url}/api/v1/connexion?retour=/dossiers`);
    await premiere.fermer();
    const seconde = await ouvrirApplicationAuth({ databaseUrl: appli.databaseUrl, reglages: { port: premiere.port } });
    try {
      const arrivee = await choisirCompte(client, page, 'pilote');
      expect(arrivee.reponse.entetes.get('location')).toBe('/dossiers');
      expect((await client.get('/session')).statut).toBe(200);
    } finally {
      await seconde.fermer();
    }
  });

  test('derrière une adresse publique en https : adresses et cookies la suivent, l’échange du code reste sur la machine', async () => {
    const publique = 'https://pdp.exemple.invalid';
    const derriere = await ouvrirApplicationAuth({
      databaseUrl: appli.databaseUrl,
      reglages: { publicUrl: publique },
    });
    try {
      const client = new ClientHttp(derriere.url);
      const local = (adresse: string | null): string => (adresse ?? '').replace(publique, '');
      let reponse = await client.get('/connexion?retour=/dossiers', HTML);
      expect(reponse.entetes.get('location')).toMatch(/^https:\/\/pdp\.exemple\.invalid\/demo\/oidc\/auth\?/);
      reponse = await client.get(local(reponse.entetes.get('location')), HTML);
      expect(reponse.entetes.getSetCookie().every((c) => /; secure/i.test(c))).toBe(true);
      reponse = await client.post(local(reponse.entetes.get('location')), new URLSearchParams({ compte: 'pilote' }), {
        entetes: { accept: 'text/html', 'x-forwarded-host': 'ailleurs.invalid', 'x-forwarded-proto': 'http' },
      });
      reponse = await client.get(local(reponse.entetes.get('location')), HTML);
      expect(reponse.entetes.get('location')).toContain(`${publique}/api/v1/connexion/retour?code=`);
      reponse = await client.get(local(reponse.entetes.get('location')), HTML);
      expect([reponse.statut, reponse.entetes.get('location')]).toEqual([303, '/dossiers']);
      expect(reponse.entetes.getSetCookie()[0]).toMatch(/^__Host-pdp=.*; Secure$/);
      expect((await client.get('/session')).statut).toBe(200);
    } finally {
      await derriere.fermer();
    }
  });
});

function statutAvecHote(port: number, chemin: string, hote: string): Promise<number> {
  return new Promise((rendre, rejeter) => {
    request({ host: '127.0.0.1', port, path: chemin, headers: { host: hote }, agent: false }, (reponse) => {
      reponse.resume();
      rendre(reponse.statusCode ?? 0);
    })
      .on('error', rejeter)
      .end();
  });
}
