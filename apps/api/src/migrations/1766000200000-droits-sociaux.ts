import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROITS_SOCIAUX_RETIRES_SQL, DROITS_SOCIAUX_SQL } from './sql/droits-sociaux.sql.js';

/** Droits d'une personne, avec leur mur. */
export class DroitsSociaux1766000200000 implements MigrationInterface {
  name = 'DroitsSociaux1766000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DROITS_SOCIAUX_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROITS_SOCIAUX_RETIRES_SQL);
  }
}
