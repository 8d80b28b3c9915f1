import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Les fichiers d'accès aux données passent sous le fichier de clés. Ceux qui attendaient leur personne étaient scellés sous
 * un secret que la base n'a pas : ils se préparent de nouveau, entiers.
 */
export class ExportsAuCoffre1765200000000 implements MigrationInterface {
  name = 'ExportsAuCoffre1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE export_acces DROP COLUMN pdf, DROP COLUMN json, ADD COLUMN pdf_scelle text, ADD COLUMN json_scelle text`,
    );
    await runner.query(REFAIRE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE export_acces DROP COLUMN pdf_scelle, DROP COLUMN json_scelle, ADD COLUMN pdf bytea, ADD COLUMN json bytea`,
    );
    await runner.query(REFAIRE);
  }
}

const REFAIRE = `WITH refaits AS (
  UPDATE export_acces SET etat = CASE WHEN expire_le > now() AND dossier_id IS NOT NULL THEN 'EN_PREPARATION' ELSE 'VIDE' END WHERE etat = 'PRET' RETURNING id, etat)
INSERT INTO outbox (id, type, donnees) SELECT gen_random_uuid(), 'acces-accorde', jsonb_build_object('exportId', id) FROM refaits WHERE etat = 'EN_PREPARATION'`;
