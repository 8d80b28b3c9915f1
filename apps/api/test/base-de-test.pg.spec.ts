import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ouvrirBaseDeTest, type BaseDeTest } from './base-de-test.js';

describe('base de test', () => {
  let bases: BaseDeTest[] = [];

  beforeAll(async () => {
    bases = await Promise.all([ouvrirBaseDeTest({ migree: false }), ouvrirBaseDeTest({ migree: false })]);
  });

  afterAll(async () => {
    await Promise.all(bases.map((base) => base.fermer()));
  });

  test('deux bases ouvertes ensemble ne se voient pas et écrivent durablement', async () => {
    const [premiere, seconde] = bases.map((base) => new pg.Client({ connectionString: base.url }));
    if (!premiere || !seconde) throw new Error('deux bases attendues');
    await Promise.all([premiere.connect(), seconde.connect()]);
    await premiere.query('CREATE TABLE essai (n int)');
    const tables = await seconde.query("SELECT 1 FROM pg_tables WHERE tablename = 'essai'");
    const { rows } = await premiere.query<{ fsync: string }>("SELECT current_setting('fsync') AS fsync");
    await Promise.all([premiere.end(), seconde.end()]);
    expect(tables.rowCount).toBe(0);
    expect(rows[0]?.fsync).toBe('on');
  });

  test('fermer deux fois ne coûte rien de plus', async () => {
    const base = await ouvrirBaseDeTest({ migree: false });
    await base.fermer();
    await expect(base.fermer()).resolves.toBeUndefined();
  });
});
