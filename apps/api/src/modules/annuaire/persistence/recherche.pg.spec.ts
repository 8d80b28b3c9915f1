import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { normaliserPourRecherche } from '@pdp/domain';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../../test/base-de-test.js';
import { pg } from '../../../platform/database/pg.js';
import { cleSql, motifsDe } from './recherche.sql.js';

let base: BaseDeTest;
let client: pg.Client;

beforeAll(async () => {
  base = await ouvrirBaseDeTest({ migree: false });
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client?.end();
  await base?.fermer();
});

test.each([
  'Le Bihan',
  'Œillet-Égée',
  'ÆGIR D’ARVOR',
  "N'Diaye",
  'Nguyễn Thị',
  'Şahin Ğ',
  'Šimić‑Novák',
  'O’Brien – Kerbrat',
  'jeanne.martin+pdp@exemple.invalid',
  'Organisme SPST_56 (Vannes)',
  'ﬁlet',
  '',
])('« %s » : la base et le domaine lisent pareil', async (texte) => {
  const { rows } = await client.query<{ cle: string }>(`SELECT ${cleSql('t.x')} AS cle FROM (SELECT $1::text AS x) t`, [
    texte,
  ]);
  expect(rows[0]?.cle.trim().replace(/ +/g, ' ')).toBe(normaliserPourRecherche(texte));
});

test('un joker tapé n’en est pas un', () => {
  expect(motifsDe('%_')).toEqual([]);
  expect(motifsDe(' Le  GOFF ')).toEqual(['% le%', '% goff%']);
  expect(motifsDe(undefined)).toEqual([]);
});
