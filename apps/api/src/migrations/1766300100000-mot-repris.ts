import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MOT_REPRIS_OUBLIE_SQL, MOT_REPRIS_SQL } from './sql/mot-repris.sql.js';

/** Cesser de partager un mot reste permis dans un dossier gelé. */
export class MotRepris1766300100000 implements MigrationInterface {
  name = 'MotRepris1766300100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MOT_REPRIS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(MOT_REPRIS_OUBLIE_SQL);
  }
}
