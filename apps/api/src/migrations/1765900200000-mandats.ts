import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MANDATS_RETIRES_SQL, MANDATS_SQL } from './sql/mandats.sql.js';

/** Mandats par procuration : portée, provenance, document, révocation (docs/adr/0038). */
export class Mandats1765900200000 implements MigrationInterface {
  name = 'Mandats1765900200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MANDATS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(MANDATS_RETIRES_SQL);
  }
}
