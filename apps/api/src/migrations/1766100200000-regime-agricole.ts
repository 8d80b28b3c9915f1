import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REGIME_AGRICOLE_RETIRE_SQL, REGIME_AGRICOLE_SQL } from './sql/regime-agricole.sql.js';

/** Un dossier du régime agricole n'avance plus tant que le régime n'est pas corrigé. */
export class RegimeAgricole1766100200000 implements MigrationInterface {
  name = 'RegimeAgricole1766100200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGIME_AGRICOLE_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REGIME_AGRICOLE_RETIRE_SQL);
  }
}
