import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

/**
 * Règles datées ajoutées par une plateforme au catalogue livré (docs/adr/0041). On ajoute, on ne change ni n'efface : le passé
 * reste ce qui a été compté. Aucune donnée de dossier, donc aucun mur.
 */
export const REGLES_SQL = `
CREATE TABLE regle_plateforme (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  code text NOT NULL,
  valeur integer NOT NULL CHECK (valeur BETWEEN 1 AND 730),
  valide_du date NOT NULL,
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 160),
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL
);
CREATE INDEX regle_plateforme_du ON regle_plateforme (plateforme_id, valide_du, cree_le);
REVOKE UPDATE, DELETE ON regle_plateforme FROM ${ROLE_APPLICATION};
`;

export const REGLES_RETIREES_SQL = `
DROP TABLE regle_plateforme;
`;
