import type { MigrationInterface, QueryRunner } from 'typeorm';
import { coffreDeMigration } from '../platform/chiffrement/coffre-de-migration.js';
import { sceauxDeLigne, type LigneEnClair, type TableScellee } from './sceaux-de-ligne.js';
import { CLAIR_RETIRE_SQL, COLONNES_SCELLEES_SQL, LECTURES_SQL } from './sql/chiffrement-au-repos.sql.js';

const LOT = 1_000;

/**
 * Chiffre au repos NIR, coordonnées, social, finances, statut de santé, capacités et livret. Tout se fait dans une
 * transaction, par lots, avec le fichier de clés : une coupure laisse la base d'avant, entière.
 */
export class ChiffrementAuRepos1764700000000 implements MigrationInterface {
  name = 'ChiffrementAuRepos1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLONNES_SCELLEES_SQL);
    for (const table of Object.keys(LECTURES_SQL) as TableScellee[]) await scellerTable(runner, table);
    await runner.query(CLAIR_RETIRE_SQL);
  }

  /** Revenir remettrait les données en clair : on remet la sauvegarde d'avant, avec la version d'avant. */
  down(): Promise<void> {
    return Promise.reject(new Error('Le chiffrement au repos ne se retire pas : remettez la sauvegarde d’avant.'));
  }
}

async function scellerTable(runner: QueryRunner, table: TableScellee): Promise<void> {
  await runner.query(`DECLARE a_sceller NO SCROLL CURSOR FOR ${LECTURES_SQL[table]}`);
  for (;;) {
    const lignes = (await runner.query(`FETCH ${LOT} FROM a_sceller`)) as LigneEnClair[];
    if (lignes.length === 0) break;
    const coffre = coffreDeMigration(runner.connection);
    const sceaux = lignes.map((ligne) => sceauxDeLigne(coffre, table, ligne));
    await runner.query(miseAJour(table, sceaux[0]!), [
      JSON.stringify(sceaux.map(({ cle, valeurs }) => ({ ...cle, ...valeurs }))),
    ]);
  }
  await runner.query('CLOSE a_sceller');
}

// Le type de chaque colonne vient de la table : une ligne JSON se lit comme une ligne d'elle.
function miseAJour(table: string, { cle, valeurs }: ReturnType<typeof sceauxDeLigne>): string {
  const mises = Object.keys(valeurs).map((colonne) => `${colonne} = v.${colonne}`);
  const memes = Object.keys(cle).map((colonne) => `t.${colonne} = v.${colonne}`);
  return `UPDATE ${table} t SET ${mises.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) v WHERE ${memes.join(' AND ')}`;
}
