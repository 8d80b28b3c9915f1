import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PREPARATION_REVUE_RETIREE_SQL, PREPARATION_REVUE_SQL } from './sql/preparation-revue.sql.js';

/** Préparer une séance : rythme, créneaux, ajouts urgents, avis différés, orientations vers l'équipe technique. */
export class PreparationDeRevue1765400000000 implements MigrationInterface {
  name = 'PreparationDeRevue1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PREPARATION_REVUE_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PREPARATION_REVUE_RETIREE_SQL);
  }
}
