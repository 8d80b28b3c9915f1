import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PREUVES_ACCORDS_RETIREES_SQL, PREUVES_ACCORDS_SQL } from './sql/preuves-accords.sql.js';

/** Preuve d'un accord (signature dessinée), vérification du représentant légal, et index des accords qui vont échoir. */
export class PreuvesAccords1764600000000 implements MigrationInterface {
  name = 'PreuvesAccords1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PREUVES_ACCORDS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PREUVES_ACCORDS_RETIREES_SQL);
  }
}
