import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../test/base-de-test.js';
import { COFFRE_DE_TEST } from '../../test/cles-de-test.js';
import { chargerDemoSiVide } from '../demo/charger-demo.js';
import { pg } from '../platform/database/pg.js';

const TABLES = ['revue_evenement', 'passage_revue', 'revue_participant', 'compte_rendu'];

describe('murs des lignes d’une séance', () => {
  let base: BaseDeTest;
  let client: pg.Client;
  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined, { echelle: 0.03 });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await client.query('ANALYZE');
  }, 90_000);
  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  const plan = async (table: string): Promise<string> => {
    await client.query('SET ROLE pdp_application');
    await client.query(`SELECT set_config('pdp.acces', 'LECTURE|a|COORDINATEUR|COORDINATION||p|', false)`);
    const texte = `SELECT * FROM ${table} WHERE revue_id = gen_random_uuid()`;
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${texte}`);
    await client.query('RESET ROLE');
    return rows.map((r) => r['QUERY PLAN']).join('\n');
  };

  test.each(TABLES)('%s : la séance est trouvée par sa clé, jamais par le parcours de toutes', async (table) => {
    expect(await plan(table)).not.toMatch(/hashed SubPlan/);
  });

  test('la règle par existence les parcourait, cet essai le voit', async () => {
    await client.query(
      `ALTER POLICY mur ON revue_evenement USING (EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id))`,
    );
    expect(await plan('revue_evenement')).toMatch(/hashed SubPlan/);
  });
});
