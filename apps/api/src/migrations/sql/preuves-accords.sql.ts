import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

/** Une preuve suit son accord, donc son dossier : même mur que `consentement`. Elle ne se modifie ni ne s'efface. */
export const PREUVES_ACCORDS_SQL = `
ALTER TABLE consentement ADD COLUMN representant_verifie boolean NOT NULL DEFAULT false;
CREATE INDEX consentement_echeance ON consentement (fin) WHERE retire_le IS NULL AND fin IS NOT NULL;

CREATE TABLE preuve_consentement (
  consentement_id uuid PRIMARY KEY REFERENCES consentement(id),
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  nature text NOT NULL CHECK (nature IN ('SIGNATURE_DESSINEE')),
  contenu jsonb NOT NULL,
  empreinte text NOT NULL,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX preuve_consentement_dossier ON preuve_consentement (dossier_id);
ALTER TABLE preuve_consentement ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON preuve_consentement TO ${ROLE_APPLICATION} USING (
  current_setting('pdp.acces', true) = 'SYSTEME' OR strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON preuve_consentement FROM ${ROLE_APPLICATION};
`;

export const PREUVES_ACCORDS_RETIREES_SQL = `
DROP TABLE preuve_consentement;
DROP INDEX consentement_echeance;
ALTER TABLE consentement DROP COLUMN representant_verifie;
`;
