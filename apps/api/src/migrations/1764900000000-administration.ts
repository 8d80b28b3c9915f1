import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATION_RETIREE_SQL, ADMINISTRATION_SQL } from './sql/administration.sql.js';

/** Fournisseur d'identité de chaque session, suspensions, reconfirmation des habilitations, suppléances. */
export class Administration1764900000000 implements MigrationInterface {
  name = 'Administration1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADMINISTRATION_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ADMINISTRATION_RETIREE_SQL);
  }
}
