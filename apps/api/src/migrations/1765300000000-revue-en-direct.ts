import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVUE_EN_DIRECT_RETIREE_SQL, REVUE_EN_DIRECT_SQL } from './sql/revue-en-direct.sql.js';

/** Présence entre processus, demande de conduite, suivi des décisions, « à garder pour plus tard », ajouts au compte rendu. */
export class RevueEnDirect1765300000000 implements MigrationInterface {
  name = 'RevueEnDirect1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REVUE_EN_DIRECT_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REVUE_EN_DIRECT_RETIREE_SQL);
  }
}
