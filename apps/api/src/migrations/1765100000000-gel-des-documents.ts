import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Le gel d'un dossier (sql/gel.sql.ts) ferme aussi ses documents et leurs fichiers ; l'analyse en fond continue. */
export class GelDesDocuments1765100000000 implements MigrationInterface {
  name = 'GelDesDocuments1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(
        `CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TRIGGER gel ON ${table}`);
  }
}

const TABLES = ['document', 'fichier'] as const;
