import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROPOSITIONS_D_ETAPES_RETIREES_SQL, PROPOSITIONS_D_ETAPES_SQL } from './sql/propositions-d-etapes.sql.js';

/** Le livret reçoit aussi des étapes accomplies, toujours triées par le référent (docs/adr/0038). */
export class PropositionsDEtapes1765900000000 implements MigrationInterface {
  name = 'PropositionsDEtapes1765900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROPOSITIONS_D_ETAPES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PROPOSITIONS_D_ETAPES_RETIREES_SQL);
  }
}
