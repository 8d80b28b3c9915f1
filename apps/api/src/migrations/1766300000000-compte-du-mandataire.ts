import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMPTE_DU_MANDATAIRE_RETIRE_SQL, COMPTE_DU_MANDATAIRE_SQL } from './sql/compte-du-mandataire.sql.js';

/** Le compte d'un mandataire part avec le dernier dossier qui le cite. */
export class CompteDuMandataire1766300000000 implements MigrationInterface {
  name = 'CompteDuMandataire1766300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMPTE_DU_MANDATAIRE_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(COMPTE_DU_MANDATAIRE_RETIRE_SQL);
  }
}
