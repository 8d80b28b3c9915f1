import { COFFRE_DE_TEST } from './cles-de-test.js';
import { randomInt, randomUUID } from 'node:crypto';
import { chargerDemoSiVide } from '../src/demo/charger-demo.js';
import { migrer } from '../src/platform/database/migrer.js';
import { pg } from '../src/platform/database/pg.js';
import { ouvrirBaseDeTest } from './base-de-test.js';
import { connecter, type ClientHttp } from './connecter.js';
import { lancerProcessusApi, type ProcessusApi } from './processus-de-test.js';

const ECRITURES = 500;
const ARRETS = 10;
const OUVRIERS = 8;

type Acquittee = { readonly cle: string; readonly libelle: string; readonly id: string };

/** Dix `kill -9` au hasard pendant 500 écritures acquittées, avec reprise par le client (même clé d'idempotence). */
describe('arrêts brutaux', () => {
  let base: Awaited<ReturnType<typeof ouvrirBaseDeTest>>;
  let sql: pg.Client;
  let api: ProcessusApi;
  let client: ClientHttp;
  let dossierId: string;
  let passages: readonly string[];
  const acquittees: Acquittee[] = [];
  let arrets = 0;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    await migrer(base.url);
    await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined, { echelle: 0.02 });
    sql = new pg.Client({ connectionString: base.url });
    await sql.connect();
    api = await lancerProcessusApi(base.url);
    client = await connecter(api.url, 'coordinatrice');
    const { rows } = await sql.query<{ dossier_id: string; id: string }>(
      `SELECT p.dossier_id, p.id FROM passage_revue p JOIN revue r ON r.id = p.revue_id WHERE r.etat = 'ORDRE_DU_JOUR_OUVERT' OR r.etat = 'ORDRE_DU_JOUR_FIGE' ORDER BY r.debut, p.ordre`,
    );
    dossierId = rows[0]!.dossier_id;
    passages = rows.map((r) => r.id);
    await demarrerLaRevue();
  }, 120_000);

  afterAll(async () => {
    await api?.arreter();
    await sql?.end();
    await base?.fermer();
  });

  async function demarrerLaRevue(): Promise<void> {
    const { rows } = await sql.query<{ id: string }>(`SELECT revue_id AS id FROM passage_revue WHERE id = $1`, [
      passages[0],
    ]);
    await client.post(`/revues/${rows[0]!.id}/transitions`, { transition: 'demarrer' });
  }

  // Rejoue jusqu'à l'accusé : un refus de connexion ou une coupure ne dit pas si l'écriture a eu lieu.
  async function ecrire(rang: number): Promise<void> {
    const cle = randomUUID();
    const libelle = `écriture ${rang}`;
    for (let essai = 0; essai < 400; essai++) {
      try {
        const reponse = await client.post<{ id: string }>(
          `/dossiers/${dossierId}/taches`,
          { libelle, echeance: '2030-01-01' },
          { entetes: { 'idempotency-key': cle } },
        );
        if (reponse.statut === 201) return void acquittees.push({ cle, libelle, id: reponse.corps.id });
        if (reponse.statut < 500 && reponse.statut !== 409)
          throw new Error(`refus ${reponse.statut} : ${reponse.texte}`);
      } catch (erreur) {
        if (erreur instanceof Error && erreur.message.startsWith('refus')) throw erreur;
      }
      await new Promise((r) => setTimeout(r, 50));
    }
    throw new Error(`écriture ${rang} jamais acquittée`);
  }

  // En même temps, la revue avance : ses séquences ne doivent avoir ni trou ni doublon.
  async function animerLaRevue(fini: () => boolean): Promise<void> {
    for (let i = 0; !fini(); i++) {
      const passageId = passages[i % passages.length]!;
      const cle = { entetes: { 'idempotency-key': randomUUID() } };
      await client
        .post(`/passages/${passageId}/transitions`, { transition: i % 2 === 0 ? 'commencer' : 'sansDecision' }, cle)
        .catch(() => undefined);
      await new Promise((r) => setTimeout(r, 30));
    }
  }

  it('ne perdent ni ne doublent aucune écriture acquittée', async () => {
    let suivant = 0;
    const ouvriers = Array.from({ length: OUVRIERS }, async () => {
      while (suivant < ECRITURES) await ecrire(suivant++);
    });
    const fini = (): boolean => acquittees.length >= ECRITURES;
    const bourreau = (async () => {
      for (let i = 0; i < ARRETS; i++) {
        const seuil = Math.floor(((i + 0.5) * ECRITURES) / ARRETS);
        while (acquittees.length < seuil) await new Promise((r) => setTimeout(r, 5));
        await new Promise((r) => setTimeout(r, randomInt(0, 60)));
        await api.tuer();
        arrets += 1;
        await api.relancer();
      }
    })();
    await Promise.all([...ouvriers, bourreau, animerLaRevue(fini)]);
    expect(arrets).toBe(ARRETS);
    expect(acquittees).toHaveLength(ECRITURES);

    const { rows: taches } = await sql.query<{ id: string; libelle: string }>(
      `SELECT id, libelle FROM tache WHERE libelle LIKE 'écriture %' ORDER BY libelle`,
    );
    expect(new Set(taches.map((t) => t.libelle)).size).toBe(ECRITURES);
    expect(taches).toHaveLength(ECRITURES);
    const enBase = new Map(taches.map((t) => [t.libelle, t.id]));
    expect(acquittees.filter((a) => enBase.get(a.libelle) !== a.id)).toEqual([]);
  }, 480_000);

  it('laissent une ligne de journal par écriture, et des séquences sans trou', async () => {
    const { rows: journal } = await sql.query<{ n: string; lignes: string }>(
      `SELECT count(DISTINCT t.id) AS n, count(j.id) AS lignes FROM tache t JOIN journal_acces j ON j.ressource = 'tache' AND j.ressource_id = t.id AND j.action = 'tache.creer' WHERE t.libelle LIKE 'écriture %'`,
    );
    expect(journal[0]).toEqual({ n: ECRITURES, lignes: ECRITURES });
    const { rows: trous } = await sql.query(
      `SELECT r.id FROM revue r WHERE r.sequence <> (SELECT count(*) FROM revue_evenement e WHERE e.revue_id = r.id) OR r.sequence <> coalesce((SELECT max(sequence) FROM revue_evenement e WHERE e.revue_id = r.id), 0)`,
    );
    expect(trous).toEqual([]);
  });
});
