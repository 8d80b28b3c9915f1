import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PLAN_RETIRE_SQL, PLAN_SQL } from './sql/plan.sql.js';

/** Plan d'actions d'un dossier et feuilles de route, murés et scellés. */
export class PlanActions1765700300000 implements MigrationInterface {
  name = 'PlanActions1765700300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLAN_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PLAN_RETIRE_SQL);
  }
}
