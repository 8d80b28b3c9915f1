import type { INestApplicationContext } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { STATUT_DE_CODE } from '@pdp/domain';
import { ACTES } from '@pdp/permissions';
import { routesDeclarees, type RouteDeclaree } from './catalogue-routes.js';
import { schemaDeDto, type SchemaJson } from './schema-dto.js';

type Parametre = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: object;
};
type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parametre[];
  requestBody?: object;
  responses: Record<string, object>;
  security?: object[];
};

const REFERENCE_PROBLEME = { $ref: '#/components/schemas/Probleme' };

/** Ce que chaque statut de refus veut dire, en une phrase. */
const REFUS: Readonly<Record<number, string>> = {
  400: 'Demande mal formée ; `champs` dit lesquels.',
  401: 'Pas de session, ou session finie.',
  403: 'La fonction active n’a pas cet acte, ou lit sans pouvoir agir.',
  404: 'N’existe pas, ou n’existe pas pour ce lecteur.',
  409: 'Conflit d’identité, ou déjà fait.',
  412: 'Modifié entre-temps ; `actuel` porte ce que ce lecteur peut en voir.',
  413: 'Contenu, adresse ou en-têtes trop volumineux.',
  415: 'Type de contenu refusé.',
  422: 'Règle métier, transition impossible, ou clé d’idempotence réutilisée.',
  423: 'Dossier gelé à la demande de la personne (art. 18 RGPD) : lisible, pas modifiable.',
  428: 'En-tête If-Match absent.',
  429: 'Trop de demandes.',
};

/** Complète le document : chaque opération dit son corps, ses paramètres, ses en-têtes, ses refus et qui peut l’appeler. */
export function documenterRoutes(app: INestApplicationContext, document: OpenAPIObject): OpenAPIObject {
  for (const route of routesDeclarees(app)) {
    const chemin = route.chemin.replace(/:(\w+)/g, '{$1}');
    const operations = document.paths[chemin] as Record<string, Operation> | undefined;
    const operation = operations?.[route.methode.toLowerCase()];
    if (!operation) throw new Error(`route absente du document OpenAPI : ${route.methode} ${chemin}`);
    Object.assign(operation, completer(route, operation));
  }
  const schemas = { Probleme: PROBLEME, ...schemasDesCorps(app) } as NonNullable<
    OpenAPIObject['components']
  >['schemas'];
  const responses = Object.fromEntries(
    Object.keys(REFUS).map((statut) => [`Refus${statut}`, probleme(Number(statut))]),
  );
  document.components = { ...document.components, responses, schemas: trier(schemas ?? {}) };
  document.paths = trier(document.paths);
  return document;
}

function completer(route: RouteDeclaree, operation: Operation): Operation {
  const parameters = parametresDe(route, operation.parameters ?? []);
  const corps = corpsDe(route, operation);
  const { declaration } = route;
  return {
    ...operation,
    tags: [route.chemin.replace(/^\/api\/(v1\/)?/, '').split('/')[0] ?? 'api'],
    ...(declaration?.sorte === 'acte' ? { summary: ACTES[declaration.acte].libelle } : {}),
    description: quiPeut(route),
    parameters,
    ...(corps ? { requestBody: corps } : {}),
    responses: reponsesDe(route, operation, parameters),
    security: declaration?.sorte === 'public' ? [] : [{ cookie: [] }],
  };
}

function quiPeut({ declaration }: RouteDeclaree): string {
  if (declaration?.sorte === 'acte') return `Acte \`${declaration.acte}\` (docs/permissions.generated.md).`;
  if (declaration?.sorte === 'public') return `Sans session : ${declaration.raison}.`;
  return 'Toute personne connectée ; ses droits sur la donnée sont vérifiés.';
}

function corpsDe(route: RouteDeclaree, operation: Operation): object | null {
  if (route.corps === null || route.corps === Object) return operation.requestBody ?? null;
  const obligatoire = (schemaDeDto(route.corps).required ?? []).length > 0;
  return {
    required: obligatoire,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${route.corps.name}` } } },
  };
}

function parametresDe(route: RouteDeclaree, connus: readonly Parametre[]): Parametre[] {
  const chemin = route.parametres.map(({ nom, estUuid }): Parametre => ({
    name: nom,
    in: 'path',
    required: true,
    schema: estUuid ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
  const requete = route.requete === null ? null : schemaDeDto(route.requete);
  const filtres = Object.entries(requete?.properties ?? {}).map(([name, schema]): Parametre => ({
    name,
    in: 'query',
    required: requete?.required?.includes(name) ?? false,
    schema,
  }));
  const decrits = connus.filter((p) => p.in === 'header' || (p.in === 'query' && requete === null));
  return uniques([...chemin, ...filtres, ...decrits, ...entetes(route)]);
}

function entetes(route: RouteDeclaree): Parametre[] {
  const texte = { type: 'string' };
  if (route.methode === 'GET') return [];
  const garde: Parametre = { name: 'x-pdp', in: 'header', required: true, schema: { type: 'string', enum: ['1'] } };
  const cle: Parametre = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Gardée 24 h : même clé et même corps, même réponse ; autre corps, 422.',
    schema: { ...texte, minLength: 8, maxLength: 200 },
  };
  return route.methode === 'POST' && route.declaration?.sorte !== 'public' ? [garde, cle] : [garde];
}

// Un en-tête décrit sur la méthode l'emporte sur celui que son décorateur de paramètre décrit : il est lu en premier.
function uniques(parametres: readonly Parametre[]): Parametre[] {
  const parCle = new Map<string, Parametre>();
  for (const p of parametres) {
    const cle = `${p.in} ${p.name.toLowerCase()}`;
    const connu = parCle.get(cle);
    parCle.set(cle, connu ? { ...p, ...connu, required: connu.required === true || p.required === true } : p);
  }
  return [...parCle.values()];
}

function reponsesDe(
  route: RouteDeclaree,
  operation: Operation,
  parametres: readonly Parametre[],
): Record<string, object> {
  const reussite = operation.responses[String(route.statut)] ?? {};
  const refus = [400, ...statutsDAcces(route, parametres), 413, ...statutsDEcriture(route, parametres), 429];
  return {
    [String(route.statut)]: {
      ...reussite,
      description: descriptionDe(reussite) ?? descriptionDeReussite(route.statut),
    },
    ...Object.fromEntries(refus.map((statut) => [String(statut), { $ref: `#/components/responses/Refus${statut}` }])),
  };
}

function statutsDAcces(route: RouteDeclaree, parametres: readonly Parametre[]): number[] {
  // Sans session, un élément ne se nomme que par le jeton reçu, qui peut n'ouvrir rien.
  if (route.declaration?.sorte === 'public') return champsDuCorps(route).includes('jeton') ? [404] : [];
  // Un élément peut aussi se nommer par un filtre (« mon livret », le numéro d'un dossier) ou par le corps (qui l'on supplée).
  const nommes = [...parametres.filter((p) => p.in === 'query').map((p) => p.name), ...champsDuCorps(route)];
  const vise = parametres.some((p) => p.in === 'path') || nommes.some((nom) => nom === 'dossier' || nom.endsWith('Id'));
  return [401, 403, ...(vise ? [404] : [])];
}

const champsDuCorps = ({ corps }: RouteDeclaree): string[] =>
  corps === null || corps === Object ? [] : Object.keys(schemaDeDto(corps).properties ?? {});

function statutsDEcriture(route: RouteDeclaree, parametres: readonly Parametre[]): number[] {
  if (route.methode === 'GET') return [];
  const version = parametres.find((p) => p.name === 'If-Match');
  return [409, ...(version ? [412] : []), 415, 422, 423, ...(version?.required ? [428] : [])];
}

// Swagger met une description vide quand personne n'en a écrit.
const descriptionDe = (reponse: { description?: string }): string | null => reponse.description || null;

function descriptionDeReussite(statut: number): string {
  if (statut === 201) return 'Créé.';
  if (statut === 204) return 'Fait ; rien à rendre.';
  return statut === 303 ? 'Redirection.' : 'Fait.';
}

const probleme = (statut: number): { description: string; content: Record<string, object> } => ({
  description: REFUS[statut] ?? 'Refus.',
  content: { 'application/problem+json': { schema: REFERENCE_PROBLEME } },
});

function schemasDesCorps(app: INestApplicationContext): Record<string, SchemaJson> {
  const classes = routesDeclarees(app).flatMap(({ corps }) => (corps === null || corps === Object ? [] : [corps]));
  return Object.fromEntries(classes.map((classe) => [classe.name, schemaDeDto(classe)]));
}

const trier = <T extends object>(objet: T): T =>
  Object.fromEntries(Object.entries(objet).sort(([a], [b]) => (a < b ? -1 : 1))) as T;

const TEXTE = { type: 'string' } as const;
const PROBLEME = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { ...TEXTE, description: 'Page qui explique ce code.' },
    title: TEXTE,
    status: { type: 'integer' },
    code: { ...TEXTE, enum: Object.keys(STATUT_DE_CODE) },
    detail: { ...TEXTE, description: 'Phrase en français qui dit quoi faire.' },
    correlationId: TEXTE,
    champs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['chemin', 'code', 'message'],
        properties: { chemin: TEXTE, code: TEXTE, message: TEXTE },
      },
    },
    actuel: { type: 'object', description: 'Valeur actuelle, projetée pour ce lecteur (412).' },
  },
};
