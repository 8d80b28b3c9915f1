import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { scellerLigne } from '../src/migrations/sceaux-de-ligne.js';
import {
  ouvrirCategorie,
  scellerCategorie,
  type ContenuStocke,
} from '../src/platform/chiffrement/categories-scellees.js';
import { Coffre } from '../src/platform/chiffrement/coffre.js';
import { scellerContacts } from '../src/platform/chiffrement/contacts.js';
import { COLONNES_SCELLEES, type NomDeColonne } from '../src/platform/chiffrement/colonnes-scellees.js';
import type { pg } from '../src/platform/database/pg.js';
import { enTrousseau, type FichierDeCles } from '../src/platform/chiffrement/trousseau.js';

const cle = (octet: number): string => Buffer.alloc(32, octet).toString('base64url');

/** Clés des essais, les mêmes dans tous les processus : une base préparée par l'un se lit dans l'autre. */
export const CLES_DE_TEST: FichierDeCles = {
  format: 'pdp-cles-1',
  courante: 'k1',
  cles: [{ id: 'k1', cle: cle(0x11), creeLe: '2026-01-01T00:00:00.000Z' }],
  empreinte: { id: 'e1', cle: cle(0x22), creeLe: '2026-01-01T00:00:00.000Z' },
};

const trousseau = enTrousseau(CLES_DE_TEST);

/** Coffre des essais, sans fichier. */
export const COFFRE_DE_TEST = new Coffre({ actuel: () => trousseau, relire: () => trousseau });

/** Le même, en fichier, pour une application entière. */
export const FICHIER_CLES_DE_TEST = join(tmpdir(), `pdp-cles-${process.pid}`, 'cles.json');
mkdirSync(dirname(FICHIER_CLES_DE_TEST), { recursive: true });
writeFileSync(FICHIER_CLES_DE_TEST, JSON.stringify(CLES_DE_TEST), { mode: 0o600 });
process.once('exit', () => rmSync(dirname(FICHIER_CLES_DE_TEST), { recursive: true, force: true }));

/** Une requête SQL et ses lignes. */
export type Sql = <T extends object>(texte: string, valeurs?: readonly unknown[]) => Promise<T[]>;

/** Une connexion, sous la forme que prennent ces outils. */
export const sqlDe =
  (client: pg.Client): Sql =>
  async <T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> =>
    (await client.query(texte, [...valeurs])).rows as T[];

/** Insère une ligne écrite en clair (`nir`, `contenu`, `texte`…) sous ses colonnes scellées. */
export async function insererScellee(sql: Sql, table: string, ligne: Readonly<Record<string, unknown>>): Promise<void> {
  const scellee = scellerLigne(COFFRE_DE_TEST, table, ligne);
  const colonnes = Object.keys(scellee).join(', ');
  await sql(
    `INSERT INTO ${table} (${colonnes}) SELECT ${colonnes} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify([scellee])],
  );
}

/** Donne un courriel à un compte. */
export async function ecrireCourriel(sql: Sql, utilisateurId: string, courriel: string): Promise<void> {
  const { courriel_scelle, courriel_empreinte } = scellerContacts(COFFRE_DE_TEST, utilisateurId, {
    courriel,
    telephone: null,
  });
  await sql(`UPDATE utilisateur SET courriel_scelle = $2, courriel_empreinte = $3 WHERE id = $1`, [
    utilisateurId,
    courriel_scelle,
    courriel_empreinte,
  ]);
}

/** Contenu d'une catégorie, scellée ou non ; objet vide si elle n'a jamais été écrite. */
export async function contenuDe(sql: Sql, dossierId: string, categorie: string): Promise<Record<string, unknown>> {
  const [ligne] = await sql<ContenuStocke>(
    `SELECT contenu, contenu_scelle FROM categorie_dossier WHERE dossier_id = $1 AND categorie = $2`,
    [dossierId, categorie],
  );
  return ligne ? ouvrirCategorie(COFFRE_DE_TEST, dossierId, categorie, ligne) : {};
}

/** Ajoute des champs au contenu d'une catégorie (`contenu || champs`), créée s'il le faut. */
export async function completerCategorie(
  sql: Sql,
  dossierId: string,
  categorie: string,
  champs: object,
): Promise<void> {
  await remplacerCategorie(sql, dossierId, categorie, { ...(await contenuDe(sql, dossierId, categorie)), ...champs });
}

/** Écrit le contenu d'une catégorie, créée s'il le faut. */
export async function remplacerCategorie(
  sql: Sql,
  dossierId: string,
  categorie: string,
  contenuNeuf: object,
): Promise<void> {
  const { contenu, contenu_scelle } = scellerCategorie(COFFRE_DE_TEST, dossierId, categorie, contenuNeuf);
  await sql(
    `INSERT INTO categorie_dossier (dossier_id, categorie, contenu, contenu_scelle, version_dossier) VALUES ($1,$2,$3,$4,1)
     ON CONFLICT (dossier_id, categorie) DO UPDATE SET contenu = excluded.contenu, contenu_scelle = excluded.contenu_scelle`,
    [dossierId, categorie, contenu, contenu_scelle],
  );
}

/** NIR d'un assuré. */
export async function nirDe(sql: Sql, assureId: string): Promise<string> {
  const [ligne] = await sql<{ sceau: string }>(`SELECT nir_scelle AS sceau FROM assure WHERE id = $1`, [assureId]);
  return COFFRE_DE_TEST.ouvrir('assure.nir_scelle', assureId, ligne!.sceau);
}

/** Id de l'assuré de ce NIR, ou `null`. */
export async function assureDuNir(sql: Sql, nir: string): Promise<string | null> {
  const [ligne] = await sql<{ id: string }>(`SELECT id FROM assure WHERE nir_empreinte = $1`, [
    COFFRE_DE_TEST.empreinteNir(nir),
  ]);
  return ligne?.id ?? null;
}

/** Réécrit une colonne scellée, ligne à ligne, d'après son texte ouvert (vide si elle est nulle ; rendre `null` n'y touche pas) ; `dossierId` la borne. */
export async function resceller(
  sql: Sql,
  table: string,
  { colonne, dossierId }: { readonly colonne: string; readonly dossierId?: string },
  changer: (texte: string) => string | null,
): Promise<void> {
  const nom = `${table}.${colonne}` as NomDeColonne;
  const cle = COLONNES_SCELLEES.find((c) => c.table === table && c.colonne === colonne)!.cle[0];
  const lignes = await sql<{ id: string; sceau: string | null }>(
    `SELECT ${cle} AS id, ${colonne} AS sceau FROM ${table} ${dossierId === undefined ? '' : 'WHERE dossier_id = $1'}`,
    dossierId === undefined ? [] : [dossierId],
  );
  for (const { id, sceau } of lignes) {
    const apres = changer(sceau === null ? '' : COFFRE_DE_TEST.ouvrir(nom, id, sceau));
    if (apres !== null)
      await sql(`UPDATE ${table} SET ${colonne} = $2 WHERE ${cle} = $1`, [id, COFFRE_DE_TEST.sceller(nom, id, apres)]);
  }
}

/** Contenu d'une version du livret d'un dossier. */
export async function livretDe(sql: Sql, dossierId: string): Promise<unknown> {
  const [ligne] = await sql<{ id: string; sceau: string }>(
    `SELECT id, contenu_scelle AS sceau FROM livret_version WHERE dossier_id = $1 LIMIT 1`,
    [dossierId],
  );
  return ligne && COFFRE_DE_TEST.ouvrirJson('livret_version.contenu_scelle', ligne.id, ligne.sceau);
}
