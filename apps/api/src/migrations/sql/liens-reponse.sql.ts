import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const lien = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/** Qui écrit dans les tables de cette migration : personne sans lien avec le dossier (docs/adr/0020). */
export const ECRITURES_LIEN_REPONSE: Readonly<Record<string, string>> = {
  lien_reponse: `${ACCES} = 'SYSTEME' OR ${lien}`,
};

/**
 * Liens à usage unique donnés à un médecin traitant ou à une entreprise (docs/adr/0040). Aucun secret n'entre ici : le jeton et le
 * code de la lettre par leur empreinte SHA-256 (256 et 120 bits de hasard), le code court par un HMAC sous la clé de l'installation.
 */
export const LIENS_REPONSE_SQL = `
CREATE TABLE lien_reponse (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  dispositif_id uuid NOT NULL REFERENCES dispositif(id) ON DELETE CASCADE,
  partie text NOT NULL CHECK (partie IN ('MEDECIN_TRAITANT','ENTREPRISE')),
  empreinte_lien text NOT NULL UNIQUE,
  empreinte_lettre text NOT NULL UNIQUE,
  empreinte_code text NOT NULL,
  accord_assure_le date NOT NULL,
  essais integer NOT NULL DEFAULT 0,
  expire_le timestamptz NOT NULL,
  clos_le timestamptz,
  issue text CHECK (issue IN ('REPONDU','REVOQUE','REMPLACE','VERROUILLE')),
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL,
  CHECK ((clos_le IS NULL) = (issue IS NULL))
);
CREATE UNIQUE INDEX lien_reponse_un_seul ON lien_reponse (dispositif_id, partie) WHERE clos_le IS NULL;
CREATE INDEX lien_reponse_dossier ON lien_reponse (dossier_id);
ALTER TABLE lien_reponse ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON lien_reponse TO ${ROLE_APPLICATION} USING (
  ${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${lien}
);
${Object.entries(ECRITURES_LIEN_REPONSE)
  .map(
    ([table, regle]) => `
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n')}
CREATE TRIGGER gel BEFORE INSERT ON lien_reponse FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const LIENS_REPONSE_RETIRES_SQL = `
DROP TABLE lien_reponse;
`;
