import 'reflect-metadata';
import { DataSource, type EntityMetadata } from 'typeorm';
import { ENTITES } from '../src/entites.js';
import { pg } from '../src/platform/database/pg.js';
import { ouvrirBaseDeTest, type BaseDeTest } from './base-de-test.js';

type Colonne = { readonly table: string; readonly colonne: string; readonly type: string; readonly nulle: boolean };

/** Tables de la plateforme technique, ou écrites par COPY : lues et écrites en SQL seulement. */
const SANS_ENTITE = [
  'alerte_limite',
  'compteur_dossier',
  'connexion_en_cours',
  'etat_demo',
  'idempotence',
  'import_ligne',
  'inbox',
  'journal_acces',
  'limite_debit',
  'migration',
  'oidc_demo',
  'outbox',
  'ouverture_dossier',
  'place_socket',
  'processus_sockets',
  'reconfirmation',
  'reconfirmation_ligne',
  'revue_presence',
  'session',
  'suppleance',
];

describe('entités et tables', () => {
  let base: BaseDeTest;
  let source: DataSource;
  let client: InstanceType<typeof pg.Client>;
  let enBase: Map<string, Colonne>;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    source = await new DataSource({ type: 'postgres', url: base.url, entities: [...ENTITES] as never }).initialize();
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    const { rows } = await client.query<Colonne>(
      `SELECT c.relname AS table, a.attname AS colonne, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nulle
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r','p') AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    enBase = new Map(rows.map((r) => [`${r.table}.${r.colonne}`, r]));
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await source?.destroy();
    await base?.fermer();
  });

  const entites = (): EntityMetadata[] => source.entityMetadatas;

  // TypeORM et PostgreSQL ne nomment pas les types de la même façon.
  const NOMS: Readonly<Record<string, string>> = {
    timestamptz: 'timestamp with time zone',
    int: 'integer',
    int4: 'integer',
    int8: 'bigint',
    bool: 'boolean',
    varchar: 'character varying',
  };
  const typeDe = (colonne: EntityMetadata['columns'][number]): string => {
    const brut = source.driver.normalizeType(colonne);
    return `${NOMS[brut] ?? brut}${colonne.isArray ? '[]' : ''}`;
  };

  it('toute colonne d’une entité existe en base, de même type et de même nullité', () => {
    expect(entites().length).toBeGreaterThan(25);
    const ecarts = entites().flatMap((entite) =>
      entite.columns.flatMap((colonne) => {
        const nom = `${entite.tableName}.${colonne.databaseName}`;
        const vraie = enBase.get(nom);
        if (!vraie) return [`${nom} : absente de la base`];
        const attendue = `${typeDe(colonne)}${colonne.isNullable ? ' nulle' : ''}`;
        const reelle = `${vraie.type}${vraie.nulle ? ' nulle' : ''}`;
        return attendue === reelle ? [] : [`${nom} : entité « ${attendue} », base « ${reelle} »`];
      }),
    );
    expect(ecarts).toEqual([]);
  });

  it('toute colonne de la base est dans une entité, hors tables lues en SQL seulement', () => {
    const connues = new Set(entites().flatMap((e) => e.columns.map((c) => `${e.tableName}.${c.databaseName}`)));
    const oubliees = [...enBase.values()].filter(
      (c) => !SANS_ENTITE.includes(c.table) && !connues.has(`${c.table}.${c.colonne}`),
    );
    expect(oubliees.map((c) => `${c.table}.${c.colonne}`)).toEqual([]);
  });

  it('la liste des tables sans entité reste vraie', () => {
    const tables = new Set([...enBase.values()].map((c) => c.table));
    const avecEntite = new Set(entites().map((e) => e.tableName));
    expect(SANS_ENTITE.filter((t) => avecEntite.has(t))).toEqual([]);
    expect(SANS_ENTITE.filter((t) => !tables.has(t))).toEqual([]);
  });

  it('la clé primaire d’une entité est celle de sa table', async () => {
    const { rows } = await client.query<{ table: string; cle: string[] }>(
      `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attname) AS cle FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey) WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace GROUP BY 1`,
    );
    const cles = new Map(rows.map((r) => [r.table, r.cle]));
    const ecarts = entites().filter(
      (e) =>
        JSON.stringify(cles.get(e.tableName)) !== JSON.stringify(e.primaryColumns.map((c) => c.databaseName).sort()),
    );
    expect(ecarts.map((e) => e.tableName)).toEqual([]);
  });

  it('aucune entité n’est synchronisée : le schéma ne vient que des migrations', () => {
    expect(source.options.synchronize ?? false).toBe(false);
  });
});
