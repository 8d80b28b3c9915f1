import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { nouvelId } from '../config/identifiants.js';
import { ROLE_APPLICATION } from '../database/acces-base.js';
import { Lecture } from '../database/lecture.js';
import { pg } from '../database/pg.js';
import { PlacesEnBase } from './places-en-base.js';

let base: BaseDeTest;
let client: pg.Client;
const lectures: Lecture[] = [];

beforeAll(async () => {
  base = await ouvrirBaseDeTest({ migree: true });
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
});
beforeEach(() => client.query('TRUNCATE place_socket, processus_sockets'));
afterAll(async () => {
  for (const lecture of lectures) await lecture.fermer();
  await client.end();
  await base.fermer();
});

const unProcessus = (): PlacesEnBase => {
  const lecture = new Lecture(base.url, 2, ROLE_APPLICATION);
  lectures.push(lecture);
  return new PlacesEnBase(lecture);
};
const moi = nouvelId();

test('cinq places pour une personne, quel que soit le processus ; une place rendue se reprend', async () => {
  const [nord, sud] = [unProcessus(), unProcessus()];
  for (const [i, processus] of [nord, nord, sud, sud, sud].entries())
    expect(await processus.prendre(moi, `s${i}`)).toBe(true);
  expect([await nord.prendre(moi, 'x'), await sud.prendre(moi, 'y')]).toEqual([false, false]);
  expect(await nord.prendre(nouvelId(), 'autre')).toBe(true);
  // Celle d'un autre processus ne se rend pas d'ici.
  await sud.rendre(moi, 's0');
  expect(await sud.prendre(moi, 'x')).toBe(false);
  await nord.rendre(moi, 's0');
  expect(await sud.prendre(moi, 'x')).toBe(true);
});

test('trente prises à la fois sur trois processus : cinq admises, ni plus ni moins', async () => {
  const trois = [unProcessus(), unProcessus(), unProcessus()];
  const admises = await Promise.all(Array.from({ length: 30 }, (_, i) => trois[i % 3]!.prendre(moi, `s${i}`)));
  expect(admises.filter(Boolean)).toHaveLength(5);
});

test('un processus qui se tait ou se ferme libère ses places ; un battement les garde', async () => {
  const [mort, vivant] = [unProcessus(), unProcessus()];
  for (let i = 0; i < 5; i++) await mort.prendre(moi, `s${i}`);
  const taire = (): Promise<unknown> =>
    client.query(`UPDATE processus_sockets SET vu_le = now() - interval '21 seconds'`);
  await taire();
  await mort.battre();
  expect(await vivant.prendre(moi, 'x')).toBe(false);
  await taire();
  await vivant.battre();
  expect(await vivant.prendre(moi, 'x')).toBe(true);
  await vivant.fermer();
  const { rows } = await client.query(`SELECT socket FROM place_socket WHERE socket = 'x'`);
  expect(rows).toEqual([]);
});
