import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITES_RETIREES_SQL, LIMITES_SQL } from './sql/limites.sql.js';

/** Appareil de chaque session, débits par agent et compte des dossiers ouverts (anti-moisson). */
export class SessionsEtLimites1764500000000 implements MigrationInterface {
  name = 'SessionsEtLimites1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITES_RETIREES_SQL);
  }
}
