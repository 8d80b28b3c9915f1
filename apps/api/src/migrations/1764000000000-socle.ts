import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ANNUAIRE_SQL } from './sql/annuaire.sql.js';
import { DOSSIER_SQL } from './sql/dossier.sql.js';
import { REVUE_SQL } from './sql/revue.sql.js';
import { SUIVI_SQL } from './sql/suivi.sql.js';
import { TECHNIQUE_SQL } from './sql/technique.sql.js';

/** Premier schéma : annuaire, dossier, suivi, revue, tables techniques. */
export class Socle1764000000000 implements MigrationInterface {
  name = 'Socle1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gin');
    for (const sql of [ANNUAIRE_SQL, DOSSIER_SQL, SUIVI_SQL, REVUE_SQL, TECHNIQUE_SQL]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA public CASCADE');
    await runner.query('CREATE SCHEMA public');
  }
}
