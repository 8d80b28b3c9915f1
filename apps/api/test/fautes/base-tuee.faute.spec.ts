import { randomInt } from 'node:crypto';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';
import { Charge } from './charge.js';

const ECRITURES = 160;

const pause = (ms: number): Promise<void> => new Promise((suite) => setTimeout(suite, ms));

/** PostgreSQL tombe pendant les écritures ; l'API reste debout, répond 5xx, et reprend seule. */
describe('base qui tombe', () => {
  let banc: BancDeFautes;
  beforeAll(async () => {
    banc = await ouvrirBancDeFautes();
  }, 120_000);
  afterAll(() => banc?.fermer(), 30_000);

  it('tuée trois fois, maître et enfants', async () => {
    const charge = await Charge.preparer(await banc.sql(), banc.client, 'base tuée');
    const tenue = charge.tenir(ECRITURES);
    for (const part of [0.2, 0.5, 0.8]) {
      await charge.atteindre(Math.floor(ECRITURES * part));
      await pause(randomInt(0, 60));
      await banc.postgres.tuer();
      await pause(randomInt(200, 800));
      await banc.postgres.relancer();
    }
    await tenue;
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 180_000);

  it('qui coupe toutes ses connexions, cinq fois', async () => {
    const sql = await banc.sql();
    const charge = await Charge.preparer(sql, banc.client, 'connexions coupées');
    const tenue = charge.tenir(ECRITURES);
    for (const part of [0.15, 0.3, 0.45, 0.6, 0.75]) {
      await charge.atteindre(Math.floor(ECRITURES * part));
      await sql.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
    }
    await tenue;
    expect(await charge.fautes(sql)).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 180_000);
});
