import { mursDuDossier } from './mur-du-dossier.sql.js';

const MURS = mursDuDossier(['droit_social']);

/** Qui écrit dans la table de cette migration : personne sans lien avec le dossier (docs/adr/0020). */
export const ECRITURES_DROITS_SOCIAUX = MURS.ecritures;

/** Droits d'une personne (docs/adr/0039) : type et état en clair, comme un dispositif ; dates et précision scellées. */
export const DROITS_SOCIAUX_SQL = `
CREATE TABLE droit_social (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  type text NOT NULL,
  etat text NOT NULL DEFAULT 'DEMANDE',
  version integer NOT NULL DEFAULT 1,
  contenu_scelle text NOT NULL,
  tache_id uuid,
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX droit_social_dossier ON droit_social (dossier_id, cree_le DESC);
${MURS.sql}
`;

export const DROITS_SOCIAUX_RETIRES_SQL = `
DROP TABLE droit_social;
`;
