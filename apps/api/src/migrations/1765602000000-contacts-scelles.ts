import type { MigrationInterface, QueryRunner } from 'typeorm';
import { coffreDeMigration } from '../platform/chiffrement/coffre-de-migration.js';
import { scellerContacts } from '../platform/chiffrement/contacts.js';

const LOT = 1_000;

type Compte = { readonly id: string; readonly courriel: string | null; readonly telephone: string | null };

/** Scelle le courriel et le téléphone des comptes (docs/adr/0034). Une transaction : une coupure laisse la base d'avant. */
export class ContactsScelles1765602000000 implements MigrationInterface {
  name = 'ContactsScelles1765602000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE utilisateur ADD COLUMN courriel_scelle text, ADD COLUMN courriel_empreinte bytea, ADD COLUMN telephone_scelle text`,
    );
    await scellerComptes(runner);
    await runner.query(`ALTER TABLE utilisateur DROP COLUMN courriel, DROP COLUMN telephone`);
    // Une colonne retirée reste dans les pages tant que la ligne n'est pas réécrite : on réécrit la table.
    await runner.query(`ALTER TABLE utilisateur ALTER COLUMN nom TYPE text USING nom || ''`);
    await runner.query(
      `CREATE INDEX utilisateur_courriel ON utilisateur (courriel_empreinte) WHERE courriel_empreinte IS NOT NULL`,
    );
  }

  /** Revenir remettrait les adresses en clair : on remet la sauvegarde d'avant, avec la version d'avant. */
  down(): Promise<void> {
    return Promise.reject(new Error('Les contacts scellés ne se descellent pas : remettez la sauvegarde d’avant.'));
  }
}

async function scellerComptes(runner: QueryRunner): Promise<void> {
  await runner.query(
    `DECLARE a_sceller NO SCROLL CURSOR FOR SELECT id, courriel, telephone FROM utilisateur WHERE courriel IS NOT NULL OR telephone IS NOT NULL`,
  );
  for (;;) {
    const comptes = (await runner.query(`FETCH ${LOT} FROM a_sceller`)) as Compte[];
    if (comptes.length === 0) break;
    const coffre = coffreDeMigration(runner.connection);
    await runner.query(
      `UPDATE utilisateur u SET courriel_scelle = v.courriel_scelle, courriel_empreinte = v.courriel_empreinte, telephone_scelle = v.telephone_scelle
       FROM jsonb_populate_recordset(NULL::utilisateur, $1::jsonb) v WHERE u.id = v.id`,
      [JSON.stringify(comptes.map(({ id, ...contacts }) => ({ id, ...scellerContacts(coffre, id, contacts) })))],
    );
  }
  await runner.query('CLOSE a_sceller');
}
