import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { COMPTES_DEMO } from '../../src/demo/comptes.js';
import { messagesDeclares } from '../../src/platform/http/catalogue-routes.js';
import { schemaDeDto } from '../../src/platform/http/schema-dto.js';
import { connexions, ID_INCONNU, ouvrirCibles, type Cibles } from '../balayage/cibles.js';
import { fauteDeRefus } from '../balayage/reponse-attendue.js';
import { ClientHttp } from '../client-http.js';
import { connecter } from '../connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import { ouvrirSocket, type SocketDeTest } from '../socket-de-test.js';
import { corps, juste, nImporteQuoi, type SchemaOpenApi } from './arbitraires.js';
import { exigerAucunePanne } from './pannes-notees.js';

const DEMANDES = Number(process.env['PDP_FUZZ_DEMANDES'] ?? 5000);
const TRAMES = Number(process.env['PDP_FUZZ_TRAMES'] ?? 2000);
const GRAINE = Number(process.env['PDP_GRAINE'] ?? Date.now() % 2 ** 31);
const EN_MEME_TEMPS = 8;
// Sous le débit permis à une socket : au-delà, ce serait la coupure qu'on éprouverait.
const TRAMES_PAR_SOCKET = 50;

type Parametre = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: SchemaOpenApi;
};
type Operation = {
  readonly parameters?: readonly Parametre[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: SchemaOpenApi }>> };
  readonly responses: Readonly<Record<string, unknown>>;
};
type Route = { readonly methode: string; readonly chemin: string; readonly operation: Operation };
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SchemaOpenApi>> };
};
type Demande = {
  readonly route: Route;
  readonly compte: string;
  readonly adresse: string;
  readonly corps: unknown;
  readonly version: number;
};

// Elles ferment la session ou le compte qui éprouve : `connexion.e2e` et `habilitation.e2e` les couvrent.
const SANS_CIBLE = /deconnexion|session\/habilitation|connexion/;
// Sur un identifiant inconnu seulement : réussies, elles ôteraient ses droits à un compte de l'essai.
const INCONNU_SEULEMENT = /desactivation|habilitations\/\{/;

describe(`saisies engendrées (graine ${GRAINE} ; PDP_GRAINE la rejoue)`, () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;
  const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as Document;
  const resoudre = (ref: string): SchemaOpenApi => document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
  const routes = Object.entries(document.paths).flatMap(([chemin, methodes]) =>
    Object.entries(methodes)
      .filter(() => !SANS_CIBLE.test(chemin))
      .map(([methode, operation]): Route => ({ methode: methode.toUpperCase(), chemin, operation })),
  );
  const comptes = COMPTES_DEMO.filter((c) => c.territoire === 'morbihan').map((c) => c.compte);

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.01);
    cibles = await ouvrirCibles(app);
    connecte = connexions(app.url);
  }, 120_000);

  afterAll(() => app?.fermer());

  const identifiant = (route: Route, genre: string): fc.Arbitrary<string> => {
    const vrai = INCONNU_SEULEMENT.test(route.chemin) ? ID_INCONNU : (cibles[genre as keyof Cibles] ?? ID_INCONNU);
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(vrai) },
      { weight: 1, arbitrary: fc.constant(ID_INCONNU) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map(enAdresse) },
    );
  };

  const segments = (route: Route): fc.Arbitrary<string> =>
    fc
      .tuple(
        ...route.chemin.split('/').map((segment, i, tous) => {
          if (!segment.startsWith('{')) return fc.constant(segment);
          const schema = (route.operation.parameters ?? []).find((p) => `{${p.name}}` === segment)?.schema;
          if (segment === '{categorie}') return fc.constantFrom('social', 'projet', 'emploi', 'medical', '__proto__');
          return schema?.enum ? fc.constantFrom(...schema.enum.map(String)) : identifiant(route, tous[i - 1] ?? '');
        }),
      )
      .map((morceaux) => morceaux.join('/'));

  const filtres = (route: Route): fc.Arbitrary<string> => {
    const connus = (route.operation.parameters ?? []).filter((p) => p.in === 'query');
    if (connus.length === 0) return fc.constant('');
    const un = fc
      .constantFrom(...connus)
      .chain((p) =>
        fc.tuple(fc.constant(p.name), fc.oneof(juste(p.schema, resoudre), juste(p.schema, resoudre), nImporteQuoi)),
      );
    return fc
      .array(un, { maxLength: 3 })
      .map((paires) => paires.map(([nom, v]) => `${nom}=${enAdresse(String(v))}`).join('&'))
      .map((texte) => (texte === '' ? '' : `?${texte}`));
  };

  const demandes = (): fc.Arbitrary<Demande> =>
    fc.constantFrom(...routes).chain((route) => {
      const attendu = route.operation.requestBody?.content['application/json']?.schema;
      return fc.record({
        route: fc.constant(route),
        compte: fc.constantFrom(...comptes),
        adresse: fc.tuple(segments(route), filtres(route)).map(([s, f]) => s + f),
        corps: attendu ? corps(attendu, resoudre) : fc.constant(undefined),
        version: fc.constantFrom(1, 1, 2, 7),
      });
    });

  const faute = async ({ route, compte, adresse, corps: envoye, version }: Demande): Promise<string | null> => {
    const client = await connecte(compte);
    const brut = envoye === undefined ? {} : { corps: JSON.stringify(envoye), entetes: JSON_BRUT };
    const reponse = await client.requete(route.methode, adresse, route.methode === 'GET' ? {} : { ...brut, version });
    const lue = fauteDeRefus(reponse);
    const documente = Object.hasOwn(route.operation.responses, String(reponse.statut));
    const constat = lue ?? (documente ? null : `statut ${reponse.statut} absent de la description`);
    return (
      constat &&
      `${compte} ${route.methode} ${adresse.slice(0, 200)} ${(JSON.stringify(envoye) ?? '').slice(0, 300)} : ${constat}`
    );
  };

  it(`${DEMANDES} demandes depuis la description OpenAPI : jamais 500, toujours un statut annoncé`, async () => {
    const restantes = fc.sample(demandes(), { numRuns: DEMANDES, seed: GRAINE });
    const fautes: string[] = [];
    const ouvrier = async (): Promise<void> => {
      for (let demande = restantes.pop(); demande; demande = restantes.pop()) {
        const constat = await faute(demande);
        if (constat !== null) fautes.push(constat);
      }
    };
    await Promise.all(Array.from({ length: EN_MEME_TEMPS }, ouvrier));
    expect(fautes.slice(0, 20)).toEqual([]);
  }, 300_000);

  it(`${TRAMES} trames de socket : un accusé ou rien, jamais la fin du processus`, async () => {
    const messages = messagesDeclares(app.app).map(({ message, corps: dto }) => ({
      message,
      schema: dto ? (schemaDeDto(dto) as SchemaOpenApi) : {},
    }));
    const connue = fc
      .constantFrom(...messages)
      .chain(({ message, schema }) =>
        fc
          .tuple(fc.constant(message), corps(schema, resoudre).map(viserVraiment(cibles)))
          .map(([m, c]) => [m, c] as const),
      );
    const etrange = fc.tuple(
      fc.oneof(fc.string({ minLength: 1, maxLength: 30 }), fc.constantFrom('join', '__proto__', 'revue.', 'ping')),
      nImporteQuoi,
      fc.array(nImporteQuoi, { maxLength: 3 }),
    );
    const trame = fc.oneof({ weight: 5, arbitrary: connue }, { weight: 2, arbitrary: etrange });
    const trames = fc.sample(trame, { numRuns: TRAMES, seed: GRAINE });
    const qui = ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'assuree', 'cap.emploi'];
    let accuses = 0;
    for (let debut = 0, n = 0; debut < trames.length; debut += TRAMES_PAR_SOCKET, n += 1) {
      const socket = await ouvrirSocket(await connecte(qui[n % qui.length] ?? ''));
      accuses += await envoyerLot(socket, trames.slice(debut, debut + TRAMES_PAR_SOCKET));
      socket.fermer();
    }
    expect(accuses).toBeGreaterThan(TRAMES / 4);
    const survivante = await ouvrirSocket(await connecter(app.url, 'coordinatrice'));
    const entree = await survivante.envoyer('revue.rejoindre', { revueId: await uneRevueIntacte() });
    survivante.fermer();
    expect(entree).toMatchObject({ ok: true });
  }, 300_000);

  /** Les saisies n'ont visé que `cibles.revues` : les autres séances sont celles de la démonstration. */
  const uneRevueIntacte = async (): Promise<string | undefined> =>
    (
      await app.sql<{ id: string }>(
        `SELECT r.id FROM revue r JOIN plateforme p ON p.id = r.plateforme_id
         WHERE p.departement = '56' AND r.id <> $1 AND r.etat NOT IN ('ANNULEE', 'REPORTEE') LIMIT 1`,
        [cibles.revues],
      )
    )[0]?.id;

  it('l’application répond encore, et aucun prototype n’a été touché', async () => {
    expect((await new ClientHttp(app.url).get('/api/sante/pret')).statut).toBe(200);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

const JSON_BRUT = { 'content-type': 'application/json' };

const enAdresse = (texte: string): string => encodeURIComponent(texte.toWellFormed());

/** Une fois sur deux, remplace les identifiants tirés par de vrais : sans cela, tout serait introuvable. */
const viserVraiment =
  (cibles: Cibles) =>
  (valeur: unknown): unknown => {
    if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur)) return valeur;
    const lu = valeur as Record<string, unknown>;
    const vrai = { ...lu };
    if (typeof lu['revueId'] === 'string') vrai['revueId'] = cibles.revues;
    if (typeof lu['passageId'] === 'string') vrai['passageId'] = cibles.passages;
    return vrai;
  };

/** Envoie les trames, avec ou sans accusé, d'aplomb ou non ; rend le nombre d'accusés bien formés. */
async function envoyerLot(socket: SocketDeTest, trames: readonly (readonly unknown[])[]): Promise<number> {
  let accuses = 0;
  const attentes = trames.map(async ([nom, ...reste], i) => {
    if (i % 5 === 0) return void socket.brute.emit(String(nom), ...reste);
    if (i % 17 === 0) return void socket.brute.emit(String(nom), Buffer.from([0, 255, 1]), ...reste);
    const accuse = (await socket.brute
      .timeout(1500)
      .emitWithAck(String(nom), ...reste)
      .catch(() => null)) as { ok?: unknown } | null;
    if (typeof accuse?.ok === 'boolean') accuses += 1;
  });
  await Promise.all(attentes);
  return accuses;
}
