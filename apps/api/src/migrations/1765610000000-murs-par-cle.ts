import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEME = `current_setting('pdp.acces', true) = 'SYSTEME' OR current_setting('pdp.acces', true) LIKE 'ECRITURE|%'`;
const MOI = `split_part(current_setting('pdp.acces', true), '|', 2)`;
const PAR_EXISTENCE = `EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id)`;
// Même règle, en valeur : PostgreSQL changeait l'existence en une table de toutes les séances, chacune contrôlée à chaque lecture.
const PAR_CLE = `(SELECT true FROM revue r WHERE r.id = revue_id)`;

const regles = (seance: string, systeme: string): Readonly<Record<string, string>> => ({
  revue_participant: `${systeme}utilisateur_id::text = ${MOI} OR ${seance}`,
  passage_revue: `${systeme}${seance}`,
  revue_evenement: `${systeme}${seance}`,
  compte_rendu: `${systeme}${seance}`,
});

/** Le mur d'une ligne de séance va droit à sa séance, par sa clé (décision 0032). */
export class MursParCle1765610000000 implements MigrationInterface {
  name = 'MursParCle1765610000000';

  up(runner: QueryRunner): Promise<void> {
    return poser(runner, regles(PAR_CLE, `${SYSTEME} OR `));
  }

  down(runner: QueryRunner): Promise<void> {
    return poser(runner, regles(PAR_EXISTENCE, ''));
  }
}

async function poser(runner: QueryRunner, murs: Readonly<Record<string, string>>): Promise<void> {
  for (const [table, regle] of Object.entries(murs))
    await runner.query(`ALTER POLICY mur ON ${table} USING (${regle})`);
}
