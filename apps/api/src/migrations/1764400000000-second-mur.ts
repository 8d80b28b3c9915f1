import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SECOND_MUR_RETIRE_SQL, SECOND_MUR_SQL } from './sql/second-mur.sql.js';

/** Second mur : rôle applicatif sans propriété ni contournement, politique de lignes sur chaque table d'un dossier. */
export class SecondMur1764400000000 implements MigrationInterface {
  name = 'SecondMur1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SECOND_MUR_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SECOND_MUR_RETIRE_SQL);
  }
}
