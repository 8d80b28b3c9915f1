import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ALERTES_RETIREES_SQL, ALERTES_SQL } from './sql/alertes.sql.js';

/** Alertes d'entreprise vers la direction des risques professionnels, sans nom. */
export class AlertesEntreprise1766100300000 implements MigrationInterface {
  name = 'AlertesEntreprise1766100300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ALERTES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ALERTES_RETIREES_SQL);
  }
}
