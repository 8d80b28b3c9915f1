import fc from 'fast-check';
import type { SchemaJson } from '../../src/platform/http/schema-dto.js';

/** Schéma d'OpenAPI, renvois compris. */
export type SchemaOpenApi = Omit<SchemaJson, 'items' | 'properties' | 'oneOf'> & {
  readonly $ref?: string;
  readonly items?: SchemaOpenApi;
  readonly properties?: Record<string, SchemaOpenApi>;
  readonly oneOf?: readonly SchemaOpenApi[];
};
export type Resoudre = (ref: string) => SchemaOpenApi;

const PIEGES = [
  '',
  '\u0000',
  'a\ud800b',
  '\u202eenvers',
  '__proto__',
  'constructor',
  'e\u0301 ﬁ İ 👩‍👩‍👧',
  '\'"; DROP TABLE dossier; --',
  '${7*7}{{7*7}}#import',
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  'x\r\nBcc: y',
  '=HYPERLINK("x")',
  '0000-00-00',
  '2026-02-30',
  '9999-12-31T23:59:60Z',
  '1e309',
  'A'.repeat(9000),
];
const texteHostile = fc.oneof(fc.constantFrom(...PIEGES), fc.string({ unit: 'binary', maxLength: 60 }));
/** N'importe quelle valeur JSON, peu profonde. */
export const nImporteQuoi: fc.Arbitrary<unknown> = fc.oneof(
  texteHostile,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, -1, 0, 1.5, 2 ** 53 + 1, -2147483649, true, [], {}, [[]]),
);

/** Valeurs que ce schéma accepte, ou presque : les bornes sont tenues, les règles du métier non. */
export function juste(schema: SchemaOpenApi, resoudre: Resoudre): fc.Arbitrary<unknown> {
  if (schema.$ref) return juste(resoudre(schema.$ref), resoudre);
  if (schema.oneOf?.length) return fc.oneof(...schema.oneOf.map((s) => juste(s, resoudre)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objet(schema, resoudre);
    case 'array':
      return fc.array(schema.items ? juste(schema.items, resoudre) : nImporteQuoi, { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.max(schema.maximum ?? 1000, schema.minimum ?? -5) });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000, noNaN: true });
    default:
      return texte(schema);
  }
}

function objet(schema: SchemaOpenApi, resoudre: Resoudre): fc.Arbitrary<unknown> {
  const champs = Object.entries(schema.properties ?? {}).map(([nom, s]) => [nom, juste(s, resoudre)] as const);
  return fc.record(Object.fromEntries(champs), { requiredKeys: [...(schema.required ?? [])] });
}

function texte({ format, pattern, maxLength }: SchemaOpenApi): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date' || pattern?.startsWith('^\\d{4}-')) return jour;
  if (format === 'date-time') return jour.map((j) => `${j}T10:00:00Z`);
  return fc.string({ maxLength: Math.min(maxLength ?? 80, 80) });
}

const jour = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

/** Corps juste partout, ou cassé en un seul endroit : champ absent, en trop, ou remplacé par n'importe quoi. */
export function corps(schema: SchemaOpenApi, resoudre: Resoudre): fc.Arbitrary<unknown> {
  const bon = juste(schema, resoudre);
  const casse = fc.tuple(bon, fc.nat(20), fc.constantFrom('ôter', 'ajouter', 'remplacer'), nImporteQuoi).map(casser);
  return fc.oneof(
    { weight: 2, arbitrary: bon },
    { weight: 5, arbitrary: casse },
    { weight: 1, arbitrary: nImporteQuoi },
  );
}

function casser([base, rang, comment, valeur]: [unknown, number, string, unknown]): unknown {
  if (typeof base !== 'object' || base === null) return valeur;
  const cles = Object.keys(base);
  if (comment === 'ajouter' || cles.length === 0) return { ...base, [`champ${rang}`]: valeur };
  const cle = cles[rang % cles.length] as string;
  const reste = { ...base } as Record<string, unknown>;
  if (comment === 'ôter') delete reste[cle];
  else reste[cle] = valeur;
  return reste;
}
