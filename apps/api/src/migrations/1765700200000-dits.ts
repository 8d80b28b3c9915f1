import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DITS_RETIRES_SQL, DITS_SQL } from './sql/dits.sql.js';

/** Journal de ce qui a été dit à l'assuré, muré et scellé. */
export class Dits1765700200000 implements MigrationInterface {
  name = 'Dits1765700200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DITS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DITS_RETIRES_SQL);
  }
}
