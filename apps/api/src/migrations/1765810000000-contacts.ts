import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTACTS_RETIRES_SQL, CONTACTS_SQL } from './sql/contacts.sql.js';

/** Lieu et annulation d'un entretien, contacts simples. */
export class Contacts1765810000000 implements MigrationInterface {
  name = 'Contacts1765810000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACTS_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACTS_RETIRES_SQL);
  }
}
