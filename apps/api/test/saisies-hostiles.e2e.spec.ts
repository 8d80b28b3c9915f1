import { livretDe } from './cles-de-test.js';
import { CATEGORIES_FICHE } from '@pdp/domain';
import { SCHEMAS_OPENAPI } from '../src/modules/dossier/ecrire-categorie/schemas-openapi.js';
import { routesDeclarees, type RouteDeclaree } from '../src/platform/http/catalogue-routes.js';
import { schemaDeDto, type SchemaJson } from '../src/platform/http/schema-dto.js';
import { cheminDe, compteDe, connexions, ouvrirCibles, type Cibles } from './balayage/cibles.js';
import { corpsEntiers, corpsParChamp, exempleDe, schemaDExemple, type CorpsHostile } from './balayage/corpus.js';
import { empreinteDe, tablesChangees } from './balayage/empreinte-base.js';
import { fauteDeRefus } from './balayage/reponse-attendue.js';
import { ClientHttp, type ReponseHttp } from './client-http.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';
import { exigerAucunePanne } from './securite/pannes-notees.js';

const JSON_BRUT = { 'content-type': 'application/json' };
const EN_MEME_TEMPS = 6;

const enListe = (faute: string | null): string[] => (faute === null ? [] : [faute]);

describe('saisies hostiles : jamais de panne, toujours une phrase, rien d’écrit', () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let routes: RouteDeclaree[];
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;
  let envois = 0;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.01);
    routes = routesDeclarees(app.app);
    cibles = await ouvrirCibles(app);
    connecte = connexions(app.url);
  }, 120_000);

  afterAll(async () => {
    await app?.fermer();
  });

  const clientDe = async (route: RouteDeclaree): Promise<ClientHttp> => {
    const compte = compteDe(route);
    return compte === null ? new ClientHttp(app.url) : connecte(compte);
  };

  const vrai = (route: RouteDeclaree): string => cheminDe(route, (genre) => cibles[genre]);
  const ecrit = (route: RouteDeclaree): boolean => route.methode !== 'GET';
  const nomDe = (route: RouteDeclaree): string => `${route.methode} ${route.chemin}`;

  // Une version à jour : sans elle, le refus viendrait de la version et non de la saisie.
  const versionDe = async (chemin: string): Promise<string> => {
    const { corps } = await (
      await connecte('assistante.sociale')
    ).get<{ version?: number; brouillonVersion?: number }>(chemin);
    return `"${corps.brouillonVersion ?? corps.version ?? 1}"`;
  };

  /** Envoie ; rend la faute constatée, ou null. */
  const juger = async (
    envoi: () => Promise<ReponseHttp>,
    nom: string,
    doitRefuser: boolean,
  ): Promise<string | null> => {
    envois += 1;
    const reponse = await envoi();
    const faute = fauteDeRefus(reponse);
    if (faute !== null) return `${nom} : ${faute}`;
    return doitRefuser && reponse.statut < 400 ? `${nom} : accepté (${reponse.statut})` : null;
  };

  /** Joue une suite d'envois tous à refuser, et vérifie que la base n'a pas bougé. */
  const jouer = async (
    nom: string,
    envois: readonly (() => Promise<string | null>)[],
    admises: readonly string[] = [],
  ): Promise<string[]> => {
    const avant = await empreinteDe(app);
    const fautes: string[] = [];
    const restants = [...envois];
    const ouvrier = async (): Promise<void> => {
      for (let envoi = restants.shift(); envoi; envoi = restants.shift()) fautes.push(...enListe(await envoi()));
    };
    await Promise.all(Array.from({ length: EN_MEME_TEMPS }, ouvrier));
    const changees = tablesChangees(avant, await empreinteDe(app)).filter((table) => !admises.includes(table));
    return changees.length > 0 ? [...fautes, `${nom} : la base a changé (${changees.join(', ')})`] : fautes;
  };

  const envoyerCorps = (
    client: ClientHttp,
    route: RouteDeclaree,
    chemin: string,
    brut: string | undefined,
    entetes: Record<string, string> = {},
  ): Promise<ReponseHttp> =>
    client.requete(route.methode, chemin, {
      ...(brut === undefined ? {} : { corps: brut }),
      entetes: { ...(brut === undefined ? {} : JSON_BRUT), ...entetes },
    });

  /** Schémas des corps qu'une route attend, avec le chemin où les envoyer. */
  const corpsAttendus = async (route: RouteDeclaree): Promise<readonly { chemin: string; schema: SchemaJson }[]> => {
    if (route.corps === null) return [];
    if (route.corps !== Object) return [{ chemin: vrai(route), schema: schemaDeDto(route.corps) }];
    if (route.chemin.endsWith('/:categorie'))
      return CATEGORIES_FICHE.map((c, i) => ({
        chemin: vrai(route).replace(/social$/, c),
        schema: SCHEMAS_OPENAPI[i] as SchemaJson,
      }));
    return [{ chemin: vrai(route), schema: schemaDExemple(await livretDe(app.sql, cibles.dossiers)) }];
  };

  const entetesDe = async (route: RouteDeclaree): Promise<Record<string, string>> => {
    if (route.methode === 'POST') return {};
    const lisible = vrai(route).replace(/\/(categories\/.*|brouillon|ordre|cap)$/, '');
    return { 'if-match': await versionDe(lisible) };
  };

  it('tout corps absent, illisible, démesuré ou d’une autre forme', async () => {
    const fautes: string[] = [];
    for (const route of routes.filter(ecrit)) {
      const client = await clientDe(route);
      const attendu = route.corps !== null;
      const multipart = /\/(imports|documents|versions|formulaires-accord)$/.test(route.chemin);
      const entetes = await entetesDe(route);
      const a = (c: CorpsHostile) => () =>
        juger(
          () => envoyerCorps(client, route, vrai(route), c.brut, entetes),
          `${nomDe(route)} ${c.nom}`,
          c.doitRefuser,
        );
      const corps = corpsEntiers(attendu || multipart);
      fautes.push(...(await jouer(nomDe(route), corps.filter((c) => c.doitRefuser).map(a))));
      for (const envoi of corps.filter((c) => !c.doitRefuser).map(a)) fautes.push(...enListe(await envoi()));
    }
    expect(fautes).toEqual([]);
  }, 300_000);

  it('tout champ de tout corps : type faux, trop long, caractère refusé, valeur hors liste, champ absent ou en trop', async () => {
    const fautes: string[] = [];
    for (const route of routes.filter(ecrit)) {
      const client = await clientDe(route);
      for (const { chemin, schema } of await corpsAttendus(route)) {
        const entetes = await entetesDe(route);
        const a = (c: CorpsHostile) => () =>
          juger(
            () => envoyerCorps(client, route, chemin, c.brut, entetes),
            `${route.methode} ${chemin.replace(/[0-9a-f-]{36}/g, ':id')} ${c.nom}`,
            c.doitRefuser,
          );
        const corps = corpsParChamp(schema);
        fautes.push(...(await jouer(nomDe(route), corps.filter((c) => c.doitRefuser).map(a))));
        let frais = entetes;
        for (const c of corps.filter((c) => !c.doitRefuser)) {
          const envoi = async (): Promise<ReponseHttp> => {
            const reponse = await envoyerCorps(client, route, chemin, c.brut, frais);
            const { version } = (reponse.corps ?? {}) as { version?: number };
            // Acceptée, elle donne la version suivante : l'envoi d'après ne doit pas être refusé pour la sienne.
            if (reponse.statut === 200 && version !== undefined && 'if-match' in entetes)
              frais = { 'if-match': `"${version}"` };
            return reponse;
          };
          fautes.push(...enListe(await juger(envoi, `${nomDe(route)} ${c.nom}`, false)));
        }
      }
    }
    expect(fautes).toEqual([]);
  }, 600_000);

  it('tout type de contenu autre que JSON', async () => {
    const fautes: string[] = [];
    for (const route of routes.filter((r) => r.corps !== null)) {
      const client = await clientDe(route);
      const envois = [
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-16',
        'x',
      ].map(
        (type) => () =>
          juger(
            () => envoyerCorps(client, route, vrai(route), 'a=1&b=2', { 'content-type': type }),
            `${nomDe(route)} ${type}`,
            true,
          ),
      );
      fautes.push(...(await jouer(nomDe(route), envois)));
    }
    expect(fautes).toEqual([]);
  }, 120_000);

  it('tout identifiant d’adresse mal formé', async () => {
    const mauvais = [
      'pas-un-uuid',
      `${cibles.dossiers}x`,
      '%00',
      '..%2f..%2fetc',
      'a'.repeat(300),
      '%E0%A4%A',
      'null',
      'undefined',
      '1',
      `${cibles.dossiers}%00`,
      '%F0%9F%98%80',
      "'%3B--",
      '__proto__',
      'constructor',
      '%ED%A0%80',
    ];
    const fautes: string[] = [];
    for (const route of routes.filter((r) => r.parametres.length > 0)) {
      const client = await clientDe(route);
      const chemins = route.parametres.flatMap(({ nom }) =>
        mauvais.map((m) =>
          cheminDe({ ...route, chemin: route.chemin.replace(`:${nom}`, '@@') }, (g) => cibles[g]).replace('@@', m),
        ),
      );
      const envois = chemins.map(
        (chemin) => () =>
          juger(
            () => envoyerCorps(client, route, chemin, ecrit(route) ? '{}' : undefined, { 'if-match': '"1"' }),
            `${route.methode} ${chemin}`,
            true,
          ),
      );
      fautes.push(...(await jouer(nomDe(route), envois)));
    }
    expect(fautes).toEqual([]);
  }, 300_000);

  it('toute requête d’adresse : clé répétée, inconnue, hors bornes, curseur forgé', async () => {
    const b64 = (v: unknown): string => Buffer.from(JSON.stringify(v)).toString('base64url');
    const forges = [
      b64(['x', 'y']),
      b64([null, null]),
      b64([1, 2]),
      b64(['2026-01-01', 'pas-un-uuid']),
      b64(['a\u0000', 'b']),
      b64([{ a: 1 }]),
      b64(['10000000000', cibles.dossiers]),
      b64(['é', 'ù', 'x']),
      'zzz',
      '%00',
    ];
    const refusees = [
      'limite=abc',
      'limite=0',
      'limite=-1',
      'limite=201',
      'limite=1e9',
      'limite=1&limite=2',
      'limite[]=1',
      'zzz=1',
      '__proto__=1',
      'constructor=1',
      `curseur=${'x'.repeat(400)}`,
      'curseur=a&curseur=b',
      ...forges.map((f) => `curseur=${f}`),
    ];
    const fautes: string[] = [];
    for (const route of routes.filter((r) => r.requete !== null)) {
      const client = await clientDe(route);
      const proprietes = schemaDeDto(route.requete as never).properties ?? {};
      const essais = refusees
        .filter((q) => !q.startsWith('limite') || 'limite' in proprietes)
        .map((q) => ({
          q,
          doitRefuser:
            !/^curseur=(?!.*(zzz|%00|x{9}|&))/.test(q) && (!q.startsWith('curseur') || 'curseur' in proprietes),
        }));
      for (const nom of Object.keys(proprietes))
        for (const v of [
          '%00',
          '%ED%A0%80',
          '%FF',
          'x'.repeat(5000),
          "'%3B--",
          '%25_%25',
          '',
          '%E2%80%AE',
          '2026-02-30',
          'toString',
        ])
          essais.push({ q: `${nom}=${v}`, doitRefuser: ['%00', '%E2%80%AE'].includes(v) || v.length > 4000 });
      for (const nom of Object.keys(proprietes))
        essais.push({ q: `${nom}=a&${nom}=b`, doitRefuser: true }, { q: `${nom}[a]=b`, doitRefuser: true });
      const corps =
        ecrit(route) && route.corps !== null ? JSON.stringify(exempleDe(schemaDeDto(route.corps))) : undefined;
      const a =
        ({ q, doitRefuser }: { q: string; doitRefuser: boolean }) =>
        () =>
          juger(
            () => envoyerCorps(client, route, `${vrai(route)}?${q}`, corps, { 'if-match': '"999999"' }),
            `${nomDe(route)}?${q.slice(0, 80)}`,
            doitRefuser,
          );
      fautes.push(...(await jouer(nomDe(route), essais.filter((e) => e.doitRefuser).map(a))));
      for (const essai of essais.filter((e) => !e.doitRefuser)) fautes.push(...enListe(await a(essai)()));
    }
    expect(fautes).toEqual([]);
  }, 300_000);

  it('tout en-tête faux : version, clé d’idempotence, numéro de demande, cookie, accept', async () => {
    const entetes = [
      ...['', 'abc', '"-1"', '"99999999999999999999"', '*', '"1", "2"', "'1'"].map((v) => ({ 'if-match': v })),
      ...['x', 'y'.repeat(1000), 'avec espace'].map((v) => ({ 'idempotency-key': v })),
      { 'x-correlation-id': 'z'.repeat(5000) },
      { accept: 'application/xml;q=bad' },
      { cookie: `pdp=${'a'.repeat(4000)}` },
      { cookie: 'pdp=%00; pdp=%E0%A4%A; =;;' },
      { 'content-encoding': 'gzip' },
    ];
    const fautes: string[] = [];
    for (const route of routes) {
      const client = await clientDe(route);
      for (const e of entetes) {
        const corps = ecrit(route) && route.corps !== null ? '{"champEnTrop":1}' : undefined;
        if (corps === undefined && ecrit(route) && !('if-match' in e) && !('idempotency-key' in e)) continue;
        const faute = await juger(
          () => envoyerCorps(client, route, vrai(route), corps, e as Record<string, string>),
          `${nomDe(route)} ${JSON.stringify(e).slice(0, 60)}`,
          false,
        );
        if (faute !== null) fautes.push(faute);
      }
    }
    expect(fautes).toEqual([]);
  }, 300_000);

  it('tout envoi de fichier mal formé', async () => {
    const client = await connecte('referent.cpam');
    const partie = (nom: string, fichier: string | null, contenu: string): string =>
      `--L\r\ncontent-disposition: form-data; name="${nom}"${fichier === null ? '' : `; filename="${fichier}"`}\r\n\r\n${contenu}\r\n`;
    const corps: Readonly<Record<string, readonly [string, string]>> = {
      'sans limite annoncée': ['multipart/form-data', partie('fichier', 'a.csv', 'NIR')],
      'limite vide': ['multipart/form-data; boundary=', ''],
      'corps vide': ['multipart/form-data; boundary=L', ''],
      'coupé au milieu': ['multipart/form-data; boundary=L', partie('fichier', 'a.csv', 'NIR;CLE\n1;2').slice(0, -6)],
      'en-tête de partie coupé': ['multipart/form-data; boundary=L', '--L\r\ncontent-disposition: form-da'],
      'autre champ': ['multipart/form-data; boundary=L', `${partie('autre', 'a.csv', 'x')}--L--\r\n`],
      'texte au lieu de fichier': ['multipart/form-data; boundary=L', `${partie('fichier', null, 'x')}--L--\r\n`],
      'champ __proto__': [
        'multipart/form-data; boundary=L',
        `${partie('__proto__', null, 'x')}${partie('constructor', 'a', 'x')}--L--\r\n`,
      ],
      'vingt champs': [
        'multipart/form-data; boundary=L',
        `${Array.from({ length: 20 }, (_, i) => partie(`c${i}`, null, 'x')).join('')}--L--\r\n`,
      ],
      'nom de champ géant': ['multipart/form-data; boundary=L', `${partie('n'.repeat(10_000), null, 'x')}--L--\r\n`],
    };
    // Un envoi coupé laisse sa trace dans la liste des imports, mais aucune ligne.
    const envois = Object.entries(corps).map(
      ([nom, [type, brut]]) =>
        () =>
          juger(
            () => client.requete('POST', '/imports', { corps: brut, entetes: { 'content-type': type } }),
            nom,
            true,
          ),
    );
    const fautes = await jouer('imports', envois, ['import_requete']);
    expect(fautes).toEqual([]);
  }, 120_000);

  it('tout fichier dont le contenu est hostile est refusé ou lu, jamais une panne', async () => {
    const client = await connecte('referent.cpam');
    const contenus: Readonly<Record<string, string>> = {
      vide: '',
      'une ligne sans fin': 'x'.repeat(2_000_000),
      'cent mille colonnes': `${'C;'.repeat(100_000)}\n1`,
      'guillemet jamais fermé': `NIR;CLE\n"${'a\n'.repeat(10_000)}`,
      'NUL partout': 'NIR;CLE\n\u0000;\u0000\n'.repeat(10),
      'UTF-16': Buffer.from('NIR;CLE\n1;2', 'utf16le').toString('latin1'),
      'colonnes de prototype': '__proto__;constructor;NIR\n1;2;3\n',
      'lignes vides': `NIR;CLE\n${'\n'.repeat(100_000)}`,
      image: '\u0089PNG\r\n\u001a\n',
    };
    const fautes: string[] = [];
    for (const [nom, contenu] of Object.entries(contenus)) {
      const corps = new FormData();
      corps.append('fichier', new Blob([contenu]), `${nom}\u0000\u202e.csv`);
      const faute = await juger(() => client.post('/imports', corps), nom, false);
      if (faute !== null) fautes.push(faute);
    }
    expect(fautes).toEqual([]);
  }, 120_000);

  it('l’application vit encore, et rien n’a pollué les objets', async () => {
    expect((await new ClientHttp(app.url).get('/api/sante/pret')).statut).toBe(200);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect(envois).toBeGreaterThan(3000);
  });
});
