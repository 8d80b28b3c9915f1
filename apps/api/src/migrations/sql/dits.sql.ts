import { ECRITURE_SELON_LE_LIEN, murDeDossier } from './mur-de-dossier.sql.js';

/** Règle d'écriture de ce qui est dit à l'assuré (docs/adr/0020). */
export const ECRITURES_DITS: Readonly<Record<string, string>> = { dit_assure: ECRITURE_SELON_LE_LIEN };

/** Ce qui a été dit à l'assuré (docs/adr/0036) : rien ne s'y change, une phrase corrige la précédente. La phrase est scellée. */
export const DITS_SQL = `
CREATE TABLE dit_assure (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  dit_le date NOT NULL,
  canal text NOT NULL CHECK (canal IN ('ENTRETIEN','TELEPHONE','VISIO','COURRIER','MESSAGE')),
  phrase_scellee text NOT NULL,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  fonction text NOT NULL,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dit_assure_dossier ON dit_assure (dossier_id, dit_le DESC);
${murDeDossier('dit_assure')}
`;

export const DITS_RETIRES_SQL = `
DROP TABLE dit_assure;
`;
