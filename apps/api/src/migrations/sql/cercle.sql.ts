/**
 * Cercle de suivi (docs/adr/0036) : pourquoi un lien a fini, et la lecture seule laissée à l'ancien référent. Le rôle GRACE
 * n'écrit jamais : il est lu comme celui d'une séance.
 */
export const CERCLE_SQL = `
ALTER TABLE affectation_dossier DROP CONSTRAINT affectation_dossier_role_check;
ALTER TABLE affectation_dossier ADD CONSTRAINT affectation_dossier_role_check CHECK (role IN ('REFERENT','CERCLE','SERVICE','REVUE','GRACE'));
ALTER TABLE affectation_dossier ADD COLUMN motif_fin text
  CHECK (motif_fin IN ('MISSION_TERMINEE','DEPART','RELAIS','DEMANDE_ASSURE','ERREUR','TRANSMISSION'));
ALTER TABLE affectation_dossier ADD COLUMN finie_par uuid REFERENCES utilisateur(id);
`;

export const CERCLE_RETIRE_SQL = `
DELETE FROM affectation_dossier WHERE role = 'GRACE';
ALTER TABLE affectation_dossier DROP COLUMN finie_par;
ALTER TABLE affectation_dossier DROP COLUMN motif_fin;
ALTER TABLE affectation_dossier DROP CONSTRAINT affectation_dossier_role_check;
ALTER TABLE affectation_dossier ADD CONSTRAINT affectation_dossier_role_check CHECK (role IN ('REFERENT','CERCLE','SERVICE','REVUE'));
`;
