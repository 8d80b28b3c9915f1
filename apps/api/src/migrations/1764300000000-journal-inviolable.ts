import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  JOURNAL_ENTRETIEN_SQL,
  JOURNAL_INSCRIRE_SQL,
  JOURNAL_REPRISE_SQL,
  JOURNAL_RETIRE_SQL,
  JOURNAL_TABLES_SQL,
} from './sql/journal-inviolable.sql.js';

/** Journal des accès chaîné par empreintes, en partitions mensuelles. Reprend les lignes d'avant. */
export class JournalInviolable1764300000000 implements MigrationInterface {
  name = 'JournalInviolable1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [JOURNAL_TABLES_SQL, JOURNAL_INSCRIRE_SQL, JOURNAL_ENTRETIEN_SQL, JOURNAL_REPRISE_SQL])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(JOURNAL_RETIRE_SQL);
  }
}
