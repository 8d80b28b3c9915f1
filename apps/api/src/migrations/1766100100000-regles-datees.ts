import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REGLES_RETIREES_SQL, REGLES_SQL } from './sql/regles.sql.js';

/** Règles datées qu'une plateforme ajoute au catalogue livré. */
export class ReglesDatees1766100100000 implements MigrationInterface {
  name = 'ReglesDatees1766100100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGLES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REGLES_RETIREES_SQL);
  }
}
