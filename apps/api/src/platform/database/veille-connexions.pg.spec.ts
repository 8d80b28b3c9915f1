import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { ouvrirRelaisTcp, parRelais, type RelaisTcp } from '../../../test/relais-tcp.js';
import { ACCES_SYSTEME } from './acces-base.js';
import { Lecture } from './lecture.js';
import { pg } from './pg.js';
import { VeilleConnexions } from './veille-connexions.js';

const PAS_MS = 150;

describe('connexions que le réseau fait taire', () => {
  let base: BaseDeTest;
  let relais: RelaisTcp;
  let url: string;
  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
  });
  afterAll(() => base.fermer());
  beforeEach(async () => {
    relais = await ouvrirRelaisTcp(Number(new URL(base.url).port));
    url = parRelais(base.url, relais);
  });
  afterEach(() => relais.fermer());

  test('une lecture sans réponse est rejetée, la suivante passe par une connexion neuve', async () => {
    const lecture = new Lecture(url, 1, null, new VeilleConnexions(url, PAS_MS));
    const lire = (): Promise<object[]> => lecture.lire({ nom: 'un', texte: 'SELECT 1 AS un' }, [], ACCES_SYSTEME);
    expect(await lire().catch((e: Error) => e.message)).toEqual([{ un: 1 }]);
    relais.taire({ nouvelles: false });
    await expect(Promise.all([lire(), lire()])).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(await lire()).toEqual([{ un: 1 }]);
    await lecture.fermer();
  });

  test('une réserve en pipeline : la demande échoue, la réserve ressert', async () => {
    const reserve = new pg.Pool({ connectionString: url, max: 1, pipeline: true } as pg.PoolConfig);
    reserve.on('error', () => undefined);
    new VeilleConnexions(url, PAS_MS).suivreReserve(reserve);
    await reserve.query('SELECT 1');
    relais.taire({ nouvelles: false });
    await expect(reserve.query('SELECT 2')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect((await reserve.query<{ n: number }>('SELECT 3 AS n')).rows).toEqual([{ n: 3 }]);
    await reserve.end();
  });

  test('une requête longue, ou qui attend un verrou, n’est pas une panne', async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    new VeilleConnexions(url, PAS_MS).suivre(client);
    expect((await client.query(`SELECT pg_sleep(2), 4 AS n`)).rows).toMatchObject([{ n: 4 }]);
    await client.end();
  });

  test('tout muet puis réinitialisé : la lecture reprend', async () => {
    const lecture = new Lecture(url, 1, null, new VeilleConnexions(url, PAS_MS));
    const lire = (): Promise<object[]> => lecture.lire({ nom: 'un', texte: 'SELECT 1 AS un' }, [], ACCES_SYSTEME);
    await lire();
    relais.taire();
    const perdue = expect(lire()).rejects.toThrow();
    await new Promise((suite) => setTimeout(suite, 4 * PAS_MS));
    relais.parler();
    relais.couper();
    await perdue;
    expect(await lire()).toEqual([{ un: 1 }]);
    await lecture.fermer();
  });
});
