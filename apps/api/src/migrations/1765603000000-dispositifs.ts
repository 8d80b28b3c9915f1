import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DISPOSITIFS_RETIRES_SQL, DISPOSITIFS_SQL } from './sql/dispositifs.sql.js';

/** Dispositifs mobilisés d'un dossier : type, état, contenu scellé, mur en lecture et en écriture. */
export class Dispositifs1765603000000 implements MigrationInterface {
  name = 'Dispositifs1765603000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DISPOSITIFS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DISPOSITIFS_RETIRES_SQL);
  }
}
