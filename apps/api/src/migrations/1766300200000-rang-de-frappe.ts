import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rang de la frappe que porte un brouillon de décision : ordonne frappes et enregistrements d'un même poste. */
export class RangDeFrappe1766300200000 implements MigrationInterface {
  name = 'RangDeFrappe1766300200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE brouillon_decision ADD COLUMN rang bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE brouillon_decision DROP COLUMN rang');
  }
}
