import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ECRITURES_LARGES_SQL, ECRITURES_RESSERREES_SQL } from './sql/ecritures-resserrees.sql.js';

/** Second mur : une écriture n'est admise que sur un dossier auquel son auteur est lié, ou de son territoire (docs/adr/0020). */
export class EcrituresResserrees1765500000000 implements MigrationInterface {
  name = 'EcrituresResserrees1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ECRITURES_RESSERREES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ECRITURES_LARGES_SQL);
  }
}
