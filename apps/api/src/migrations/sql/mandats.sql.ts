/**
 * Mandat par procuration (docs/adr/0038) : ce qu'il permet, d'où il vient, qui l'a repris. Les mandats d'avant permettaient tout : ils
 * gardent « agir ». L'identité attendue du mandataire est scellée : elle ne sert qu'à reconnaître qui présente le code.
 */
export const MANDATS_SQL = `
ALTER TABLE mandat
  ADD COLUMN portee text NOT NULL DEFAULT 'AGIR' CHECK (portee IN ('LIRE','AGIR')),
  ADD COLUMN canal text NOT NULL DEFAULT 'PROCURATION' CHECK (canal IN ('LIVRET','PROCURATION')),
  ADD COLUMN identite_scellee text,
  ADD COLUMN document_id uuid REFERENCES document(id) ON DELETE SET NULL,
  ADD COLUMN donne_par uuid REFERENCES utilisateur(id),
  ADD COLUMN revoque_par uuid REFERENCES utilisateur(id),
  ADD COLUMN revocation_document_id uuid REFERENCES document(id) ON DELETE SET NULL,
  ADD COLUMN cree_le timestamptz NOT NULL DEFAULT now();
CREATE INDEX mandat_dossier ON mandat (dossier_id, cree_le DESC);
`;

export const MANDATS_RETIRES_SQL = `
DROP INDEX mandat_dossier;
ALTER TABLE mandat DROP COLUMN portee, DROP COLUMN canal, DROP COLUMN identite_scellee, DROP COLUMN document_id, DROP COLUMN donne_par,
  DROP COLUMN revoque_par, DROP COLUMN revocation_document_id, DROP COLUMN cree_le;
`;
