import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RENDEZ_VOUS_RETIRES_SQL, RENDEZ_VOUS_SQL } from './sql/rendez-vous.sql.js';

/** Rendez-vous du Service social et lieux d'accueil de chaque plateforme. */
export class RendezVous1765820000000 implements MigrationInterface {
  name = 'RendezVous1765820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RENDEZ_VOUS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(RENDEZ_VOUS_RETIRES_SQL);
  }
}
