import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { routesDeclarees, type RouteDeclaree } from '../../src/platform/http/catalogue-routes.js';
import { cheminDe, compteDe, connexions, ouvrirCibles, type Cibles } from '../balayage/cibles.js';
import { ClientHttp } from '../client-http.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import { exigerAucunePanne } from './pannes-notees.js';

const ETRANGERES = [
  'https://ailleurs.invalid',
  'null',
  'http://127.0.0.1:1',
  'http://localhost.ailleurs.invalid',
  'file://',
];

describe('surface : en-têtes, origines, méthodes, fichiers', () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let routes: RouteDeclaree[];
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.01);
    routes = routesDeclarees(app.app).filter((r) => !/connexion|flux|evenements/.test(r.chemin));
    cibles = await ouvrirCibles(app);
    connecte = connexions(app.url);
  }, 120_000);

  afterAll(() => app?.fermer());

  const chemin = (route: RouteDeclaree): string => cheminDe(route, (g) => cibles[g]);

  it('toute réponse, refus compris : type, nosniff, referrer, politique de contenu, aucune mise en cache', async () => {
    const fautes: string[] = [];
    for (const route of routes) {
      const compte = compteDe(route);
      const client = compte === null ? new ClientHttp(app.url) : await connecte(compte);
      const { statut, entetes, texte } = await client.requete(route.methode, chemin(route), {
        ...(route.methode === 'GET' ? {} : { corps: { champEnTrop: 1 }, version: 999_999 }),
      });
      const exige: readonly (readonly [string, RegExp])[] = [
        ['x-content-type-options', /^nosniff$/],
        ['referrer-policy', /^no-referrer$/],
        // Un fichier déposé par quelqu'un a la politique la plus fermée : ni script, ni origine.
        ...(/\/fichiers\/:id\/contenu$/.test(route.chemin) && statut === 200
          ? ([['content-security-policy', /^sandbox; default-src 'none'$/]] as const)
          : ([
              ['content-security-policy', /script-src 'self';/],
              ['content-security-policy', /object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/],
            ] as const)),
        ...(route.chemin.startsWith('/api/') ? ([['cache-control', /no-store/]] as const) : []),
        ...(texte === ''
          ? []
          : ([['content-type', /charset=utf-8|^application\/(json|pdf)|^text\/calendar/]] as const)),
      ];
      for (const [nom, forme] of exige)
        if (!forme.test(entetes.get(nom) ?? ''))
          fautes.push(`${route.methode} ${route.chemin} ${statut} ${nom} : ${entetes.get(nom)}`);
      if (/unsafe-eval|script-src[^;]*unsafe-inline/.test(entetes.get('content-security-policy') ?? ''))
        fautes.push(`${route.chemin} : script en ligne permis`);
    }
    expect(fautes).toEqual([]);
  }, 60_000);

  it('aucune origine étrangère ne lit ni n’écrit : ni CORS, ni formulaire, ni GET', async () => {
    const client = await connecte('assistante.sociale');
    const fautes: string[] = [];
    for (const origin of ETRANGERES) {
      const pre = await client.requete('OPTIONS', '/dossiers', {
        entetes: { origin, 'access-control-request-method': 'POST' },
      });
      const lu = await client.get('/session', { entetes: { origin } });
      for (const reponse of [pre, lu])
        if (reponse.entetes.has('access-control-allow-origin')) fautes.push(`CORS ouvert à ${origin}`);
      for (const route of routes.filter((r) => r.methode !== 'GET')) {
        const { statut } = await client.requete(route.methode, chemin(route), { corps: {}, entetes: { origin } });
        if (statut !== 403) fautes.push(`${route.methode} ${route.chemin} depuis ${origin} : ${statut}`);
      }
    }
    expect(fautes).toEqual([]);
  }, 60_000);

  it('ni source, ni carte de source, ni dépôt, ni liste de dossiers, ni TRACE', async () => {
    // Le nonce de style change à chaque page servie.
    const sansNonce = (page: string): string => page.replace(/nonce="[^"]+"/g, '');
    const accueil = sansNonce(await (await fetch(`${app.url}/`)).text());
    for (const adresse of ['/.git/config', '/.env', '/package.json', '/assets/', '/src/main.tsx', '/../package.json']) {
      const reponse = await fetch(app.url + adresse);
      const texte = sansNonce(await reponse.text());
      // Toute adresse inconnue rend la page d'accueil, et jamais un fichier.
      expect({ adresse, juste: reponse.status === 404 || texte === accueil }).toEqual({ adresse, juste: true });
    }
    for (const script of accueil.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)) {
      const source = await (await fetch(app.url + String(script[1]))).text();
      expect(source).not.toContain('sourceMappingURL');
    }
    const premiere = (await brute(`TRACE / HTTP/1.1\r\nHost: ${hote()}\r\nConnection: close\r\n\r\n`)).split('\r\n')[0];
    expect(premiere).toMatch(/ 4\d\d /);
  });

  const hote = (): string => new URL(app.url).host;

  /** Octets envoyés tels quels ; rend tout ce qui est revenu jusqu'à la fermeture, ou jusqu'à deux secondes. */
  const brute = (octets: string): Promise<string> =>
    new Promise((finir) => {
      const { hostname, port } = new URL(app.url);
      const prise = connect(Number(port), hostname, () => prise.write(octets));
      let recu = '';
      prise.on('data', (d) => (recu += d.toString('latin1')));
      prise.on('error', () => finir(recu));
      prise.on('close', () => finir(recu));
      setTimeout(() => prise.destroy(), 2000);
    });

  it.each([
    [
      'longueur et morceaux à la fois',
      'Content-Length: 4\r\nTransfer-Encoding: chunked',
      '0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ],
    ['deux longueurs', 'Content-Length: 4\r\nContent-Length: 10', 'abcd'],
    ['morceau mal formé', 'Transfer-Encoding: chunked', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['longueur négative', 'Content-Length: -1', 'abcd'],
    ['espace avant les deux-points', 'Content-Length : 4', 'abcd'],
  ])('demande trafiquée, %s : 400, une seule réponse, connexion fermée', async (_, entetes, corps) => {
    const recu = await brute(
      `POST /api/v1/signalements HTTP/1.1\r\nHost: ${hote()}\r\nContent-Type: application/json\r\nx-pdp: 1\r\n${entetes}\r\n\r\n${corps}`,
    );
    expect(recu.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(recu).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('un client qui part au milieu de son envoi : ni panne au journal, ni connexion retenue', async () => {
    const { hostname, port } = new URL(app.url);
    const partir = (entetes: string, corps: string): Promise<void> =>
      new Promise((finir) => {
        const prise = connect(Number(port), hostname, () => {
          prise.write(
            `POST /api/v1/signalements HTTP/1.1\r\nHost: ${hote()}\r\nContent-Type: application/json\r\nx-pdp: 1\r\n${entetes}\r\n\r\n${corps}`,
            () => setTimeout(() => prise.destroy(), 20),
          );
        });
        prise.on('error', () => undefined);
        prise.on('close', () => finir());
      });
    await partir('Content-Length: 400', '{"motif":');
    await partir('Transfer-Encoding: chunked', '9\r\n{"motif":\r\n');
    await partir('Transfer-Encoding: chunked', '9\r\n{"motif":\r\nzz\r\n');
    expect((await fetch(`${app.url}/api/sante/pret`)).status).toBe(200);
  });

  it('le navigateur ne garde aucune donnée hors de l’onglet, et la politique de contenu n’est pas contournée', () => {
    const page = readFileSync(new URL('../../../web/index.html', import.meta.url), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page).not.toMatch(/https?:\/\//);
  });
});
