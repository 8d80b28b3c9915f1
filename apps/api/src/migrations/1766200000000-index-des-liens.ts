import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INDEX_DES_LIENS_RETIRES_SQL, INDEX_DES_LIENS_SQL } from './sql/index-des-liens.sql.js';

/** Index des liens suivis par une frise, un pas de visite ou un effacement. */
export class IndexDesLiens1766200000000 implements MigrationInterface {
  name = 'IndexDesLiens1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEX_DES_LIENS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(INDEX_DES_LIENS_RETIRES_SQL);
  }
}
