import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HABILITATION_RELUE_SQL } from './sql/habilitation-relue.sql.js';
import { PREUVE_ET_SUSPENSION_SQL, PREUVE_OUBLIEE_SQL } from './sql/preuve-et-suspension.sql.js';

/** Instant où l'identité d'une session a été prouvée ; une écriture relit aussi les suspensions (docs/adr/0025, 0028). */
export class PreuveEtSuspension1765210000000 implements MigrationInterface {
  name = 'PreuveEtSuspension1765210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PREUVE_ET_SUSPENSION_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PREUVE_OUBLIEE_SQL);
    await runner.query(HABILITATION_RELUE_SQL.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'));
  }
}
