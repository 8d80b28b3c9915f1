import type { MigrationInterface, QueryRunner } from 'typeorm';

const AVANT = `'ESSAI_ENCADRE','CRPE','TEMPS_PARTIEL_THERAPEUTIQUE','ACTION_PENDANT_ARRET','PMSMP','PROJET_TRANSITION_PRO','RQTH',
  'INVALIDITE','INAPTITUDE'`;

/** La visite de reprise et le rendez-vous de liaison se suivent comme les autres dispositifs (docs/adr/0037). */
export class RencontresDuRetour1765800000000 implements MigrationInterface {
  name = 'RencontresDuRetour1765800000000';

  up(runner: QueryRunner): Promise<void> {
    return limiter(runner, `${AVANT},'VISITE_REPRISE','RENDEZ_VOUS_LIAISON'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM dispositif WHERE type IN ('VISITE_REPRISE','RENDEZ_VOUS_LIAISON')`);
    await limiter(runner, AVANT);
  }
}

async function limiter(runner: QueryRunner, types: string): Promise<void> {
  await runner.query(`ALTER TABLE dispositif DROP CONSTRAINT dispositif_type_check`);
  await runner.query(`ALTER TABLE dispositif ADD CONSTRAINT dispositif_type_check CHECK (type IN (${types}))`);
}
