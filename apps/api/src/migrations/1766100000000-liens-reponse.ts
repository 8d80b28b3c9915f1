import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIENS_REPONSE_RETIRES_SQL, LIENS_REPONSE_SQL } from './sql/liens-reponse.sql.js';

/** Liens à usage unique d'un répondant sans accès : empreintes, vie, mur en lecture et en écriture. */
export class LiensReponse1766100000000 implements MigrationInterface {
  name = 'LiensReponse1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIENS_REPONSE_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(LIENS_REPONSE_RETIRES_SQL);
  }
}
