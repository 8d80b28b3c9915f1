import { ouvrirBaseDeTest, type BaseDeTest } from '../../test/base-de-test.js';
import { pg } from '../platform/database/pg.js';

/** Lues ou suivies à chaque frise, pas de visite ou effacement, sans que la clé étrangère agisse elle-même. */
const SUIVIES = ['signalement.dossier_id', 'tache.visite_id', 'tache.signalement_id', 'reperage.assure_id'];

// Un index couvre une clé s'il commence par elle ; partiel, seulement s'il ne laisse de côté que les nulles.
const SANS_INDEX = `SELECT c.conrelid::regclass || '.' || a.attname AS cle, c.confdeltype AS sorte FROM pg_constraint c
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  WHERE c.contype = 'f' AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]
    AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = '(' || a.attname || ' IS NOT NULL)')) ORDER BY 1`;

describe('index des clés étrangères', () => {
  let base: BaseDeTest;
  let client: pg.Client;
  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
  }, 90_000);
  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  it('une clé qui efface ou vide en cascade a le sien, comme celles que le travail courant suit', async () => {
    const { rows } = await client.query<{ cle: string; sorte: string }>(SANS_INDEX);
    expect(rows.filter(({ cle, sorte }) => sorte !== 'a' || SUIVIES.includes(cle)).map(({ cle }) => cle)).toEqual([]);
  });
});
