import { STATUT_DE_CODE, type Probleme } from '@pdp/domain';
import { ouvrirApplication, type ApplicationDeTest } from './application-de-test.js';

const PRODUCTION_SANS_DOCS = {
  demo: false,
  oidc: { issuer: 'https://identite.exemple.invalid', clientId: 'pdp', clientSecret: 'secret' },
} as const;

describe('page des erreurs', () => {
  let app: ApplicationDeTest;
  beforeAll(async () => {
    app = await ouvrirApplication();
  }, 60_000);
  afterAll(() => app?.fermer());

  it('le « type » d’un problème mène à sa section, servie sans session', async () => {
    const probleme = (await (await fetch(`${app.url}/api/v1/session`)).json()) as Probleme;
    const page = await fetch(new URL(probleme.type, app.url));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toContain(`id="${new URL(probleme.type, app.url).hash.slice(1)}"`);
    expect(html).toMatch(/<html lang="fr">/);
    expect(html).not.toMatch(/<script|style="/);
  });

  it('chaque code y a son statut, son sens et quoi faire ; en JSON à qui le demande', async () => {
    const html = await (await fetch(`${app.url}/api/docs/erreurs`)).text();
    const reponse = await fetch(`${app.url}/api/docs/erreurs`, { headers: { accept: 'application/json' } });
    const liste = (await reponse.json()) as { code: string; statut: number; sens: string; quoiFaire: string }[];
    expect(Object.fromEntries(liste.map(({ code, statut }) => [code, statut]))).toEqual(STATUT_DE_CODE);
    for (const { code, statut, sens, quoiFaire } of liste) {
      expect([sens, quoiFaire]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
      expect(html).toContain(`<h2>${statut} ${code}</h2>`);
    }
  });

  it('mesures : fermées hors démonstration, ouvertes au seul jeton réglé', async () => {
    const jeton = 'jeton-des-mesures-0123456789-0123456789';
    const lire = async (url: string, autorisation?: string): Promise<number> => {
      const headers = autorisation === undefined ? {} : { authorization: autorisation };
      return (await fetch(`${url}/api/metriques`, { headers })).status;
    };
    expect(await lire(app.url)).toBe(200);
    for (const [reglage, attendus] of [
      [{}, [404, 404, 404]],
      [{ jetonMesures: jeton }, [404, 404, 200]],
    ] as const) {
      const fermee = await ouvrirApplication({ ...PRODUCTION_SANS_DOCS, ...reglage });
      try {
        const statuts = [undefined, `Bearer ${jeton}x`, `Bearer ${jeton}`].map((a) => lire(fermee.url, a));
        expect(await Promise.all(statuts)).toEqual(attendus);
      } finally {
        await fermee.fermer();
      }
    }
  });

  it('documentation fermée : la page n’existe pas, pas plus que la description', async () => {
    const fermee = await ouvrirApplication(PRODUCTION_SANS_DOCS);
    try {
      for (const chemin of ['/api/docs/erreurs', '/api/docs', '/api/openapi.json'])
        expect([chemin, (await fetch(fermee.url + chemin)).status]).toEqual([chemin, 404]);
    } finally {
      await fermee.fermer();
    }
  });
});
