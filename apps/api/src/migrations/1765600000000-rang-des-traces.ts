import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Les traces d'une ressource se rangent dans l'ordre où elles ont été écrites, sous son verrou, et non par l'heure d'un processus
 * (décision 0032). Sans valeur pour l'existant : ajouter la colonne ne récrit pas la table, et ses heures restent son ordre.
 */
export class RangDesTraces1765600000000 implements MigrationInterface {
  name = 'RangDesTraces1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE transition_rang AS bigint;
      GRANT USAGE ON SEQUENCE transition_rang TO pdp_application;
      ALTER TABLE transition ADD COLUMN rang bigint;
      ALTER TABLE transition ALTER COLUMN rang SET DEFAULT nextval('transition_rang');
      ALTER SEQUENCE transition_rang OWNED BY transition.rang`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE transition DROP COLUMN rang`);
  }
}
