import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { ouvrirCoffre } from './cles.mjs';
import { aResceller, copiableEnSql, copierScellees } from './copie-scellee.mjs';
import { moduleApi } from './module-api.mjs';

const c = (colonne) => `bench_cle(b.${colonne}, k)`;

// Chaque copie a ses assurés, ses dossiers et ses agents : la charge par agent ne change pas avec le nombre de dossiers.
// Les files de service, elles, grandissent avec leur plateforme. Colonnes non citées : recopiées.
const COPIES = {
  utilisateur: {
    id: c('id'),
    sujet: `b.sujet || '#' || k`,
    courriel_scelle: 'NULL',
    courriel_empreinte: 'NULL',
    telephone_scelle: 'NULL',
    assure_id: 'NULL',
  },
  habilitation: { id: c('id'), utilisateur_id: c('utilisateur_id') },
  assure: { id: c('id') },
  arret_travail: { id: c('id'), assure_id: c('assure_id'), import_id: 'NULL' },
  dossier: { id: c('id'), numero: `b.numero || '.' || k`, assure_id: c('assure_id'), referent_id: c('referent_id') },
  categorie_dossier: { dossier_id: c('dossier_id'), auteur_id: c('auteur_id') },
  consentement: { id: c('id'), dossier_id: c('dossier_id'), recueilli_par: c('recueilli_par') },
  affectation_dossier: {
    id: c('id'),
    dossier_id: c('dossier_id'),
    utilisateur_id: c('utilisateur_id'),
    consentement_id: c('consentement_id'),
    revue_id: 'NULL',
  },
  tache: {
    id: c('id'),
    dossier_id: c('dossier_id'),
    responsable_id: c('responsable_id'),
    auteur_id: c('auteur_id'),
    signalement_id: 'NULL',
    visite_id: 'NULL',
    decision_id: 'NULL',
  },
};

// Garde l’instant de l’UUID v7, sa version et sa variante ; le reste est tiré de l’original et du numéro de copie. Une seule expression,
// pour que PostgreSQL la recopie dans la requête au lieu d’appeler une fonction par ligne.
const CLE = `CREATE FUNCTION bench_cle(u uuid, k integer) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  $$ SELECT overlay(overlay(md5(u::text || k) PLACING left(replace(u::text, '-', ''), 13) FROM 1) PLACING '8' FROM 17)::uuid $$`;

/** Ouvre un client, le ferme quoi qu’il arrive. */
export async function avecClient(url, travail) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await travail(client);
  } finally {
    await client.end();
  }
}

/** Base migrée, chargée de la démonstration ; les tables `bench_*` gardent l’original à recopier. */
export async function creerBaseDeDemo(base, nom) {
  await avecClient(base.url('postgres'), (client) => client.query(`CREATE DATABASE ${nom}`));
  const { migrer } = await moduleApi('platform/database/migrer.js');
  const { chargerDemoSiVide } = await moduleApi('demo/charger-demo.js');
  await migrer(base.url(nom));
  await chargerDemoSiVide(base.url(nom), await ouvrirCoffre(), () => undefined);
  await avecClient(base.url(nom), async (client) => {
    await client.query(CLE);
    for (const table of Object.keys(COPIES))
      await client.query(`CREATE UNLOGGED TABLE bench_${table} AS TABLE ${table}`);
  });
}

/** Ajoute les copies numéro `de` à `a` ; une requête par table. Rend le nombre de dossiers de la base. */
export async function copier(url, de, a) {
  return avecClient(url, async (client) => {
    // La recherche par nom n’est pas mesurée : son index de trigrammes coûterait le tiers du chargement.
    await client.query('DROP INDEX IF EXISTS assure_recherche');
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET jit = off`);
    for (const [table, changements] of Object.entries(COPIES)) {
      const { rows } = await client.query(
        `SELECT column_name AS nom FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
        [table],
      );
      const noms = rows.map((r) => r.nom);
      const valeurs = noms.map((nom) => changements[nom] ?? `b.${nom}`);
      const ou = copiableEnSql(table);
      if (ou !== null)
        await client.query(
          `INSERT INTO ${table} (${noms.join(', ')}) SELECT ${valeurs.join(', ')} FROM bench_${table} b CROSS JOIN generate_series(${de}, ${a}) k WHERE ${ou}`,
        );
      if (aResceller(table))
        await copierScellees(client, table, Object.fromEntries(noms.map((nom, i) => [nom, valeurs[i]])), { de, a });
    }
    await client.query('VACUUM ANALYZE');
    return (await client.query('SELECT count(*)::int AS n FROM dossier')).rows[0].n;
  });
}

/** Copie entière d’une base, pour la faire grandir sans recommencer. */
export async function dupliquer(base, de, vers) {
  await avecClient(base.url('postgres'), (client) =>
    client.query(`CREATE DATABASE ${vers} TEMPLATE ${de} STRATEGY file_copy`),
  );
}

/** Ouvre une session en base pour ces comptes de démonstration ; rend l’acteur et l’en-tête Cookie de chacun. */
export async function ouvrirSessions(url, comptes) {
  return avecClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT u.sujet, u.id AS "utilisateurId", u.prenom || ' ' || u.nom AS nom, h.id AS "habilitationId", h.fonction, h.unite,
         h.organisme_id AS "organismeId", h.plateforme_id AS "plateformeId", gen_random_uuid() AS "sessionId"
       FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id WHERE u.sujet = ANY($1) ORDER BY array_position($1, u.sujet)`,
      [comptes],
    );
    for (const acteur of rows) {
      const jeton = randomBytes(32).toString('base64url');
      acteur.assureId = null;
      acteur.cookie = `pdp=${jeton}`;
      await client.query(
        `INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, expire_le, prouvee_le) VALUES ($1, $2, $3, $4, now() + interval '2 hours', now())`,
        [createHash('sha256').update(jeton).digest(), acteur.sessionId, acteur.utilisateurId, acteur.habilitationId],
      );
    }
    return rows;
  });
}
