import { DataSource } from 'typeorm';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../test/base-de-test.js';
import { COFFRE_DE_TEST } from '../../test/cles-de-test.js';
import { empreinteEcrite, ouvrirContact } from '../platform/chiffrement/contacts.js';
import { MIGRATIONS, migrer } from '../platform/database/migrer.js';
import { pg } from '../platform/database/pg.js';

const AVEC = '018f0000-0000-7000-8000-0000000000c1';
const SANS = '018f0000-0000-7000-8000-0000000000c2';
const COURRIEL = 'Zqx.Contact@exemple.invalid';

let base: BaseDeTest;
let client: pg.Client;

beforeAll(async () => {
  base = await ouvrirBaseDeTest({ migree: false });
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  const source = await new DataSource({
    type: 'postgres',
    url: base.url,
    migrations: MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex((m) => m.name.startsWith('ContactsScelles')),
    ),
    migrationsTableName: 'migration',
  }).initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
  await client.query(
    `INSERT INTO utilisateur (id, emetteur, sujet, courriel, telephone, nom, prenom) VALUES ($1, 'x', 'a', $3, '+33611223344', 'A', 'B'), ($2, 'x', 'b', NULL, NULL, 'C', 'D')`,
    [AVEC, SANS, COURRIEL],
  );
}, 90_000);

afterAll(async () => {
  await client?.end();
  await base?.fermer();
});

it('sans clés, elle ne part pas et ne touche à rien', async () => {
  await expect(migrer(base.url)).rejects.toThrow(/PDP_FICHIER_CLES/);
  expect((await client.query(`SELECT courriel FROM utilisateur WHERE id = $1`, [AVEC])).rows).toEqual([
    { courriel: COURRIEL },
  ]);
});

it('avec elles, chaque contact se relit, se retrouve sans la casse, et ne reste ni en colonne ni dans les pages', async () => {
  await migrer(base.url, () => COFFRE_DE_TEST);
  const { rows } = await client.query<Record<'id' | 'courriel_scelle' | 'telephone_scelle', string>>(
    `SELECT id, courriel_scelle, telephone_scelle FROM utilisateur WHERE courriel_empreinte = $1`,
    [empreinteEcrite(COFFRE_DE_TEST, ' zqx.contact@EXEMPLE.invalid ')],
  );
  expect(rows.map((l) => l.id)).toEqual([AVEC]);
  const ouvrir = (quoi: 'courriel' | 'telephone', utilisateurId = AVEC) =>
    ouvrirContact(COFFRE_DE_TEST, quoi, { utilisateurId, sceau: rows[0]![`${quoi}_scelle`] });
  expect([ouvrir('courriel'), ouvrir('telephone')]).toEqual([COURRIEL, '+33611223344']);
  expect(() => ouvrir('courriel', SANS)).toThrow(/n’est pas celui de cette ligne/);
  expect((await client.query(`SELECT courriel_scelle, courriel_empreinte, telephone_scelle FROM utilisateur WHERE id = $1`, [SANS])).rows).toEqual([{ courriel_scelle: null, courriel_empreinte: null, telephone_scelle: null }]); // prettier-ignore
  expect(await colonnesEnClair()).toEqual([]);
  await client.query('CHECKPOINT');
  const page = await client.query<{ octets: Buffer }>(
    `SELECT pg_read_binary_file(pg_relation_filepath('utilisateur')) AS octets`,
  );
  expect(page.rows[0]!.octets.length).toBeGreaterThan(0);
  expect(page.rows[0]!.octets.includes(COURRIEL)).toBe(false);
});

const colonnesEnClair = async (): Promise<unknown[]> =>
  (
    await client.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'utilisateur' AND column_name IN ('courriel', 'telephone')`,
    )
  ).rows;
