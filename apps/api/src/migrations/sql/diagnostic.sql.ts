import { ECRITURE_SELON_LE_LIEN, murDeDossier } from './mur-de-dossier.sql.js';

/** Règle d'écriture du diagnostic (docs/adr/0020). */
export const ECRITURES_DIAGNOSTIC: Readonly<Record<string, string>> = { diagnostic_social: ECRITURE_SELON_LE_LIEN };

/**
 * Versions du diagnostic social (docs/adr/0036) : une en préparation, une qui fait foi, les passées. Le contenu est scellé ; une
 * purge de dossier les emporte.
 */
export const DIAGNOSTIC_SQL = `
CREATE TABLE diagnostic_social (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  numero integer NOT NULL,
  etat text NOT NULL CHECK (etat IN ('BROUILLON','PARTAGE','VALIDE','REMPLACE')),
  version integer NOT NULL DEFAULT 1,
  contenu_scelle text NOT NULL,
  redige_par uuid NOT NULL REFERENCES utilisateur(id),
  maj_le timestamptz NOT NULL DEFAULT now(),
  partage_le timestamptz,
  valide_le date,
  facon text CHECK (facon IN ('ESPACE','ENTRETIEN','TELEPHONE','PAPIER')),
  valide_note_par uuid REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dossier_id, numero)
);
CREATE UNIQUE INDEX diagnostic_en_preparation ON diagnostic_social (dossier_id) WHERE etat IN ('BROUILLON','PARTAGE');
CREATE UNIQUE INDEX diagnostic_qui_fait_foi ON diagnostic_social (dossier_id) WHERE etat = 'VALIDE';
${murDeDossier('diagnostic_social')}
`;

export const DIAGNOSTIC_RETIRE_SQL = `
DROP TABLE diagnostic_social;
`;
