import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RETRAIT_DU_JOURNAL_OUBLIE_SQL, RETRAIT_DU_JOURNAL_SQL } from './sql/retrait-du-journal.sql.js';

/** Les mois échus du journal se retirent, la base elle-même refusant les autres (docs/adr/0019). */
export class RetraitDuJournal1765220000000 implements MigrationInterface {
  name = 'RetraitDuJournal1765220000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RETRAIT_DU_JOURNAL_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(RETRAIT_DU_JOURNAL_OUBLIE_SQL);
  }
}
