import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INDEX_DE_LISTES_RETIRES_SQL, INDEX_DE_LISTES_SQL } from './sql/index-de-listes.sql.js';

/** Pages de travail dont le coût ne suit plus la taille de la plateforme : repère de partage, index des tâches. */
export class IndexDeListes1764100000000 implements MigrationInterface {
  name = 'IndexDeListes1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEX_DE_LISTES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(INDEX_DE_LISTES_RETIRES_SQL);
  }
}
