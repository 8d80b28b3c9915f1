import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const lien = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/** Qui écrit dans les tables de cette migration : personne sans lien avec le dossier (docs/adr/0020). */
export const ECRITURES_DISPOSITIF: Readonly<Record<string, string>> = {
  dispositif: `${ACCES} = 'SYSTEME' OR ${lien}`,
};

/**
 * Dispositifs mobilisés (docs/adr/0035). Le contenu est scellé : ce qui a été saisi, les réponses, les gestes passés. Restent en
 * clair le type, l'état et la fin prévue, que les listes lisent. Une purge de dossier les emporte.
 */
export const DISPOSITIFS_SQL = `
CREATE TABLE dispositif (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  type text NOT NULL CHECK (type IN ('ESSAI_ENCADRE','CRPE','TEMPS_PARTIEL_THERAPEUTIQUE','ACTION_PENDANT_ARRET','PMSMP',
    'PROJET_TRANSITION_PRO','RQTH','INVALIDITE','INAPTITUDE')),
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  etat_depuis date NOT NULL,
  fin_prevue date,
  contenu_scelle text NOT NULL,
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dispositif_dossier ON dispositif (dossier_id, cree_le DESC);
CREATE INDEX dispositif_fin ON dispositif (dossier_id, fin_prevue) WHERE fin_prevue IS NOT NULL;
ALTER TABLE dispositif ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON dispositif TO ${ROLE_APPLICATION} USING (
  ${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${lien}
);
${Object.entries(ECRITURES_DISPOSITIF)
  .map(
    ([table, regle]) => `
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n')}
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON dispositif FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const DISPOSITIFS_RETIRES_SQL = `
DROP TABLE dispositif;
`;
