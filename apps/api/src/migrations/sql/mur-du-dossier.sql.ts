import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const lien = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/**
 * Mur d'une table rattachée à un dossier par `dossier_id` (docs/adr/0020) : lue avec un lien, écrite avec un lien, gelée avec son
 * dossier. `ecritures` redit la règle d'écriture, que les essais parcourent.
 */
export function mursDuDossier(tables: readonly string[]): {
  readonly sql: string;
  readonly ecritures: Readonly<Record<string, string>>;
} {
  const regle = `${ACCES} = 'SYSTEME' OR ${lien}`;
  const mur = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${lien});
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();`;
  return { sql: tables.map(mur).join('\n'), ecritures: Object.fromEntries(tables.map((table) => [table, regle])) };
}
