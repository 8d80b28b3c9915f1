import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONSERVATION_RETIREE_SQL, CONSERVATION_SQL } from './sql/conservation.sql.js';
import { DROITS_RETIRES_SQL, DROITS_SQL } from './sql/droits.sql.js';
import { GEL_RETIRE_SQL, GEL_SQL } from './sql/gel.sql.js';

/** Demandes de droit, gel d'un dossier, conservation et effacement. */
export class DroitsEtConservation1764800000000 implements MigrationInterface {
  name = 'DroitsEtConservation1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [DROITS_SQL, GEL_SQL, CONSERVATION_SQL]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [CONSERVATION_RETIREE_SQL, GEL_RETIRE_SQL, DROITS_RETIRES_SQL]) await runner.query(sql);
  }
}
