const SYSTEME = `current_setting('pdp.acces', true) = 'SYSTEME'`;
const PLATEFORME = `split_part(current_setting('pdp.acces', true), '|', 6)`;
const LIEN = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;
const DU_TERRITOIRE = `${SYSTEME} OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id AND d.plateforme_id::text = ${PLATEFORME}) OR ${LIEN}`;

/**
 * Une proposition dit ce qu'elle changerait : une phrase décidée, ou une étape marquée faite. Qui accomplit une tâche du dossier sans
 * lien avec lui (la file d'un service) doit pouvoir la proposer : la plateforme du dossier suffit, comme pour la tâche elle-même.
 */
export const PROPOSITIONS_D_ETAPES_SQL = `
ALTER TABLE livret_proposition ADD COLUMN cible text NOT NULL DEFAULT 'DECISIONS' CHECK (cible IN ('DECISIONS','ETAPES'));
ALTER POLICY ajout ON livret_proposition WITH CHECK (${DU_TERRITOIRE});
`;

export const PROPOSITIONS_D_ETAPES_RETIREES_SQL = `
ALTER POLICY ajout ON livret_proposition WITH CHECK (${SYSTEME} OR ${LIEN});
DELETE FROM livret_proposition WHERE cible = 'ETAPES';
ALTER TABLE livret_proposition DROP COLUMN cible;
`;
