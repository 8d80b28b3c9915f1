import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PRECONISATIONS_RETIREES_SQL, PRECONISATIONS_SQL } from './sql/preconisations.sql.js';

/** Préconisations : statut daté, version, ce qui est né d'elles. */
export class Preconisations1766000100000 implements MigrationInterface {
  name = 'Preconisations1766000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PRECONISATIONS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PRECONISATIONS_RETIREES_SQL);
  }
}
