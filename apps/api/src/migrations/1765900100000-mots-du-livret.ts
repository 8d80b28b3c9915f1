import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MOTS_DU_LIVRET_RETIRES_SQL, MOTS_DU_LIVRET_SQL } from './sql/mots-du-livret.sql.js';

/** Mots de l'assuré, à lui seul ou partagés, et demandes de correction par partie du livret (docs/adr/0038). */
export class MotsDuLivret1765900100000 implements MigrationInterface {
  name = 'MotsDuLivret1765900100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MOTS_DU_LIVRET_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(MOTS_DU_LIVRET_RETIRES_SQL);
  }
}
