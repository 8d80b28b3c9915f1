import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { REGLES_CONSERVATION } from '@pdp/domain';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { MOIS_GARDES } from '../../migrations/sql/retrait-du-journal.sql.js';
import { ROLE_APPLICATION } from '../database/acces-base.js';
import { pg } from '../database/pg.js';
import { direAnomalie } from './chaine/anomalie.js';
import type { LieuDesPoints } from './points/fichier-points.js';
import { fichierDesPoints } from './points/fichier-points.js';
import { lieuDesPoints, prendrePoint } from './points/points-de-controle.js';
import { RetraitRefuse, retirerMoisEchus } from './points/retirer-mois.js';
import { verifierJournal, type BilanDuJournal } from './verifier-journal.js';

const AUJOURDHUI = new Date().toISOString().slice(0, 10);
const VIEUX = ['2021-01-10', '2021-01-31T23:59:59Z', '2021-02-05', '2021-03-20'];

describe('retrait des mois échus', () => {
  let base: BaseDeTest;
  let clients: pg.Client[];
  let lieu: LieuDesPoints;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    clients = [1, 2].map(() => new pg.Client({ connectionString: base.url }));
    for (const c of clients) await c.connect();
    // La vraie fonction, à qui l'essai dit l'heure : mêmes calculs, mêmes chaînes.
    const { rows } = await clients[0]!.query<{ d: string }>(
      `SELECT pg_get_functiondef('journal_inscrire(json)'::regprocedure) AS d`,
    );
    await clients[0]!.query(
      rows[0]!.d
        .replace('journal_inscrire(lot json)', 'essai_inscrire(lot json, quand timestamptz)')
        .replaceAll('clock_timestamp()', 'quand'),
    );
  });

  afterAll(async () => {
    for (const c of clients) await c.end();
    await base.fermer();
  });

  beforeEach(async () => {
    lieu = lieuDesPoints(mkdtempSync(join(tmpdir(), 'pdp-retrait-')), {});
    await client().query('TRUNCATE journal_acces');
    await client().query(
      `DELETE FROM journal.tete; INSERT INTO journal.tete SELECT n, 0, sha256(convert_to('pdp/journal/1/' || n, 'UTF8')), '-infinity' FROM generate_series(0, 63) n`,
    );
    await client().query('UPDATE journal.registre SET identite = NULL, dernier_point = 0');
    for (const quand of VIEUX) for (const c of clients) await inscrire(c, quand, 3);
    await ranger();
    for (const c of clients) await inscrire(c, new Date().toISOString(), 5);
    await prendrePoint(base.url, lieu);
  });
  afterEach(() => rmSync(lieu.dossier, { recursive: true, force: true }));

  const client = (): pg.Client => clients[0]!;
  const inscrire = (c: pg.Client, quand: string, nombre: number): Promise<unknown> =>
    c.query('SELECT essai_inscrire($1::json, $2::timestamptz)', [
      JSON.stringify(
        Array.from({ length: nombre }, () => ({ action: 'lecture', ressource: 'dossier', resultat: 'OK' })),
      ),
      quand,
    ]);
  const ranger = (): Promise<unknown> => client().query('SELECT journal_preparer(3)');
  const verifier = (): Promise<BilanDuJournal> => verifierJournal(base.url, { lieu });
  const constats = async (): Promise<string[]> => (await verifier()).anomalies.map(direAnomalie);
  const mois = async (): Promise<string[]> =>
    (
      await client().query<{ nom: string }>(
        `SELECT relname AS nom FROM pg_class WHERE relnamespace = 'journal'::regnamespace AND relname LIKE 'acces\\_2021%' AND relkind = 'r' ORDER BY 1`,
      )
    ).rows.map(({ nom }) => nom);
  const lignes = async (): Promise<number> =>
    (await client().query<{ n: number }>('SELECT count(*)::int AS n FROM journal_acces')).rows[0]!.n;
  const fichier = async (): Promise<string> =>
    fichierDesPoints(
      lieu.dossier,
      (await client().query<{ i: string }>('SELECT identite::text AS i FROM journal.registre')).rows[0]!.i,
    );

  it('la base et la règle ont la même durée', () => {
    expect(REGLES_CONSERVATION.JOURNAL.duree).toEqual({ valeur: MOIS_GARDES, unite: 'MOIS' });
  });

  it('retire mois après mois, et le contrôle reste juste, avant comme après d’autres écritures', async () => {
    expect(await retirerMoisEchus(base.url, lieu, '2024-01-31')).toEqual({ mois: [], lignes: 0 });
    expect(await retirerMoisEchus(base.url, lieu, '2024-02-01')).toEqual({ mois: ['2021-01'], lignes: 12 });
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 22, moisRetires: ['2021-01'] });
    expect(await retirerMoisEchus(base.url, lieu, AUJOURDHUI)).toEqual({ mois: ['2021-02', '2021-03'], lignes: 12 });
    expect([await mois(), await lignes()]).toEqual([[], 10]);
    for (const c of clients) await inscrire(c, new Date().toISOString(), 2);
    await prendrePoint(base.url, lieu);
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 14, chaines: 2 });
    expect(await retirerMoisEchus(base.url, lieu, AUJOURDHUI)).toEqual({ mois: [], lignes: 0 });
  });

  it('une chaîne dont il ne reste aucune ligne se tient encore, et sa suite aussi', async () => {
    await client().query('TRUNCATE journal_acces');
    await client().query(
      `UPDATE journal.tete SET seq = 0, hash = sha256(convert_to('pdp/journal/1/' || chaine, 'UTF8')), le = '-infinity'`,
    );
    rmSync(await fichier());
    await client().query('UPDATE journal.registre SET dernier_point = 0');
    await inscrire(client(), VIEUX[0]!, 4);
    await ranger();
    expect((await retirerMoisEchus(base.url, lieu, AUJOURDHUI)).lignes).toBe(4);
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 0 });
    await inscrire(client(), new Date().toISOString(), 1);
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 1 });
    await client().query('DELETE FROM journal_acces');
    expect((await constats()).join()).toMatch(/^tronquée \(chaîne \d+, seq 5\)/);
  });

  it('un mois altéré ne se retire pas, et dit pourquoi', async () => {
    await client().query(`UPDATE journal_acces SET action = 'autre' WHERE seq = 2`);
    const avant = readFileSync(await fichier(), 'utf8').split('\n').length;
    await expect(retirerMoisEchus(base.url, lieu, AUJOURDHUI)).rejects.toThrow(/^modifiée/);
    await expect(retirerMoisEchus(base.url, lieu, AUJOURDHUI)).rejects.toThrow(RetraitRefuse);
    expect([await mois(), await lignes()]).toEqual([['acces_2021_01', 'acces_2021_02', 'acces_2021_03'], 34]);
    // Deux points d'avant contrôle, aucun retrait.
    expect(readFileSync(await fichier(), 'utf8').split('\n').length).toBe(avant + 2);
    expect((await verifier()).moisRetires).toEqual([]);
  });

  it('une suppression sans retrait signé, ou plus longue que lui, se voit toujours', async () => {
    await client().query(`DELETE FROM journal_acces WHERE le < '2021-02-01'`);
    expect((await constats())[0]).toMatch(/^supprimée \(chaîne \d+, seq 1 à 6\)/);
    await expect(retirerMoisEchus(base.url, lieu, AUJOURDHUI)).rejects.toThrow(/^supprimée/);
  });

  it('au-delà du retrait, la première ligne qui reste est gardée comme les autres', async () => {
    await retirerMoisEchus(base.url, lieu, AUJOURDHUI);
    await client().query('DELETE FROM journal_acces WHERE seq = 13');
    expect((await constats())[0]).toMatch(/^supprimée \(chaîne \d+, seq 13\)/);
  });

  it('sans sa ligne signée, ou avec une autre empreinte, un retrait est une altération', async () => {
    await retirerMoisEchus(base.url, lieu, AUJOURDHUI);
    const [chemin, textes] = [
      await fichier(),
      readFileSync(await fichier(), 'utf8')
        .trimEnd()
        .split('\n'),
    ];
    const dites = async (contenu: readonly string[]): Promise<string> => {
      writeFileSync(chemin, contenu.map((l) => `${l}\n`).join(''));
      return (await constats()).join('\n');
    };
    expect(await dites(textes)).toBe('');
    const sans = await dites(textes.filter((t) => !t.includes('"retrait"')));
    expect(sans).toMatch(/la base compte/);
    expect(sans).toMatch(/supprimée \(chaîne \d+, seq 1 à 12\)/);
    expect(await dites(textes.map((t) => t.replace(/("retrait".*?,12,")./, '$1z')))).toMatch(
      /la signature du point n° \d+ est fausse/,
    );
  });

  it('arrêté après le fichier, avant la base : les lignes encore là se contrôlent, et se retirent à la passe suivante', async () => {
    await client().query('CREATE TEMP TABLE gardees AS SELECT * FROM journal_acces');
    await retirerMoisEchus(base.url, lieu, AUJOURDHUI);
    await client().query(`INSERT INTO journal_acces SELECT * FROM gardees WHERE le < '2022-01-01'`);
    await ranger();
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 34 });
    expect((await retirerMoisEchus(base.url, lieu, AUJOURDHUI)).lignes).toBe(24);
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 10 });
    await client().query('DROP TABLE gardees');
  });

  it('le rôle applicatif ne retire qu’un mois échu, et par cette seule voie', async () => {
    const courant = `acces_${AUJOURDHUI.slice(0, 7).replace('-', '_')}`;
    await client().query(`SET ROLE ${ROLE_APPLICATION}`);
    try {
      await expect(client().query('SELECT journal_retirer($1)', [[courant]])).rejects.toThrow(/pas échu/);
      await expect(client().query('SELECT journal_retirer($1)', [['tete']])).rejects.toThrow(/pas échu/);
      await expect(client().query('DROP TABLE journal.acces_2021_01')).rejects.toThrow('permission denied');
      const { rows } = await client().query(`SELECT journal_mois_echus('infinity') AS mois`);
      expect(rows).toEqual([{ mois: ['acces_2021_01', 'acces_2021_02', 'acces_2021_03'] }]);
    } finally {
      await client().query('RESET ROLE');
    }
  });
});
