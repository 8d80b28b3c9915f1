import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../test/base-de-test.js';
import { COFFRE_DE_TEST } from '../../test/cles-de-test.js';
import { chargerDemoSiVide } from '../demo/charger-demo.js';
import { pg } from '../platform/database/pg.js';
import { ExportsAuCoffre1765200000000 } from './1765200000000-exports-au-coffre.js';

let base: BaseDeTest;
let client: pg.Client;

beforeAll(async () => {
  base = await ouvrirBaseDeTest({ migree: true });
  await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined, { echelle: 0.03 });
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
}, 90_000);

afterAll(async () => {
  await client?.end();
  await base?.fermer();
});

const jouer = async (sens: 'up' | 'down'): Promise<void> => {
  const source = await new DataSource({ type: 'postgres', url: base.url }).initialize();
  const runner = source.createQueryRunner();
  try {
    await new ExportsAuCoffre1765200000000()[sens](runner);
  } finally {
    await runner.release();
    await source.destroy();
  }
};

it('un fichier qui attendait sa personne se prépare de nouveau ; échu, il disparaît', async () => {
  await jouer('down');
  const poser = async (terme: string): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO export_acces (id, demande_id, plateforme_id, dossier_id, etat, cree_le, expire_le, pdf, json)
       SELECT gen_random_uuid(), id, plateforme_id, dossier_id, 'PRET', now(), now() + $1::interval, '\\x01', '\\x02' FROM demande_droit WHERE dossier_id IS NOT NULL LIMIT 1 RETURNING id`,
      [terme],
    );
    return rows[0]!.id;
  };
  const [vivant, echu] = [await poser('3 days'), await poser('-1 minute')];
  await jouer('up');
  const { rows } = await client.query(`SELECT id, etat, pdf_scelle, json_scelle FROM export_acces ORDER BY expire_le`);
  expect(rows).toEqual([
    { id: echu, etat: 'VIDE', pdf_scelle: null, json_scelle: null },
    { id: vivant, etat: 'EN_PREPARATION', pdf_scelle: null, json_scelle: null },
  ]);
  const messages = await client.query(`SELECT donnees FROM outbox WHERE type = 'acces-accorde' AND relaye_le IS NULL`);
  expect(messages.rows).toEqual([{ donnees: { exportId: vivant } }]);
});
