import { DataSource } from 'typeorm';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../test/base-de-test.js';
import { CLES_DE_TEST, COFFRE_DE_TEST } from '../../test/cles-de-test.js';
import { generer } from '../demo/generer.js';
import { inserer } from '../demo/inserer.js';
import { creerMonde, TABLES } from '../demo/monde.js';
import { ouvrirCoordonnees } from '../platform/chiffrement/coordonnees.js';
import { Coffre } from '../platform/chiffrement/coffre.js';
import { verifierCoffre } from '../platform/chiffrement/ouvrir-coffre.js';
import { enTrousseau } from '../platform/chiffrement/trousseau.js';
import { MIGRATIONS, migrer } from '../platform/database/migrer.js';
import { pg } from '../platform/database/pg.js';

type Ligne = Readonly<Record<string, unknown>>;

const IMPORT = '018f0000-0000-7000-8000-0000000000aa';

describe('migration du chiffrement, sur une base déjà remplie', () => {
  let base: BaseDeTest;
  let client: pg.Client;
  let avant: ReturnType<typeof creerMonde>['lignes'];

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await migrerAvant(base.url);
    avant = await remplir(client);
  }, 120_000);

  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  const lire = async (texte: string): Promise<Ligne[]> => (await client.query<Ligne>(texte)).rows;

  it('sans clés, elle ne part pas et ne touche à rien', async () => {
    await expect(migrer(base.url)).rejects.toThrow(/PDP_FICHIER_CLES/);
    expect(await lire(`SELECT count(*)::int AS n FROM assure WHERE nir IS NOT NULL`)).toEqual([
      { n: avant.assure.length },
    ]);
  });

  it('avec elles, chaque valeur se relit et aucune ne reste en clair', async () => {
    await migrer(base.url, () => COFFRE_DE_TEST);
    const assures = await lire(`SELECT id, nir_scelle, nir_empreinte, coordonnees_scellees FROM assure`);
    expect(assures).toHaveLength(avant.assure.length);
    const parId = new Map(avant.assure.map((a) => [a['id'], a]));
    for (const { id, nir_scelle, nir_empreinte, coordonnees_scellees } of assures) {
      const a = parId.get(id)!;
      expect(COFFRE_DE_TEST.ouvrir('assure.nir_scelle', id as string, nir_scelle as string)).toBe(a['nir']);
      expect(COFFRE_DE_TEST.empreinteNir(a['nir'] as string).equals(nir_empreinte as Buffer)).toBe(true);
      expect(ouvrirCoordonnees(COFFRE_DE_TEST, id as string, coordonnees_scellees as string)).toEqual({
        telephone: a['telephone'],
        courriel: a['courriel'],
        adresse: a['adresse'],
        codePostal: a['code_postal'],
        commune: a['commune'],
      });
    }
    await relireCategories();
    await relireTextes();
    const colonnes = await lire(
      `SELECT table_name || '.' || column_name AS c FROM information_schema.columns WHERE table_schema = 'public'
         AND (table_name, column_name) IN (('assure','nir'),('assure','telephone'),('livret_cap','texte'),('import_ligne','nir'),('idempotence','corps'))`,
    );
    expect(colonnes).toEqual([]);
  });

  it('une ligne d’import en attente garde de quoi créer la personne', async () => {
    const [ligne] = await lire(`SELECT * FROM import_ligne WHERE numero = 2`);
    const candidat = ligne!['assure_candidat'] as string;
    expect(COFFRE_DE_TEST.ouvrir('assure.nir_scelle', candidat, ligne!['nir_scelle'] as string)).toBe(
      '285027512345622',
    );
    const [rejet] = await lire(`SELECT * FROM import_ligne WHERE numero = 3`);
    expect(COFFRE_DE_TEST.ouvrir('import_ligne.brut_scelle', `${IMPORT}:3`, rejet!['brut_scelle'] as string)).toBe(
      '{}',
    );
    expect(rejet!['nir_empreinte']).toBeNull();
  });

  it('le service refuse ensuite de démarrer sous d’autres clés', async () => {
    await verifierCoffre(base.url, COFFRE_DE_TEST);
    const autres = enTrousseau({
      ...CLES_DE_TEST,
      empreinte: { ...CLES_DE_TEST.empreinte, cle: Buffer.alloc(32, 7).toString('base64url') },
    });
    await expect(verifierCoffre(base.url, new Coffre({ actuel: () => autres, relire: () => autres }))).rejects.toThrow(
      /n’est pas celui de cette base/,
    );
  });

  async function relireCategories(): Promise<void> {
    const lignes = await lire(`SELECT dossier_id, categorie, contenu, contenu_scelle FROM categorie_dossier`);
    expect(lignes).toHaveLength(avant.categorie_dossier.length);
    const parCle = new Map(
      avant.categorie_dossier.map((c) => [`${c['dossier_id'] as string}:${c['categorie'] as string}`, c['contenu']]),
    );
    let scellees = 0;
    for (const l of lignes) {
      const cle = `${l['dossier_id'] as string}:${l['categorie'] as string}`;
      const sceau = l['contenu_scelle'] as string | null;
      if (sceau !== null) scellees += 1;
      const contenu =
        sceau === null ? l['contenu'] : COFFRE_DE_TEST.ouvrirJson('categorie_dossier.contenu_scelle', cle, sceau);
      expect(contenu).toEqual(JSON.parse(JSON.stringify(parCle.get(cle))));
    }
    expect(scellees).toBeGreaterThan(lignes.length / 4);
  }

  async function relireTextes(): Promise<void> {
    const textes = [
      ['livret_version', 'contenu_scelle', 'contenu'],
      ['livret_cap', 'texte_scelle', 'texte'],
      ['livret_proposition', 'phrase_scellee', 'phrase'],
      ['livret_question', 'texte_scelle', 'texte'],
    ] as const;
    for (const [table, colonne, clair] of textes) {
      const parId = new Map(avant[table].map((l) => [l['id'], l[clair]]));
      const lignes = await lire(`SELECT id, ${colonne} AS sceau FROM ${table}`);
      expect(lignes.length).toBeGreaterThan(0);
      for (const { id, sceau } of lignes) {
        const texte = COFFRE_DE_TEST.ouvrir(`${table}.${colonne}` as never, id as string, sceau as string);
        expect(clair === 'contenu' ? JSON.parse(texte) : texte).toEqual(JSON.parse(JSON.stringify(parId.get(id))));
      }
    }
  }
});

/** La base telle que la version d'avant la laisse. */
async function migrerAvant(url: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex((m) => m.name.startsWith('ChiffrementAuRepos')),
    ),
    migrationsTableName: 'migration',
  });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
}

async function colonnesNees(client: pg.Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ nom: string; colonnes: string[] }>(
    `SELECT table_name AS nom, array_agg(column_name::text) AS colonnes FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1`,
  );
  return new Map(rows.map((l) => [l.nom, l.colonnes]));
}

const garder = (ligne: Ligne, colonnes: readonly string[]): Ligne =>
  Object.fromEntries(Object.entries(ligne).filter(([colonne]) => colonnes.includes(colonne)));

/** Violation d'un CHECK : une valeur admise depuis, que la base d'alors refuse ; la ligne n'existait pas. */
const VALEUR_NEE_DEPUIS = '23514';

async function insererSiPermis(client: pg.Client, table: string, ligne: Ligne): Promise<void> {
  await client.query('SAVEPOINT ligne');
  await inserer(client, table, [ligne]).catch(async (erreur: unknown) => {
    if ((erreur as { code?: string }).code !== VALEUR_NEE_DEPUIS) throw erreur;
    await client.query('ROLLBACK TO SAVEPOINT ligne');
  });
}

async function remplir(client: pg.Client): Promise<ReturnType<typeof creerMonde>['lignes']> {
  const monde = creerMonde(new Date('2026-11-24T09:00:00Z'));
  generer(monde, 0.02);
  await client.query('BEGIN');
  await client.query('SET session_replication_role = replica');
  // Les tables et les colonnes nées après cette migration n'existent pas encore.
  const nees = await colonnesNees(client);
  for (const table of TABLES.filter((t) => nees.has(t)))
    for (const ligne of monde.lignes[table]) await insererSiPermis(client, table, garder(ligne, nees.get(table) ?? []));
  await client.query(
    `INSERT INTO import_requete (id, plateforme_id, nom_fichier, etat, cree_par) SELECT $1, p.id, 'x', 'A_CONFIRMER', u.id FROM plateforme p, utilisateur u LIMIT 1`,
    [IMPORT],
  );
  await client.query(
    `INSERT INTO import_ligne (import_id, numero, sort, nir, telephone, brut) VALUES ($1, 2, 'nouveau', '285027512345622', '0612345678', NULL), ($1, 3, 'rejete', NULL, NULL, '{}')`,
    [IMPORT],
  );
  await client.query(
    `INSERT INTO idempotence (cle, utilisateur_id, route, empreinte, corps) SELECT 'cle-essai', id, '/r', 'e', '{"importId": "${IMPORT}"}' FROM utilisateur LIMIT 1`,
  );
  await client.query('COMMIT');
  return monde.lignes;
}
