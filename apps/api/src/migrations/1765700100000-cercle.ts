import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CERCLE_RETIRE_SQL, CERCLE_SQL } from './sql/cercle.sql.js';

/** Fin d'un lien : son motif, qui l'a noté ; lecture seule de l'ancien référent. */
export class Cercle1765700100000 implements MigrationInterface {
  name = 'Cercle1765700100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CERCLE_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(CERCLE_RETIRE_SQL);
  }
}
