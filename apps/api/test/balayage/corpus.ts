import type { SchemaJson } from '../../src/platform/http/schema-dto.js';

/** Un corps hostile, déjà écrit en JSON ; `doitRefuser` : l'accepter serait une faute. */
export type CorpsHostile = { readonly nom: string; readonly brut: string; readonly doitRefuser: boolean };

type Valeur = { readonly nom: string; readonly brut: string; readonly doitRefuser: boolean };
type Feuille = {
  readonly chemin: readonly (string | number)[];
  readonly schema: SchemaJson;
  readonly obligatoire: boolean;
};

const MARQUE = '@@ici@@';
const UUID = '018f0000-0000-7000-8000-0000000000aa';

/** Une valeur que ce schéma accepte. */
export function exempleDe(schema: SchemaJson): unknown {
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([nom, s]) => [nom, exempleDe(s)]));
    case 'array':
      return schema.items ? [exempleDe(schema.items)] : [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    default:
      return texteDe(schema);
  }
}

function texteDe({ format, pattern, maxLength }: SchemaJson): string {
  if (format === 'uuid') return UUID;
  if (format === 'date' || pattern?.startsWith('^\\d{4}-')) return '2026-03-03';
  if (format === 'date-time') return '2026-12-10T13:00:00Z';
  return 'Texte'.slice(0, maxLength ?? 5);
}

/** Schéma d'une valeur vue, pour un corps qu'aucun DTO ne décrit. */
export function schemaDExemple(valeur: unknown): SchemaJson {
  if (Array.isArray(valeur))
    return { type: 'array', ...(valeur.length > 0 ? { items: schemaDExemple(valeur[0]) } : {}) };
  if (typeof valeur === 'object' && valeur !== null) {
    const champs = Object.entries(valeur).filter(([, v]) => v !== null);
    return {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(champs.map(([n, v]) => [n, schemaDExemple(v)])),
    };
  }
  if (typeof valeur === 'number') return { type: 'integer' };
  return { type: typeof valeur === 'boolean' ? 'boolean' : 'string' };
}

/** Corps faux dans leur ensemble, quelle que soit la route. `attendu` : la route lit un objet JSON. */
export function corpsEntiers(attendu: boolean): CorpsHostile[] {
  // `null` vaut l'absence de corps, permise quand rien n'y est obligatoire.
  const absent = { nom: 'corps null', brut: 'null', doitRefuser: false };
  const valeurs = ['[]', '[{}]', '"texte"', '42', 'true'].map((brut) => ({
    nom: `corps ${brut}`,
    brut,
    doitRefuser: attendu,
  }));
  const illisibles = ['{"a":', '{a:1}', '{"a":1}}', '\u0000', '{"a":01}', '\ufeff{'].map((brut) => ({
    nom: `illisible ${JSON.stringify(brut)}`,
    brut,
    doitRefuser: true,
  }));
  return [
    absent,
    ...valeurs,
    ...illisibles,
    { nom: '1 Mo', brut: JSON.stringify({ texte: 'x'.repeat(1_048_576) }), doitRefuser: true },
    { nom: '10 000 listes imbriquées', brut: `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, doitRefuser: true },
    { nom: '__proto__', brut: '{"__proto__":{"admin":true}}', doitRefuser: true },
    { nom: 'constructor', brut: '{"constructor":{"prototype":{"admin":true}}}', doitRefuser: true },
    { nom: '__proto__ caché', brut: '{"\\u005f_proto__":{"admin":true}}', doitRefuser: true },
    { nom: 'champ en trop', brut: '{"champEnTrop":1}', doitRefuser: attendu },
  ];
}

/** Pour chaque champ d'un schéma, un corps juste partout sauf en ce champ. Le premier champ reçoit tout le corpus. */
export function corpsParChamp(schema: SchemaJson): CorpsHostile[] {
  const base = exempleDe(schema);
  const feuilles = feuillesDe(schema, []);
  const parChamp = feuilles.flatMap((feuille, rang) =>
    valeursHostiles(feuille, rang === 0).map(({ nom, brut, doitRefuser }) => ({
      nom: `${feuille.chemin.join('.')} = ${nom}`,
      brut: remplacer(base, feuille.chemin, brut),
      doitRefuser,
    })),
  );
  const absents = feuilles
    .filter((f) => f.obligatoire)
    .map(({ chemin }) => ({ nom: `${chemin.join('.')} absent`, brut: sans(base, chemin), doitRefuser: true }));
  const enTrop = objetsDe(schema, []).map((chemin) => ({
    nom: `champ en trop dans « ${chemin.join('.')} »`,
    brut: remplacer(base, [...chemin, 'champEnTrop'], '1'),
    doitRefuser: true,
  }));
  return [...parChamp, ...absents, ...enTrop];
}

function feuillesDe(schema: SchemaJson, chemin: readonly (string | number)[]): Feuille[] {
  return Object.entries(schema.properties ?? {}).flatMap(([nom, s]): Feuille[] => {
    const ici = [...chemin, nom];
    const moi = { chemin: ici, schema: s, obligatoire: schema.required?.includes(nom) ?? false };
    if (s.type === 'object') return [moi, ...feuillesDe(s, ici)];
    if (s.type !== 'array' || !s.items) return [moi];
    const element = { chemin: [...ici, 0], schema: s.items, obligatoire: false };
    return s.items.type === 'object' ? [moi, element, ...feuillesDe(s.items, [...ici, 0])] : [moi, element];
  });
}

function objetsDe(schema: SchemaJson, chemin: readonly (string | number)[]): (readonly (string | number)[])[] {
  const ici = schema.additionalProperties === false ? [chemin] : [];
  const enfants = Object.entries(schema.properties ?? {}).flatMap(([nom, s]) => {
    if (s.type === 'object') return objetsDe(s, [...chemin, nom]);
    return s.type === 'array' && s.items?.type === 'object' ? objetsDe(s.items, [...chemin, nom, 0]) : [];
  });
  return [...ici, ...enfants];
}

const TYPES: readonly (readonly [string, readonly string[]])[] = [
  ['true', ['boolean']],
  ['1.5', ['number']],
  ['{"a":1}', ['object']],
  ['[["a"]]', ['array']],
  ['"texte"', ['string']],
];

const PIEGES = ['__proto__', 'constructor', '\'"; DROP TABLE dossier; --', '2026-02-30', 'ﬁ ß İ e\u0301 👩‍👩‍👧', ''];
const AUTRES_PIEGES = [
  'toString',
  'hasOwnProperty',
  '${7*7}{{7*7}}',
  '../../etc/passwd',
  '=HYPERLINK("x")',
  '<img src=x onerror=alert(1)>',
  '0000-00-00',
  '10000-01-01',
  '9999-12-31T23:59:60Z',
  '-0',
];
// Refusées partout, quel que soit le champ.
const REFUSEES: Readonly<Record<string, string>> = {
  NUL: '"a\\u0000b"',
  'substitut isolé': '"a\\ud800b"',
  'texte démesuré': JSON.stringify('x'.repeat(50_000)),
};
const AUTRES_REFUSEES: Readonly<Record<string, string>> = {
  'sens inversé': '"a\\u202eb"',
  échappement: '"a\\u001bb"',
  infini: '1e309',
  'très grand': '123456789012345678901234567890',
  'NUL en clé': '{"a\\u0000":1}',
  profond: '[[[[[[[[[[[[[[1]]]]]]]]]]]]]]',
};

function valeursHostiles({ schema, obligatoire }: Feuille, tout: boolean): Valeur[] {
  const estTexte = schema.type === 'string' || schema.type === undefined;
  const types = TYPES.filter(([, admis]) => !admis.includes(schema.type ?? 'string')).map(
    ([brut]) => [brut, brut] as const,
  );
  const refusees = [...types, ...Object.entries({ ...REFUSEES, ...(tout ? AUTRES_REFUSEES : {}) })];
  return [
    ...refusees.map(([nom, brut]) => ({ nom, brut, doitRefuser: true })),
    { nom: 'null', brut: 'null', doitRefuser: obligatoire && schema.nullable !== true },
    ...(estTexte ? textes(schema, tout ? [...PIEGES, ...AUTRES_PIEGES] : PIEGES) : nombres(schema)),
  ];
}

function textes(schema: SchemaJson, pieges: readonly string[]): Valeur[] {
  const { format, pattern, maxLength } = schema;
  const estFerme = schema.enum !== undefined || format === 'uuid';
  const estDate = format === 'date' || format === 'date-time' || pattern?.startsWith('^\\d{4}-') === true;
  const trop =
    maxLength === undefined
      ? []
      : [{ nom: 'un signe de trop', brut: JSON.stringify('a'.repeat(maxLength + 1)), doitRefuser: true }];
  const valeurs = pieges.map((p) => JSON.stringify(p));
  return [
    ...valeurs.map((brut) => ({ nom: brut, brut, doitRefuser: (estFerme || estDate) && brut !== '""' })),
    ...trop,
  ];
}

function nombres(schema: SchemaJson): Valeur[] {
  const { minimum, maximum } = schema;
  const hors = [minimum === undefined ? null : minimum - 1, maximum === undefined ? null : maximum + 1].filter(
    (n) => n !== null,
  );
  return [
    ...hors.map((n) => ({ nom: String(n), brut: String(n), doitRefuser: true })),
    ...['-1', '9007199254740993', '2147483648', '-0'].map((brut) => ({ nom: brut, brut, doitRefuser: false })),
  ];
}

function remplacer(base: unknown, chemin: readonly (string | number)[], brut: string): string {
  const copie = structuredClone(base);
  poser(copie, chemin, MARQUE);
  return JSON.stringify(copie).replace(`"${MARQUE}"`, () => brut);
}

function sans(base: unknown, chemin: readonly (string | number)[]): string {
  const copie = structuredClone(base);
  poser(copie, chemin, undefined);
  return JSON.stringify(copie);
}

function poser(racine: unknown, chemin: readonly (string | number)[], valeur: unknown): void {
  let noeud = racine as Record<string | number, unknown>;
  for (const morceau of chemin.slice(0, -1)) noeud = noeud[morceau] as Record<string | number, unknown>;
  const dernier = chemin.at(-1);
  if (dernier !== undefined) noeud[dernier] = valeur;
}
