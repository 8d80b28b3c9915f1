/** Une préconisation avance, date chaque pas, et cite le dispositif ou la visite né d'elle (docs/adr/0039). */
export const PRECONISATIONS_SQL = `
ALTER TABLE preconisation ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE preconisation ADD COLUMN statut_le timestamptz;
ALTER TABLE preconisation ADD COLUMN dispositif_id uuid REFERENCES dispositif(id) ON DELETE SET NULL;
ALTER TABLE preconisation ADD COLUMN visite_id uuid REFERENCES visite_pre_reprise(id) ON DELETE SET NULL;
UPDATE preconisation SET statut_le = cree_le;
ALTER TABLE preconisation ALTER COLUMN statut_le SET DEFAULT now(), ALTER COLUMN statut_le SET NOT NULL;
CREATE INDEX preconisation_dispositif ON preconisation (dispositif_id) WHERE dispositif_id IS NOT NULL;
CREATE INDEX preconisation_visite ON preconisation (visite_id) WHERE visite_id IS NOT NULL;
`;

export const PRECONISATIONS_RETIREES_SQL = `
ALTER TABLE preconisation DROP COLUMN visite_id;
ALTER TABLE preconisation DROP COLUMN dispositif_id;
ALTER TABLE preconisation DROP COLUMN statut_le;
ALTER TABLE preconisation DROP COLUMN version;
`;
