import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { pg } from '../database/pg.js';
import { MoteurPostgres } from './moteur-postgres.js';

const lot = (nombre: number, prefixe: string) =>
  Array.from({ length: nombre }, (_, n) => ({ name: 'essai', data: {}, opts: { jobId: `${prefixe}-${n}` } }));

describe('ajout sur PostgreSQL', () => {
  let base: BaseDeTest;
  let moteur: MoteurPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    moteur = await MoteurPostgres.ouvrir(base.url);
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await moteur.fermer();
    await base.fermer();
  });

  const compter = async (): Promise<{ travaux: number; catalogue: number }> => {
    const { rows } = await client.query<{ relname: string; n: number }>(
      `SELECT relname, n_tup_ins::int AS n FROM pg_stat_all_tables
       WHERE (schemaname, relname) IN (('bullmq', 'job'), ('pg_catalog', 'pg_class'))`,
    );
    const de = (nom: string): number => rows.find((r) => r.relname === nom)?.n ?? 0;
    return { travaux: de('job'), catalogue: de('pg_class') };
  };
  /** Tables créées pour ajouter ce lot : la connexion publie ses compteurs ensemble, travaux et catalogue. */
  const tablesCreees = async (nombre: number, prefixe: string): Promise<number> => {
    const avant = await compter();
    const file = moteur.file(prefixe, {});
    const ajoutes = await file.addBulk(lot(nombre, prefixe));
    await jusquA('travaux comptés', async () => {
      // Une connexion au repos garde ses compteurs dix secondes : une lecture de plus les fait partir.
      await file.getJobScheduler('aucune');
      return (await compter()).travaux >= avant.travaux + nombre;
    });
    const apres = await compter();
    await file.close();
    expect(ajoutes.map((t) => t.id)).toEqual(lot(nombre, prefixe).map((t) => t.opts.jobId));
    return apres.catalogue - avant.catalogue;
  };

  test('un petit lot ne crée aucune table : les plans gardés par les autres connexions restent bons', async () => {
    await tablesCreees(1, 'amorce');
    expect(await tablesCreees(20, 'petit')).toBe(0);
  });

  test('un grand lot part groupé', async () => {
    expect(await tablesCreees(100, 'grand')).toBeGreaterThan(0);
  });
});
