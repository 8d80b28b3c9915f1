import { mursDuDossier } from './mur-du-dossier.sql.js';

const TABLES = ['cloture_dossier', 'relais', 'suivi_cloture'] as const;

const MURS = mursDuDossier(TABLES);

/** Qui écrit dans les tables de cette migration : personne sans lien avec le dossier (docs/adr/0020). */
export const ECRITURES_CLOTURE = MURS.ecritures;

/**
 * Clôtures faites, relais proposés, suivis à 6 et 12 mois (docs/adr/0039). Les faits de la clôture, qui disent parfois un statut de
 * santé, et le nom d'un interlocuteur sont scellés. Une purge de dossier emporte tout.
 */
export const CLOTURE_SQL = `
CREATE TABLE cloture_dossier (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  le date NOT NULL,
  issue text NOT NULL,
  faits_scelles text NOT NULL,
  entretiens integer NOT NULL,
  mois integer NOT NULL,
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  rouverte_le timestamptz
);
CREATE INDEX cloture_du_dossier ON cloture_dossier (dossier_id, cree_le DESC);
CREATE UNIQUE INDEX cloture_une_seule ON cloture_dossier (dossier_id) WHERE rouverte_le IS NULL;

CREATE TABLE relais (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  nature text NOT NULL,
  unite text,
  organisme_id uuid REFERENCES organisme(id),
  interlocuteur_scelle text,
  etat text NOT NULL DEFAULT 'PROPOSE',
  version integer NOT NULL DEFAULT 1,
  motif_refus text,
  propose_par uuid NOT NULL REFERENCES utilisateur(id),
  propose_le timestamptz NOT NULL DEFAULT now(),
  repondu_le date,
  repondu_par uuid REFERENCES utilisateur(id),
  CHECK ((unite IS NULL) = (organisme_id IS NULL)),
  CHECK ((organisme_id IS NULL) = (interlocuteur_scelle IS NOT NULL)),
  CHECK ((etat = 'REFUSE') = (motif_refus IS NOT NULL))
);
CREATE INDEX relais_dossier ON relais (dossier_id, propose_le DESC);

-- situation et utilité en clair : comptées en base, et aucun de leurs codes ne dit une raison médicale
CREATE TABLE suivi_cloture (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  cloture_id uuid REFERENCES cloture_dossier(id) ON DELETE CASCADE,
  mois integer NOT NULL CHECK (mois IN (6,12)),
  echeance date NOT NULL,
  etat text NOT NULL DEFAULT 'A_VENIR',
  version integer NOT NULL DEFAULT 1,
  demande_le date,
  relances integer NOT NULL DEFAULT 0,
  canal text CHECK (canal IN ('EN_LIGNE','TELEPHONE')),
  situation text,
  utilite text,
  rappel boolean,
  repondu_le timestamptz,
  repondu_par uuid REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  CHECK ((etat = 'REPONDU') = (situation IS NOT NULL AND utilite IS NOT NULL AND rappel IS NOT NULL AND canal IS NOT NULL))
);
CREATE INDEX suivi_du_dossier ON suivi_cloture (dossier_id, echeance);
CREATE INDEX suivi_a_avancer ON suivi_cloture (echeance) WHERE etat IN ('A_VENIR','DEMANDE','RELANCE_1','RELANCE_2');
${MURS.sql}
`;

export const CLOTURE_RETIREE_SQL = `
DROP TABLE suivi_cloture;
DROP TABLE relais;
DROP TABLE cloture_dossier;
`;
