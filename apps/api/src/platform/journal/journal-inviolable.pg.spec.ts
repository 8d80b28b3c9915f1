import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { ROLE_APPLICATION } from '../database/acces-base.js';
import { pg } from '../database/pg.js';
import { direAnomalie } from './chaine/anomalie.js';
import { lireCle } from './points/cle.js';
import { declarerReprise, lieuDesPoints, prendrePoint } from './points/points-de-controle.js';
import type { LieuDesPoints } from './points/fichier-points.js';
import { verifierJournal, type BilanDuJournal } from './verifier-journal.js';

const AGENT = '0193a0a0-0000-7000-8000-000000000001';
const DOSSIER = '0193a0a0-0000-7000-8000-000000000002';

describe('journal inviolable', () => {
  let base: BaseDeTest;
  let client: pg.Client;
  let dossier: string;
  let lieu: LieuDesPoints;
  let chaine: number;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await base.fermer();
  });

  // Chaque essai abîme le sien : journal vidé, têtes remises à zéro, autre dossier de points.
  beforeEach(async () => {
    dossier = mkdtempSync(join(tmpdir(), 'pdp-journal-'));
    lieu = lieuDesPoints(dossier, {});
    await client.query('TRUNCATE journal_acces');
    await remettreTetes();
    await client.query('UPDATE journal.registre SET identite = NULL, dernier_point = 0');
    for (const nombre of [1, 7, 12]) await inscrire(nombre);
    chaine = (await client.query<{ chaine: number }>('SELECT chaine FROM journal_acces LIMIT 1')).rows[0]!.chaine;
  });

  afterEach(() => rmSync(dossier, { recursive: true, force: true }));

  const remettreTetes = (): Promise<unknown> =>
    client.query(
      `DELETE FROM journal.tete; INSERT INTO journal.tete SELECT n, 0, sha256(convert_to('pdp/journal/1/' || n, 'UTF8')), '-infinity' FROM generate_series(0, 63) n`,
    );
  const ligne = (i: number): object => ({
    utilisateur_id: AGENT,
    fonction: 'ASSISTANT_SERVICE_SOCIAL',
    action: i % 2 === 0 ? 'lecture' : 'dossier.ecrire',
    ressource: 'lecture',
    dossier_id: DOSSIER,
    categories: ['identite', 'l’« autre »', 'a,"b\\'],
    correlation_id: `c-${i}\n\u0001é`,
    resultat: 'OK',
  });
  const inscrire = (nombre: number, avec: pg.Client = client): Promise<unknown> =>
    avec.query('SELECT journal_inscrire($1::json)', [
      JSON.stringify(Array.from({ length: nombre }, (_, i) => ligne(i))),
    ]);
  const verifier = (): Promise<BilanDuJournal> => verifierJournal(base.url, { lieu });
  const trouver = async (): Promise<unknown[]> =>
    (await verifier()).anomalies.map(({ nature, seq, jusqua }) => [
      nature,
      seq,
      ...(jusqua === undefined ? [] : [jusqua]),
    ]);

  it('est intact, chaque ligne chaînée, avec ou sans point de contrôle', async () => {
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 20, chaines: 1, points: 0 });
    expect((await verifier()).avertissements).toHaveLength(1);
    await prendrePoint(base.url, lieu);
    await inscrire(3);
    await prendrePoint(base.url, lieu);
    expect(await verifier()).toMatchObject({ anomalies: [], avertissements: [], lignes: 23, points: 3 });
  });

  it('des écritures simultanées prennent chacune leur chaîne, sans s’attendre', async () => {
    const autres = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const c = new pg.Client({ connectionString: base.url });
        await c.connect();
        await c.query('BEGIN');
        await inscrire(4, c);
        return c;
      }),
    );
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`);
    expect(rows[0]).toEqual({ n: 0 });
    await Promise.all(autres.slice(1).map((c) => c.query('COMMIT')));
    await autres[0]!.query('ROLLBACK');
    await Promise.all(autres.map((c) => c.end()));
    const bilan = await verifier();
    expect(bilan).toMatchObject({ anomalies: [], lignes: 36 });
    expect(bilan.chaines).toBeGreaterThanOrEqual(4);
  });

  const colonnes = [
    'le',
    'utilisateur_id',
    'fonction',
    'action',
    'ressource_id',
    'dossier_id',
    'categories',
    'resultat',
  ];
  it.each(colonnes)('trouve une ligne modifiée : %s', async (colonne) => {
    const valeurs: Record<string, string> = {
      le: `le + interval '1 microsecond'`,
      utilisateur_id: `'0193a0a0-0000-7000-8000-000000000009'`,
      ressource_id: `'0193a0a0-0000-7000-8000-000000000009'`,
      dossier_id: 'NULL',
      categories: `array_remove(categories, 'identite')`,
    };
    await client.query(`UPDATE journal_acces SET ${colonne} = ${valeurs[colonne] ?? `'autre'`} WHERE seq = 9`);
    expect(await trouver()).toEqual([['modifiee', 9]]);
  });

  it('trouve une empreinte changée, et une ligne récrite avec son empreinte', async () => {
    await client.query(`UPDATE journal_acces SET hash = sha256('') WHERE seq = 5`);
    expect(await trouver()).toEqual([
      ['modifiee', 5],
      ['modifiee', 6],
    ]);
  });

  it('trouve des lignes supprimées et dit lesquelles', async () => {
    await client.query('DELETE FROM journal_acces WHERE seq IN (4, 8, 9)');
    expect(await trouver()).toEqual([
      ['supprimee', 4, 4],
      ['supprimee', 8, 9],
    ]);
  });

  it('trouve une suppression suivie d’une renumérotation, tête comprise', async () => {
    await client.query('DELETE FROM journal_acces WHERE seq = 6');
    await client.query('UPDATE journal_acces SET seq = seq - 1 WHERE seq > 6');
    expect(await trouver()).toEqual([['supprimee', 6]]);
  });

  it('trouve un contenu échangé entre deux lignes', async () => {
    await client.query(
      `UPDATE journal_acces a SET (action, correlation_id) = (SELECT b.action, b.correlation_id FROM journal_acces b WHERE b.seq = CASE a.seq WHEN 4 THEN 17 ELSE 4 END) WHERE a.seq IN (4, 17)`,
    );
    expect(await trouver()).toEqual([['echangee', 4]]);
  });

  it.each([
    [4, 17],
    [10, 11],
  ])('trouve deux lignes permutées, avec leur empreinte : %i et %i', async (a, b) => {
    await client.query(`UPDATE journal_acces SET seq = CASE seq WHEN $1 THEN $2 ELSE $1 END WHERE seq IN ($1, $2)`, [
      a,
      b,
    ]);
    expect(await trouver()).toEqual([['echangee', a]]);
    expect((await verifier()).anomalies.map(direAnomalie)[0]).toContain(`chaîne ${chaine}, seq ${b}`);
  });

  it('trouve une ligne insérée : hors chaîne, en double, ou au milieu avec la suite renumérotée', async () => {
    await client.query(`INSERT INTO journal_acces (action, ressource) VALUES ('lecture', 'lecture')`);
    expect(await trouver()).toEqual([['inseree', null]]);
    await client.query('DELETE FROM journal_acces WHERE chaine IS NULL');
    await inserer(7);
    expect(await trouver()).toEqual([['inseree', 7]]);
    await client.query('DELETE FROM journal_acces WHERE correlation_id = $1', ['faux']);
    await client.query('UPDATE journal_acces SET seq = seq + 1 WHERE seq >= 7');
    await inserer(7);
    expect(await trouver()).toEqual([
      ['inseree', 21, 21],
      ['inseree', 7],
    ]);
  });
  const inserer = (seq: number): Promise<unknown> =>
    client.query(
      `INSERT INTO journal_acces (action, ressource, correlation_id, chaine, seq, hash) VALUES ('lecture', 'lecture', 'faux', $1, $2, sha256('faux'))`,
      [chaine, seq],
    );

  it('trouve une fin coupée, même avec la tête reculée si un point la connaissait', async () => {
    await client.query('DELETE FROM journal_acces WHERE seq > 15');
    expect(await trouver()).toEqual([['tronquee', 16, 20]]);
    await reculerTete(15);
    expect(await trouver()).toEqual([]);
    await inscrire(5);
    await prendrePoint(base.url, lieu);
    await client.query('DELETE FROM journal_acces WHERE seq > 18');
    await reculerTete(18);
    expect(await trouver()).toEqual([['tronquee', 19, 20]]);
    await client.query('DELETE FROM journal_acces');
    await client.query('DELETE FROM journal.tete');
    expect((await trouver()).filter((t) => (t as unknown[])[0] === 'tronquee')).toEqual([['tronquee', 1, 20]]);
    await expect(inscrire(1)).rejects.toThrow('no rows');
  });
  const reculerTete = (seq: number): Promise<unknown> =>
    client.query(
      'UPDATE journal.tete t SET seq = j.seq, hash = j.hash FROM journal_acces j WHERE j.chaine = t.chaine AND j.seq = $1',
      [seq],
    );

  it('trouve une chaîne refaite en entier, que seul le point de contrôle contredit', async () => {
    await prendrePoint(base.url, lieu);
    await client.query('TRUNCATE journal_acces');
    await remettreTetes();
    await inscrire(25);
    expect(await trouver()).toEqual([['recrite', 1, 20]]);
  });

  it('trouve un fichier de points changé, coupé, refait ou disparu', async () => {
    await prendrePoint(base.url, lieu);
    await inscrire(2);
    const { fichier } = await prendrePoint(base.url, lieu);
    const texte = readFileSync(fichier, 'utf8');
    const lignes = texte.trimEnd().split('\n');
    const dites = async (contenu: readonly string[]): Promise<string[]> => {
      writeFileSync(fichier, contenu.map((l) => `${l}\n`).join(''));
      return (await verifier()).anomalies.map(direAnomalie);
    };
    expect(await dites(lignes)).toEqual([]);
    expect((await dites(lignes.slice(0, 2))).join()).toContain('la base compte 3 points');
    expect((await dites([lignes[0]!, lignes[2]!])).join()).toContain('le point n° 2 manque');
    expect(
      (await dites([lignes[0]!, lignes[1]!.replace('"seq"', '"seq" ').replace(/,20,/, ',19,'), lignes[2]!])).join(),
    ).toContain('la signature du point n° 2 est fausse');
    rmSync(lieu.fichierCle);
    lireCle(lieu.fichierCle, { creer: true });
    expect((await dites(lignes)).join()).toContain('le fichier finit avec la clé');
    rmSync(fichier);
    expect((await verifier()).anomalies.map(direAnomalie).join()).toContain('contient 0');
  });

  it('une sauvegarde remise en service se voit, puis se déclare', async () => {
    await prendrePoint(base.url, lieu);
    await client.query('DELETE FROM journal_acces WHERE seq > 12');
    await reculerTete(12);
    expect(await trouver()).toEqual([['tronquee', 13, 20]]);
    await declarerReprise(base.url, lieu, 'sauvegarde de la nuit');
    const bilan = await verifier();
    expect(bilan.anomalies).toEqual([]);
    expect(bilan.avertissements.join()).toContain('sauvegarde de la nuit');
    await inscrire(2);
    await client.query('DELETE FROM journal_acces WHERE seq = 11');
    expect(await trouver()).toEqual([['supprimee', 11, 11]]);
  });

  it('range chaque ligne dans son mois ; un mois manquant ne perd rien et se rattrape', async () => {
    await client.query(
      `INSERT INTO journal_acces (le, action, ressource) VALUES ('2031-05-04', 'lecture', 'lecture'), ('2024-02-29T23:30:00Z', 'lecture', 'lecture')`,
    );
    const ou = async (): Promise<unknown> =>
      (
        await client.query(
          `SELECT tableoid::regclass::text AS ou FROM journal_acces WHERE journal_acces.chaine IS NULL ORDER BY le`,
        )
      ).rows.map((r: { ou: string }) => r.ou);
    expect(await ou()).toEqual(['journal.reste', 'journal.reste']);
    const { rows } = await client.query('SELECT journal_preparer(3) AS reste');
    expect(rows).toEqual([{ reste: 1 }]);
    expect(await ou()).toEqual(['journal.acces_2024_02', 'journal.reste']);
    await client.query('SELECT journal_preparer(60)');
    expect(await ou()).toEqual(['journal.acces_2024_02', 'journal.acces_2031_05']);
    await inscrire(2);
    expect((await trouver()).filter((t) => (t as unknown[])[0] !== 'inseree')).toEqual([]);
  });

  it('le rôle applicatif écrit, prépare les mois et prend un point, mais ne change ni ligne ni tête', async () => {
    await client.query(`SET ROLE ${ROLE_APPLICATION}`);
    await client.query(`SELECT set_config('pdp.acces', 'SYSTEME', false)`);
    await inscrire(2);
    await client.query('SELECT journal_preparer(4)');
    await client.query('SELECT journal_etat()');
    for (const interdit of [
      `UPDATE journal_acces SET action = 'x'`,
      'DELETE FROM journal_acces',
      'TRUNCATE journal_acces',
      'UPDATE journal.tete SET seq = 0',
      'SELECT 1 FROM journal.reste',
      `UPDATE journal.registre SET dernier_point = 0`,
    ])
      await expect(client.query(interdit)).rejects.toThrow('permission denied');
    await client.query('RESET ROLE');
    expect(await verifier()).toMatchObject({ anomalies: [], lignes: 22 });
  });
});
