import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Base PostgreSQL jetable : `fermer()` la supprime, à appeler dans `afterAll`. */
export interface BaseDeTest {
  readonly url: string;
  fermer(): Promise<void>;
}

const API = dirname(dirname(fileURLToPath(import.meta.url)));
const SERVEUR_DE_TEST = join(API, '../../tools/postgres/serveur-de-test.mjs');
// Variables et non littéraux : chargés seulement par le fichier d’essai qui prépare le modèle.
const MODULE_DE_MIGRATION = '../src/platform/database/migrer.js';
const MODULE_DE_DEMO = '../src/demo/charger-demo.js';
const MODULE_DES_CLES = './cles-de-test.js';
const VERROU_DU_MODELE = 8_020_001;

type Options = {
  readonly migree: boolean;
  /** Part des volumes de la démonstration à y mettre (0,03 : trois pour cent) ; sans elle, la base est vide. */
  readonly demo?: number;
};

/**
 * Ouvre une base neuve sur un vrai PostgreSQL : vide, ou copiée d’un modèle déjà migré (une seule migration par
 * ensemble de migrations et par serveur). Le serveur est celui de `PDP_TEST_DATABASE_URL`, sinon un serveur embarqué
 * démarré pour ce fichier seul.
 */
export async function ouvrirBaseDeTest({ migree, demo }: Options): Promise<BaseDeTest> {
  const urlAdmin = process.env['PDP_TEST_DATABASE_URL'] ?? (await urlDuServeurLocal());
  const nom = `test_${randomBytes(8).toString('hex')}`;
  const url = urlDeLaBase(urlAdmin, nom);
  // Un modèle de démonstration ne vaut que le temps d’une série : sur un serveur qui dure, il daterait d’un autre jour ou d’un autre code.
  const demoEnModele = process.env['PDP_TEST_SERVEUR_JETABLE'] === '1' ? demo : undefined;
  const modele = migree ? ` TEMPLATE ${await preparerModele(urlAdmin, demoEnModele)}` : '';
  await executer(urlAdmin, `CREATE DATABASE ${nom}${modele}`);
  basesOuvertes += 1;
  if (demo !== undefined && demoEnModele === undefined) await chargerDemo(url, demo);
  return { url, fermer: fermerUneFois(urlAdmin, nom) };
}

let basesOuvertes = 0;
let serveurLocal: { url: Promise<string>; processus: ChildProcess } | null = null;

function fermerUneFois(urlAdmin: string, nom: string): () => Promise<void> {
  let fermeture: Promise<void> | null = null;
  const fermer = async (): Promise<void> => {
    await executer(urlAdmin, `DROP DATABASE IF EXISTS ${nom} WITH (FORCE)`);
    basesOuvertes -= 1;
    if (basesOuvertes === 0) await arreterServeurLocal();
  };
  return () => (fermeture ??= fermer());
}

async function preparerModele(urlAdmin: string, demo: number | undefined): Promise<string> {
  const migre = `pdp_modele_${empreinteDesMigrations()}`;
  const client = new pg.Client({ connectionString: urlAdmin });
  await client.connect();
  try {
    // Le verrou tombe avec la connexion : un fichier d’essai tué en pleine migration ne bloque pas les autres.
    await client.query('SELECT pg_advisory_lock($1)', [VERROU_DU_MODELE]);
    await creerModele(client, migre, '', (base) => migrerBase(urlDeLaBase(urlAdmin, base)));
    if (demo === undefined) return migre;
    const rempli = `${migre}_demo_${Math.round(demo * 1000)}`;
    await creerModele(client, rempli, ` TEMPLATE ${migre}`, (base) => chargerDemo(urlDeLaBase(urlAdmin, base), demo));
    return rempli;
  } finally {
    await client.end();
  }
}

// Son nom n’existe qu’une fois rempli : un modèle à moitié fait ne se copie pas.
async function creerModele(
  client: pg.Client,
  modele: string,
  depuis: string,
  remplir: (base: string) => Promise<void>,
): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [modele]);
  if (rowCount !== 0) return;
  const chantier = `${modele}_chantier`;
  await client.query(`DROP DATABASE IF EXISTS ${chantier} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${chantier}${depuis}`);
  await remplir(chantier);
  await client.query(`ALTER DATABASE ${chantier} RENAME TO ${modele}`);
}

async function migrerBase(url: string): Promise<void> {
  const { migrer } = (await import(MODULE_DE_MIGRATION)) as { migrer: (url: string) => Promise<void> };
  await migrer(url);
}

async function chargerDemo(url: string, echelle: number): Promise<void> {
  const { chargerDemoSiVide } = (await import(MODULE_DE_DEMO)) as typeof import('../src/demo/charger-demo.js');
  const { COFFRE_DE_TEST } = (await import(MODULE_DES_CLES)) as typeof import('./cles-de-test.js');
  await chargerDemoSiVide(url, COFFRE_DE_TEST, () => undefined, { echelle });
}

function empreinteDesMigrations(): string {
  const empreinte = createHash('sha256');
  const fichiers = globSync(['src/migrations/**/*', 'src/platform/database/migrer.ts'], { cwd: API });
  for (const fichier of fichiers.filter((chemin) => /\.(ts|sql)$/.test(chemin)).sort()) {
    const chemin = join(API, fichier);
    if (existsSync(chemin)) empreinte.update(fichier).update(readFileSync(chemin));
  }
  return empreinte.digest('hex').slice(0, 16);
}

async function executer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function urlDeLaBase(urlAdmin: string, nom: string): string {
  const url = new URL(urlAdmin);
  url.pathname = `/${nom}`;
  return url.href;
}

function urlDuServeurLocal(): Promise<string> {
  serveurLocal ??= demarrerServeurLocal();
  return serveurLocal.url;
}

function demarrerServeurLocal(): { url: Promise<string>; processus: ChildProcess } {
  const processus = fork(SERVEUR_DE_TEST, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = new Promise<string>((reussir, echouer) => {
    processus.once('message', (message: { url?: string; erreur?: string }) =>
      message.url ? reussir(message.url) : echouer(new Error(message.erreur ?? 'PostgreSQL n’a pas démarré')),
    );
    processus.once('exit', (code) => echouer(new Error(`le serveur de test s’est arrêté (code ${String(code)})`)));
  });
  return { url, processus };
}

async function arreterServeurLocal(): Promise<void> {
  const processus = serveurLocal?.processus;
  serveurLocal = null;
  if (!processus || processus.exitCode !== null) return;
  const fin = new Promise((dire) => processus.once('exit', dire));
  processus.send('arreter');
  await fin;
}
