import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COLONNES_SCELLEES } from '../src/platform/chiffrement/colonnes-scellees.js';
import { pg } from '../src/platform/database/pg.js';
import { ouvrirBaseDeTest, type BaseDeTest } from './base-de-test.js';
import { lignesDe } from './securite/preuves-citees.js';

/** Sceau, empreinte d'un secret ou d'une recherche, identité en clair, contenu d'un dossier en clair, le reste. */
const PROTECTIONS = ['scelle', 'empreinte', 'identite', 'contenu', 'technique'];

const [entete, ...lignes] = lignesDe('colonnes.csv');
const classees = lignes.flatMap(([table = '', protection = '', colonnes = '', raison = '']) =>
  colonnes.split(' ').map((colonne) => ({ table, colonne, protection, raison })),
);
const nom = ({ table, colonne }: { table: string; colonne: string }): string => `${table}.${colonne}`;

describe('docs/securite/colonnes.csv : chaque colonne a sa catégorie et sa protection', () => {
  let base: BaseDeTest;
  let client: pg.Client;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  it('exactement celles de la base, chacune une fois', async () => {
    // Les mois du journal ont les colonnes de leur table ; une vue ne garde rien.
    const { rows } = await client.query<{ table: string; colonne: string }>(
      `SELECT c.relname AS "table", a.attname AS colonne FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    );
    expect(entete).toEqual(['table', 'protection', 'colonnes', 'raison']);
    expect(classees.map(nom).sort()).toEqual(rows.map(nom).sort());
    expect([...new Set(classees.map((c) => c.protection))].filter((p) => !PROTECTIONS.includes(p))).toEqual([]);
  });

  it('les scellées sont celles que les clés tournent', () => {
    const scellees = classees.filter((c) => c.protection === 'scelle').map(nom);
    expect(scellees.sort()).toEqual(COLONNES_SCELLEES.map(nom).sort());
  });

  it('une identité ou un contenu en clair est derrière le second mur, ou dit pourquoi', async () => {
    const { rows } = await client.query<{ table: string }>(
      `SELECT relname AS "table" FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity`,
    );
    const murees = new Set(rows.map(({ table }) => table));
    const ouvertes = classees.filter(
      ({ table, protection, raison }) =>
        (protection === 'identite' || protection === 'contenu') && !murees.has(table) && raison.length < 20,
    );
    expect(ouvertes.map(nom)).toEqual([]);
    // Une raison n'est là que pour une table sans mur : sinon elle mentirait.
    expect(classees.filter(({ table, raison }) => raison !== '' && murees.has(table)).map(nom)).toEqual([]);
  });
});
