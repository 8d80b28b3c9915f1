/** Entretiens, préconisations, tâches, visites, livret. */
export const SUIVI_SQL = `
CREATE TABLE entretien (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  date date NOT NULL,
  modalite text NOT NULL,
  duree_minutes integer,
  resume text,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX entretien_dossier ON entretien (dossier_id, date);

CREATE TABLE preconisation (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  code text NOT NULL,
  statut text NOT NULL DEFAULT 'PROPOSEE',
  commentaire text,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX preconisation_dossier ON preconisation (dossier_id);

CREATE TABLE tache (
  id uuid PRIMARY KEY,
  dossier_id uuid REFERENCES dossier(id),
  signalement_id uuid REFERENCES signalement(id),
  visite_id uuid,
  decision_id uuid,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  libelle text NOT NULL,
  pourquoi text,
  origine text NOT NULL,
  etat text NOT NULL DEFAULT 'A_FAIRE',
  version integer NOT NULL DEFAULT 1,
  auteur_id uuid,
  responsable_id uuid REFERENCES utilisateur(id),
  responsable_unite text,
  responsable_organisme_id uuid REFERENCES organisme(id),
  dans_livret boolean NOT NULL DEFAULT false,
  echeance date,
  fait_le timestamptz,
  cree_le timestamptz NOT NULL DEFAULT now(),
  CHECK (responsable_id IS NOT NULL OR responsable_unite IS NOT NULL)
);
CREATE INDEX tache_a_moi ON tache (responsable_id, echeance, id) WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE');
CREATE INDEX tache_service ON tache (plateforme_id, responsable_unite, echeance, id) WHERE etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND responsable_id IS NULL;
CREATE INDEX tache_dossier ON tache (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX tache_decision ON tache (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE visite_pre_reprise (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  organisme_id uuid REFERENCES organisme(id),
  demandee_par uuid REFERENCES utilisateur(id),
  demandeur_fonction text,
  demandee_le timestamptz,
  date_heure timestamptz,
  lieu text,
  resultat jsonb,
  realisee_par uuid REFERENCES utilisateur(id),
  realisee_le timestamptz,
  accord_transmission boolean,
  accord_le timestamptz,
  commentaire text,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX visite_dossier ON visite_pre_reprise (dossier_id);
CREATE INDEX visite_organisme ON visite_pre_reprise (organisme_id, etat, cree_le);
ALTER TABLE tache ADD CONSTRAINT tache_visite_fk FOREIGN KEY (visite_id) REFERENCES visite_pre_reprise(id);

CREATE TABLE livret_brouillon (
  dossier_id uuid PRIMARY KEY REFERENCES dossier(id),
  contenu jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  auteur_id uuid,
  maj_le timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE livret_version (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  version integer NOT NULL,
  etat text NOT NULL,
  contenu jsonb NOT NULL,
  publie_par uuid REFERENCES utilisateur(id),
  publie_le timestamptz NOT NULL DEFAULT now(),
  lu_le timestamptz,
  UNIQUE (dossier_id, version)
);
CREATE UNIQUE INDEX livret_un_publie ON livret_version (dossier_id) WHERE etat = 'PUBLIE';

CREATE TABLE livret_cap (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  texte text NOT NULL,
  auteur_id uuid,
  version integer NOT NULL,
  le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dossier_id, version)
);

-- phrase proposée au référent pour le livret ; source : DECISION, ETAPE, VISITE
CREATE TABLE livret_proposition (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  source text NOT NULL,
  source_id uuid,
  phrase text NOT NULL,
  etat text NOT NULL DEFAULT 'PROPOSEE',
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX livret_proposition_d ON livret_proposition (dossier_id) WHERE etat = 'PROPOSEE';

CREATE TABLE livret_question (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  texte text NOT NULL,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  tache_id uuid REFERENCES tache(id),
  reponse text,
  repondu_le timestamptz,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX livret_question_d ON livret_question (dossier_id);
`;
