import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { routesDeclarees } from '../src/platform/http/catalogue-routes.js';
import { ouvrirApplication, type ApplicationDeTest } from './application-de-test.js';

type Operation = {
  parameters: { name: string; in: string; required?: boolean; schema: { format?: string } }[];
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, { $ref?: string }>;
  security: object[];
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, { properties?: object }>;
    responses: Record<string, { content: Record<string, unknown> }>;
  };
};

const FICHIER = path.resolve(import.meta.dirname, '../openapi.json');

describe('document OpenAPI', () => {
  let app: ApplicationDeTest;
  let document: Document;

  beforeAll(async () => {
    app = await ouvrirApplication();
    document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as Document;
  }, 60_000);

  afterAll(() => app?.fermer());

  const operation = (methode: string, chemin: string): Operation => {
    const trouvee = document.paths[chemin]?.[methode];
    if (!trouvee) throw new Error(`${methode} ${chemin} absente`);
    return trouvee;
  };

  it('le fichier livré est celui que l’application sert', () => {
    expect(existsSync(FICHIER)).toBe(true);
    const livre = JSON.parse(readFileSync(FICHIER, 'utf8')) as Document;
    expect(Object.keys(livre.paths)).toEqual(Object.keys(document.paths));
    expect(livre).toEqual(document);
  });

  it('décrit toutes les routes, et rien qu’elles', () => {
    const decrites = Object.entries(document.paths).flatMap(([chemin, operations]) =>
      Object.keys(operations).map((methode) => `${methode.toUpperCase()} ${chemin}`),
    );
    const declarees = routesDeclarees(app.app).map((r) => `${r.methode} ${r.chemin.replace(/:(\w+)/g, '{$1}')}`);
    expect(decrites.sort()).toEqual(declarees.sort());
  });

  it('un corps est décrit champ par champ, avec ses bornes', () => {
    const { requestBody } = operation('post', '/api/v1/signalements');
    expect(requestBody?.content['application/json']?.schema.$ref).toBe('#/components/schemas/EmettreSignalementDto');
    expect(document.components.schemas['EmettreSignalementDto']).toMatchObject({
      additionalProperties: false,
      required: ['assure', 'motif', 'assureInforme'],
      properties: {
        assure: { type: 'object', required: expect.arrayContaining(['nir', 'sexe']) },
        motif: { maxLength: expect.any(Number) },
      },
    });
  });

  it('aucun corps attendu n’est décrit vide', () => {
    const vides = Object.entries(document.components.schemas).filter(
      ([, s]) => Object.keys(s.properties ?? {}).length === 0,
    );
    expect(vides.map(([nom]) => nom)).toEqual([]);
  });

  it('une écriture versionnée dit If-Match, une création dit Idempotency-Key, une liste dit limite et curseur', () => {
    const noms = (o: Operation): string[] =>
      o.parameters.map((p) => `${p.in}:${p.name}${p.required === true ? '!' : ''}`);
    const categorie = operation('put', '/api/v1/dossiers/{id}/categories/{categorie}');
    expect(noms(categorie)).toEqual(['path:id!', 'path:categorie!', 'header:If-Match!', 'header:x-pdp!']);
    expect(Object.keys(categorie.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '412', '422', '428']),
    );
    expect(noms(operation('post', '/api/v1/signalements'))).toEqual(['header:x-pdp!', 'header:Idempotency-Key']);
    expect(noms(operation('get', '/api/v1/dossiers'))).toEqual(
      expect.arrayContaining(['query:limite', 'query:curseur', 'query:recherche']),
    );
  });

  it('tout refus est un problème, et seul ce qui est public s’appelle sans session', () => {
    for (const operations of Object.values(document.paths))
      for (const { responses } of Object.values(operations))
        for (const [statut, { $ref }] of Object.entries(responses))
          if (Number(statut) >= 400) expect($ref).toBe(`#/components/responses/Refus${statut}`);
    for (const refus of Object.values(document.components.responses))
      expect(Object.keys(refus.content)).toEqual(['application/problem+json']);
    expect(operation('get', '/api/sante/vivant').security).toEqual([]);
    expect(operation('get', '/api/v1/session').security).toEqual([{ cookie: [] }]);
  });
});
