import { ECRITURE_SELON_LE_LIEN, murDeDossier } from './mur-de-dossier.sql.js';

/** Règles d'écriture du plan d'actions et de ses feuilles de route (docs/adr/0020). */
export const ECRITURES_PLAN: Readonly<Record<string, string>> = {
  plan_actions: ECRITURE_SELON_LE_LIEN,
  feuille_route: ECRITURE_SELON_LE_LIEN,
};

/**
 * Plan d'actions d'un dossier, et ses versions figées proposées à la personne (docs/adr/0036). Contenus scellés ; une action
 * confiée à un agent est une ligne de `tache`, que le contenu cite. Une purge de dossier les emporte.
 */
export const PLAN_SQL = `
CREATE TABLE plan_actions (
  dossier_id uuid PRIMARY KEY REFERENCES dossier(id) ON DELETE CASCADE,
  version integer NOT NULL DEFAULT 1,
  contenu_scelle text NOT NULL,
  maj_par uuid NOT NULL REFERENCES utilisateur(id),
  maj_le timestamptz NOT NULL DEFAULT now()
);
${murDeDossier('plan_actions')}
CREATE TABLE feuille_route (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  numero integer NOT NULL,
  etat text NOT NULL CHECK (etat IN ('PROPOSEE','ACCEPTEE','A_REVOIR','RETIREE','REMPLACEE')),
  version integer NOT NULL DEFAULT 1,
  contenu_scelle text NOT NULL,
  proposee_par uuid NOT NULL REFERENCES utilisateur(id),
  proposee_le timestamptz NOT NULL DEFAULT now(),
  acceptee_le date,
  facon text CHECK (facon IN ('ESPACE','ENTRETIEN','TELEPHONE','PAPIER')),
  acceptee_notee_par uuid REFERENCES utilisateur(id),
  UNIQUE (dossier_id, numero)
);
CREATE UNIQUE INDEX feuille_route_proposee ON feuille_route (dossier_id) WHERE etat = 'PROPOSEE';
CREATE UNIQUE INDEX feuille_route_acceptee ON feuille_route (dossier_id) WHERE etat = 'ACCEPTEE';
${murDeDossier('feuille_route')}
`;

export const PLAN_RETIRE_SQL = `
DROP TABLE feuille_route;
DROP TABLE plan_actions;
`;
