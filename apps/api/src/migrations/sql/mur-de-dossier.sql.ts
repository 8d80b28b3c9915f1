import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const LIEN = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/** Qui écrit dans une table d'un dossier : personne sans lien avec lui (docs/adr/0020). */
export const ECRITURE_SELON_LE_LIEN = `${ACCES} = 'SYSTEME' OR ${LIEN}`;

/** Murs d'une table qui porte `dossier_id` : lecture et écriture selon le lien, et gel (art. 18 RGPD). */
export const murDeDossier = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (
  ${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${LIEN}
);
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${ECRITURE_SELON_LE_LIEN});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${ECRITURE_SELON_LE_LIEN});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${ECRITURE_SELON_LE_LIEN});
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;
