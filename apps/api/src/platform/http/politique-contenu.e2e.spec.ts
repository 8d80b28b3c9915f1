import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ouvrirApplication, type ApplicationDeTest } from '../../../test/application-de-test.js';

const politique = (reponse: Response): string => reponse.headers.get('content-security-policy') ?? '';

describe('politique de contenu', () => {
  let application: ApplicationDeTest;

  beforeAll(async () => {
    application = await ouvrirApplication();
  });
  afterAll(() => application?.fermer());

  test('chaque page servie a son nonce de style, et rien en ligne n’est permis', async () => {
    const nonces = new Set<string>();
    for (const adresse of ['/', '/travail', '/index.html', '/mon-livret?essai=1']) {
      const reponse = await fetch(application.url + adresse);
      const [, nonce = ''] = /style-src 'self' 'nonce-([\w-]{22})'/.exec(politique(reponse)) ?? [];
      expect(await reponse.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}"`);
      expect(politique(reponse)).not.toMatch(/unsafe-|https?:|\*/);
      expect(politique(reponse)).toContain(`require-trusted-types-for 'script';trusted-types default`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  test('l’API et ses refus n’ont pas de nonce ; seule la documentation garde ses styles en ligne', async () => {
    for (const adresse of ['/api/v1/session', '/api/v1/inconnue', '/api/v1/connexion/style.css'])
      expect(politique(await fetch(application.url + adresse))).toMatch(/style-src 'self';/);
    expect(politique(await fetch(`${application.url}/api/docs`))).toMatch(
      /script-src 'self';style-src 'self' 'unsafe-inline'/,
    );
  });
});

describe('en production', () => {
  let application: ApplicationDeTest;

  beforeAll(async () => {
    application = await ouvrirApplication({
      demo: false,
      production: true,
      publicUrl: 'https://pdp.invalid',
      oidc: { issuer: 'https://identite.invalid', clientId: 'pdp', clientSecret: 'secret' },
    });
  });
  afterAll(() => application?.fermer());

  test.each(['/', '/api/v1/session', '/api/v1/inconnue', '/assets/absent.js'])(
    '%s exige https pour un an',
    async (adresse) => {
      const reponse = await fetch(application.url + adresse);
      expect(reponse.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(politique(reponse)).toContain('upgrade-insecure-requests');
    },
  );

  test.each(['/api/docs', '/api/docs/erreurs', '/api/openapi.json', '/demo/oidc/auth', '/demo', '/api/metrics'])(
    '%s n’existe pas',
    async (adresse) => {
      expect((await fetch(application.url + adresse)).status).toBe(404);
    },
  );

  test('aucune carte de source : ni adresse, ni renvoi dans le code servi', async () => {
    const page = await (await fetch(`${application.url}/`)).text();
    const scripts = [...page.matchAll(/src="(\/assets\/[^"]+\.js)"/g)].map(([, adresse]) => adresse!);
    expect(scripts.length).toBeGreaterThan(0);
    for (const adresse of scripts) {
      expect(await (await fetch(application.url + adresse)).text()).not.toContain('sourceMappingURL');
      const carte = await fetch(`${application.url}${adresse}.map`);
      expect(carte.headers.get('content-type')).not.toContain('json');
    }
  });
});
