import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DOCUMENTS_RETIRES_SQL, DOCUMENTS_SQL } from './sql/documents.sql.js';

/** Documents d'un dossier, leurs fichiers chiffrés et analysés, et le formulaire numérisé comme preuve d'un accord. */
export class Documents1765000000000 implements MigrationInterface {
  name = 'Documents1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DOCUMENTS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOCUMENTS_RETIRES_SQL);
  }
}
