import { COFFRE_DE_TEST } from './cles-de-test.js';
import { randomInt } from 'node:crypto';
import { chargerDemoSiVide } from '../src/demo/charger-demo.js';
import { verifierInvariants } from '../src/exploitation/invariants/verifier-invariants.js';
import { migrer } from '../src/platform/database/migrer.js';
import { pg } from '../src/platform/database/pg.js';
import { ouvrirBaseDeTest } from './base-de-test.js';
import { connecter, type ClientHttp } from './connecter.js';
import { Charge } from './fautes/charge.js';
import { lancerProcessusApi, type ProcessusApi } from './processus-de-test.js';

const ECRITURES = 500;
const ARRETS = 10;
const OUVRIERS = 8;

/** Dix `kill -9` au hasard pendant 500 écritures acquittées, avec reprise par le client (même clé d'idempotence). */
describe('arrêts brutaux', () => {
  let base: Awaited<ReturnType<typeof ouvrirBaseDeTest>>;
  let sql: pg.Client;
  let api: ProcessusApi;
  let client: ClientHttp;
  let charge: Charge;
  let arrets = 0;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    await migrer(base.url);
    await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined, { echelle: 0.02 });
    sql = new pg.Client({ connectionString: base.url });
    await sql.connect();
    api = await lancerProcessusApi(base.url);
    client = await connecter(api.url, 'coordinatrice');
    charge = await Charge.preparer(sql, client);
  }, 120_000);

  afterAll(async () => {
    await api?.arreter();
    await sql?.end();
    await base?.fermer();
  });

  it('ne perdent ni ne doublent aucune écriture acquittée', async () => {
    const bourreau = (async () => {
      for (let i = 0; i < ARRETS; i++) {
        const seuil = Math.floor(((i + 0.5) * ECRITURES) / ARRETS);
        await charge.atteindre(seuil);
        await new Promise((r) => setTimeout(r, randomInt(0, 60)));
        await api.tuer();
        arrets += 1;
        await api.relancer();
      }
    })();
    await Promise.all([charge.tenir(ECRITURES, OUVRIERS), bourreau]);
    expect(arrets).toBe(ARRETS);
    expect(charge.acquittees).toHaveLength(ECRITURES);
    expect(await charge.fautes(sql)).toEqual([]);
  }, 480_000);

  it('laissent une ligne de journal par écriture, et tous les invariants tenus', async () => {
    const { rows: journal } = await sql.query<{ n: string; lignes: string }>(
      `SELECT count(DISTINCT t.id) AS n, count(j.id) AS lignes FROM tache t JOIN journal_acces j ON j.ressource = 'tache' AND j.ressource_id = t.id AND j.action = 'tache.creer' WHERE t.libelle LIKE 'écriture %'`,
    );
    expect(journal[0]).toEqual({ n: ECRITURES, lignes: ECRITURES });
    expect((await verifierInvariants(base.url)).filter((c) => c.fautes > 0)).toEqual([]);
  });
});
