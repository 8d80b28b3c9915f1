import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DIAGNOSTIC_RETIRE_SQL, DIAGNOSTIC_SQL } from './sql/diagnostic.sql.js';

/** Versions du diagnostic social d'un dossier, murées et scellées. */
export class Diagnostic1765700000000 implements MigrationInterface {
  name = 'Diagnostic1765700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DIAGNOSTIC_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DIAGNOSTIC_RETIRE_SQL);
  }
}
