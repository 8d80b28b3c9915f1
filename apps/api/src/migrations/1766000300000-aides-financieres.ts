import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AIDES_FINANCIERES_RETIREES_SQL, AIDES_FINANCIERES_SQL } from './sql/aides-financieres.sql.js';

/** Demandes d'aide à la Commission d'action sanitaire et sociale, avec leur mur. */
export class AidesFinancieres1766000300000 implements MigrationInterface {
  name = 'AidesFinancieres1766000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AIDES_FINANCIERES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(AIDES_FINANCIERES_RETIREES_SQL);
  }
}
