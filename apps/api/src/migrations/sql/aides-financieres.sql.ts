import { mursDuDossier } from './mur-du-dossier.sql.js';

const MURS = mursDuDossier(['aide_financiere']);

/** Qui écrit dans la table de cette migration : personne sans lien avec le dossier (docs/adr/0020). */
export const ECRITURES_AIDES = MURS.ecritures;

/** Demandes à la Commission d'action sanitaire et sociale (docs/adr/0039) : tout est scellé, sauf l'état. */
export const AIDES_FINANCIERES_SQL = `
CREATE TABLE aide_financiere (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  etat text NOT NULL DEFAULT 'PREPAREE',
  version integer NOT NULL DEFAULT 1,
  contenu_scelle text NOT NULL,
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX aide_financiere_dossier ON aide_financiere (dossier_id, cree_le DESC);
${MURS.sql}
`;

export const AIDES_FINANCIERES_RETIREES_SQL = `
DROP TABLE aide_financiere;
`;
