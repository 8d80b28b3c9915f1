import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HABILITATION_RELUE_SQL, HABILITATION_OUBLIEE_SQL } from './sql/habilitation-relue.sql.js';

/** Une écriture relit l'habilitation de son auteur sous verrou (docs/adr/0028). */
export class HabilitationRelue1765050000000 implements MigrationInterface {
  readonly name = 'HabilitationRelue1765050000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(HABILITATION_RELUE_SQL);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(HABILITATION_OUBLIEE_SQL);
  }
}
