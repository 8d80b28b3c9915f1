import { scellerLigne } from '../migrations/sceaux-de-ligne.js';
import { JOURNAL_REPRISE_SQL } from '../migrations/sql/journal-inviolable.sql.js';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import { pg } from '../platform/database/pg.js';
import { scellerDiagnosticDemo } from './diagnostics.js';
import { scellerDit } from './dits.js';
import { TABLES, creerMonde, type Table } from './monde.js';
import { scellerCloture } from './clotures.js';
import { scellerAide } from './aides.js';
import { scellerDroitSocial } from './droits-sociaux.js';
import { scellerDispositif } from './dispositifs.js';
import { generer } from './generer.js';
import { inserer, type Ligne } from './inserer.js';
import { scellerFeuilleDemo, scellerPlanDemo } from './plans.js';

/** Clé du verrou consultatif : deux processus qui démarrent ensemble ne chargent pas deux fois. */
const VERROU = 7_301_957;

/** Charge la démonstration si la base est vide ; une seule transaction : un arrêt brutal ne laisse rien à moitié. */
export async function chargerDemoSiVide(
  url: string,
  coffre: Coffre,
  dire: (ligne: string) => void,
  options: { readonly maintenant?: Date; readonly echelle?: number } = {},
): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'pdp-demo' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [VERROU]);
    const { rowCount } = await client.query(`SELECT 1 FROM plateforme LIMIT 1`);
    if (rowCount) {
      await client.query('ROLLBACK');
      return false;
    }
    dire('Chargement des données de démonstration (une seule fois)…');
    const monde = creerMonde(options.maintenant ?? new Date());
    generer(monde, options.echelle ?? 1);
    await ecrireTout(client, coffre, monde.lignes);
    await ecrireJournal(client, monde.journal);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    dire(
      `Démonstration prête : ${monde.lignes.dossier.length} dossiers, ${monde.agents.length} comptes, ${monde.lignes.revue.length} revues.`,
    );
    return true;
  } catch (erreur) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw erreur;
  } finally {
    await client.end();
  }
}

type Sceller = (coffre: Coffre, ligne: Ligne) => Ligne;

const SCELLER: Partial<Readonly<Record<Table, Sceller>>> = {
  dispositif: scellerDispositif,
  diagnostic_social: scellerDiagnosticDemo,
  dit_assure: scellerDit,
  aide_financiere: scellerAide,
  droit_social: scellerDroitSocial,
  cloture_dossier: (coffre, ligne) => scellerCloture(coffre, 'cloture_dossier', ligne),
  relais: (coffre, ligne) => scellerCloture(coffre, 'relais', ligne),
  plan_actions: scellerPlanDemo,
  feuille_route: scellerFeuilleDemo,
};

const scellerComme =
  (table: Table): Sceller =>
  (coffre, ligne) =>
    scellerLigne(coffre, table, ligne);

// La revue et son passage courant se citent l'un l'autre : le passage courant est posé à la fin.
async function ecrireTout(
  client: pg.Client,
  coffre: Coffre,
  lignes: ReturnType<typeof creerMonde>['lignes'],
): Promise<void> {
  const courants = lignes.revue.flatMap((r) =>
    r['passage_courant_id'] ? [[r['id'], r['passage_courant_id']] as const] : [],
  );
  for (const table of TABLES) {
    const aInserer = table === 'revue' ? lignes.revue.map((r) => ({ ...r, passage_courant_id: null })) : lignes[table];
    const scellees = aInserer.map((ligne) => (SCELLER[table] ?? scellerComme(table))(coffre, ligne));
    for (const groupe of parColonnes(scellees)) await inserer(client, table, groupe);
  }
  for (const [revue, passage] of courants)
    await client.query(`UPDATE revue SET passage_courant_id = $2 WHERE id = $1`, [revue, passage]);
}

// Les lignes gardent leurs dates passées et prennent rang dans les chaînes, comme celles d'avant l'enchaînement : le
// contrôle du journal doit passer sur la démonstration aussi. Une base sans plateforme n'a pas encore de journal.
async function ecrireJournal(client: pg.Client, lignes: ReturnType<typeof creerMonde>['journal']): Promise<void> {
  const { rowCount } = await client.query(`SELECT 1 FROM journal_acces LIMIT 1`);
  if (rowCount) return;
  const colonnes = Object.keys(lignes[0] ?? {}).join(', ');
  await client.query(`CREATE TEMP TABLE journal_acces_ancien AS SELECT ${colonnes} FROM journal_acces LIMIT 0`);
  await inserer(client, 'journal_acces_ancien', lignes);
  await client.query(JOURNAL_REPRISE_SQL);
}

// Les lignes d'une table n'ont pas toutes les mêmes colonnes : on insère chaque forme à part.
function parColonnes<L extends object>(lignes: readonly L[]): L[][] {
  const groupes = new Map<string, L[]>();
  for (const ligne of lignes) {
    const cle = Object.keys(ligne).join();
    const groupe = groupes.get(cle);
    if (groupe) groupe.push(ligne);
    else groupes.set(cle, [ligne]);
  }
  return [...groupes.values()];
}
