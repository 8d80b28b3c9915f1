import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const champ = (rang: number): string => `split_part(current_setting('pdp.acces', true), '|', ${rang})`;
const ACCES = `current_setting('pdp.acces', true)`;
const LIEN = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;
const SIEN = `(${champ(3)} = 'ASSURE' AND (SELECT d.assure_id::text FROM dossier d WHERE d.id = dossier_id) = ${champ(7)})`;

/** Qui écrit dans les tables de cette migration : l'assuré du dossier, et lui seul. */
export const ECRITURES_MOT: Readonly<Record<string, string>> = { livret_mot: SIEN };

/**
 * Mots de l'assuré : à lui seul, ou partagés s'il le choisit (docs/adr/0038). Un mot qui n'est pas partagé n'est lu par personne
 * d'autre, pas même par un traitement au nom du système ni par une écriture : la règle ne connaît que lui. Une purge l'emporte.
 */
export const MOTS_DU_LIVRET_SQL = `
CREATE TABLE livret_mot (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  partie text,
  texte_scelle text NOT NULL,
  partage boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL,
  maj_le timestamptz NOT NULL
);
CREATE INDEX livret_mot_dossier ON livret_mot (dossier_id, cree_le DESC);
ALTER TABLE livret_mot ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON livret_mot TO ${ROLE_APPLICATION} USING (
  (partage AND (${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${LIEN})) OR ${SIEN}
);
CREATE POLICY ajout ON livret_mot AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${SIEN});
CREATE POLICY modification ON livret_mot AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${SIEN});
CREATE POLICY suppression ON livret_mot AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${SIEN});
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON livret_mot FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();

-- « Ce n'est pas exact », bloc par bloc : une demande ouverte par partie du livret, plutôt qu'une pour tout le dossier
ALTER TABLE demande_droit ADD COLUMN objet text;
DROP INDEX demande_droit_une_ouverte;
CREATE UNIQUE INDEX demande_droit_une_ouverte ON demande_droit (dossier_id, type, (coalesce(objet, ''))) WHERE etat IN ('DEPOSEE','EN_COURS','PRECISION_DEMANDEE');
`;

export const MOTS_DU_LIVRET_RETIRES_SQL = `
DROP INDEX demande_droit_une_ouverte;
ALTER TABLE demande_droit DROP COLUMN objet;
CREATE UNIQUE INDEX demande_droit_une_ouverte ON demande_droit (dossier_id, type) WHERE etat IN ('DEPOSEE','EN_COURS','PRECISION_DEMANDEE');
DROP TABLE livret_mot;
`;
