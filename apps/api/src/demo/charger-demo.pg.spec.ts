import { ETATS_DOSSIER, ETATS_PASSAGE, ETATS_REVUE, ETATS_SIGNALEMENT, ETATS_TACHE, ETATS_VISITE } from '@pdp/domain';
import { ouvrirBaseDeTest } from '../../test/base-de-test.js';
import { pg } from '../platform/database/pg.js';
import { chargerDemoSiVide } from './charger-demo.js';

describe('démonstration', () => {
  let base: Awaited<ReturnType<typeof ouvrirBaseDeTest>>;
  let client: pg.Client;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await chargerDemoSiVide(base.url, () => undefined, { maintenant: new Date('2026-11-24T09:00:00Z') });
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  const valeurs = async (sql: string): Promise<string[]> =>
    (await client.query<{ v: string }>(sql)).rows.map((l) => l.v);

  it('tient ses volumes', async () => {
    const { rows } = await client.query<{ dossiers: number; agents: number; revues: number }>(
      `SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM utilisateur) AS agents, (SELECT count(*) FROM revue) AS revues`,
    );
    expect(rows[0]!.dossiers).toBeGreaterThanOrEqual(1500);
    expect(rows[0]!.agents).toBeGreaterThanOrEqual(78);
    expect(rows[0]!.revues).toBeGreaterThanOrEqual(26);
  });

  it.each([
    ['dossier', ETATS_DOSSIER.filter((e) => e !== 'PURGE')],
    ['signalement', ETATS_SIGNALEMENT],
    ['visite_pre_reprise', ETATS_VISITE],
    ['revue', ETATS_REVUE],
    ['passage_revue', ETATS_PASSAGE],
    ['tache', ETATS_TACHE],
  ])('%s : chaque état est présent', async (table, etats) => {
    expect(new Set(await valeurs(`SELECT DISTINCT etat AS v FROM ${table}`))).toEqual(
      new Set([...(await valeurs(`SELECT DISTINCT etat AS v FROM ${table}`)), ...etats]),
    );
  });

  it('les suites d’événements n’ont pas de trou', async () => {
    expect(
      await valeurs(
        `SELECT r.id AS v FROM revue r WHERE r.sequence <> (SELECT count(*) FROM revue_evenement e WHERE e.revue_id = r.id)`,
      ),
    ).toEqual([]);
  });

  it('aucune adresse réelle', async () => {
    expect(await valeurs(`SELECT courriel AS v FROM assure WHERE courriel NOT LIKE '%.invalid'`)).toEqual([]);
    expect(await valeurs(`SELECT courriel AS v FROM utilisateur WHERE courriel NOT LIKE '%@demo.pdp'`)).toEqual([]);
  });

  it('une visite demandée relie le service sollicité, comme dans le produit', async () => {
    expect(
      await valeurs(
        `SELECT v.id AS v FROM visite_pre_reprise v WHERE v.etat <> 'ENVISAGEE' AND NOT EXISTS (
           SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = v.dossier_id AND a.unite = 'SPST' AND a.organisme_id = v.organisme_id)`,
      ),
    ).toEqual([]);
  });

  it('se charge une seule fois', async () => {
    expect(await chargerDemoSiVide(base.url, () => undefined)).toBe(false);
  });
});
