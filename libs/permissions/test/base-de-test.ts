import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Base jetable aux seules tables dont les droits dépendent. */
export interface BaseDesDroits {
  readonly client: pg.Client;
  fermer(): Promise<void>;
}

/** Colonnes lues par les faits SQL, sans clé étrangère : les données d'essai sont volontairement pleines de nuls. */
const TABLES = `
CREATE TABLE dossier (id uuid PRIMARY KEY, assure_id uuid, plateforme_id uuid, etat text, limite boolean);
CREATE TABLE affectation_dossier (dossier_id uuid, utilisateur_id uuid, unite text, organisme_id uuid, role text,
  debut timestamptz, fin timestamptz);
CREATE TABLE consentement (dossier_id uuid, portee text, unite text, organisme_id uuid, categories text[],
  debut timestamptz, fin timestamptz, retire_le timestamptz);
CREATE TABLE mandat (mandataire_id uuid, dossier_id uuid, debut timestamptz, fin timestamptz, revoque_le timestamptz);
CREATE TABLE tache (id uuid PRIMARY KEY, auteur_id uuid, responsable_id uuid, responsable_unite text,
  responsable_organisme_id uuid, dossier_id uuid, plateforme_id uuid);
`;

/** Ouvre une base neuve sur le serveur de `PDP_TEST_DATABASE_URL`, sinon sur un serveur embarqué lancé pour elle. */
export async function ouvrirBaseDesDroits(): Promise<BaseDesDroits> {
  const serveur = await trouverServeur();
  const nom = `droits_${randomBytes(6).toString('hex')}`;
  await executer(serveur.url, `CREATE DATABASE ${nom}`);
  const url = new URL(serveur.url);
  url.pathname = `/${nom}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(TABLES);
  return {
    client,
    fermer: async () => {
      await client.end();
      await executer(serveur.url, `DROP DATABASE IF EXISTS ${nom} WITH (FORCE)`);
      await serveur.arreter();
    },
  };
}

async function trouverServeur(): Promise<{ readonly url: string; arreter(): Promise<void> }> {
  const url = process.env['PDP_TEST_DATABASE_URL'];
  return url === undefined ? demarrerServeur() : { url, arreter: () => Promise.resolve() };
}

async function demarrerServeur(): Promise<{ readonly url: string; arreter(): Promise<void> }> {
  const module = fileURLToPath(new URL('../../../tools/postgres/serveur-de-test.mjs', import.meta.url));
  const processus = fork(module, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = await new Promise<string>((reussir, echouer) => {
    processus.once('message', (message: { url?: string; erreur?: string }) =>
      message.url ? reussir(message.url) : echouer(new Error(message.erreur ?? 'PostgreSQL n’a pas démarré')),
    );
    processus.once('exit', (code) => echouer(new Error(`le serveur d’essai s’est arrêté (code ${String(code)})`)));
  });
  const arreter = async (): Promise<void> => {
    const fin = new Promise((dire) => processus.once('exit', dire));
    processus.send('arreter');
    await fin;
  };
  return { url, arreter };
}

async function executer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
