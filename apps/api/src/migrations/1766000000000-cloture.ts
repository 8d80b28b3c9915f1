import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLOTURE_RETIREE_SQL, CLOTURE_SQL } from './sql/cloture.sql.js';

/** Clôtures, relais et suivis d'un dossier, avec leurs murs. */
export class Cloture1766000000000 implements MigrationInterface {
  name = 'Cloture1766000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOTURE_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(CLOTURE_RETIREE_SQL);
  }
}
