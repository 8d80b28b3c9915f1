/** Revue de dossiers : séance, participants, passages, décisions, événements, compte rendu. */
export const REVUE_SQL = `
CREATE TABLE revue (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  type text NOT NULL DEFAULT 'REVUE',
  titre text NOT NULL,
  debut timestamptz NOT NULL,
  duree_minutes integer NOT NULL DEFAULT 100,
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  sequence integer NOT NULL DEFAULT 0,
  conducteur_id uuid REFERENCES utilisateur(id),
  epoque_conduite integer NOT NULL DEFAULT 0,
  passage_courant_id uuid,
  demarree_le timestamptz,
  terminee_le timestamptz,
  validee_le timestamptz,
  cree_par uuid REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX revue_plateforme ON revue (plateforme_id, debut DESC, id DESC);

CREATE TABLE revue_participant (
  revue_id uuid NOT NULL REFERENCES revue(id),
  utilisateur_id uuid NOT NULL REFERENCES utilisateur(id),
  habilitation_id uuid NOT NULL REFERENCES habilitation(id),
  present_le timestamptz,
  ajoute_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (revue_id, utilisateur_id)
);
CREATE INDEX revue_participant_u ON revue_participant (utilisateur_id);

CREATE TABLE passage_revue (
  id uuid PRIMARY KEY,
  revue_id uuid NOT NULL REFERENCES revue(id),
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  ordre integer NOT NULL,
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  question text NOT NULL,
  raisons text[] NOT NULL DEFAULT '{}',
  inscrit_par uuid REFERENCES utilisateur(id),
  duree_minutes integer NOT NULL DEFAULT 8,
  commence_le timestamptz,
  termine_le timestamptz,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX passage_un_par_dossier ON passage_revue (revue_id, dossier_id) WHERE etat NOT IN ('RETIRE','REPORTE');
CREATE INDEX passage_dossier ON passage_revue (dossier_id);
ALTER TABLE revue ADD CONSTRAINT revue_passage_fk FOREIGN KEY (passage_courant_id) REFERENCES passage_revue(id);

-- brouillon du bloc décision : un écrivain à la fois
CREATE TABLE brouillon_decision (
  passage_id uuid PRIMARY KEY REFERENCES passage_revue(id),
  version integer NOT NULL DEFAULT 1,
  texte text NOT NULL DEFAULT '',
  code text,
  actions jsonb NOT NULL DEFAULT '[]',
  phrase_assure text NOT NULL DEFAULT '',
  ecrivain_id uuid REFERENCES utilisateur(id),
  ecrivain_depuis timestamptz,
  maj_le timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE decision_revue (
  id uuid PRIMARY KEY,
  revue_id uuid NOT NULL REFERENCES revue(id),
  passage_id uuid NOT NULL REFERENCES passage_revue(id),
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  commande_id text UNIQUE,
  code text NOT NULL,
  texte text NOT NULL,
  actions jsonb NOT NULL,
  phrase_assure text NOT NULL,
  prochain_passage date,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  sequence integer NOT NULL,
  annulee_le timestamptz,
  le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX decision_dossier ON decision_revue (dossier_id, le DESC);
CREATE UNIQUE INDEX decision_une_par_passage ON decision_revue (passage_id) WHERE annulee_le IS NULL;
ALTER TABLE tache ADD CONSTRAINT tache_decision_fk FOREIGN KEY (decision_id) REFERENCES decision_revue(id);
ALTER TABLE affectation_dossier ADD CONSTRAINT affectation_revue_fk FOREIGN KEY (revue_id) REFERENCES revue(id);

-- suite sans trou par revue : prise dans la transaction sous verrou de la revue
CREATE TABLE revue_evenement (
  revue_id uuid NOT NULL REFERENCES revue(id),
  sequence integer NOT NULL,
  type text NOT NULL,
  passage_id uuid,
  dossier_id uuid,
  auteur_id uuid,
  donnees jsonb NOT NULL DEFAULT '{}',
  le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (revue_id, sequence)
);

CREATE TABLE compte_rendu (
  revue_id uuid PRIMARY KEY REFERENCES revue(id),
  contenu jsonb NOT NULL,
  empreinte text NOT NULL,
  fige_par uuid NOT NULL REFERENCES utilisateur(id),
  fige_le timestamptz NOT NULL DEFAULT now()
);
`;
