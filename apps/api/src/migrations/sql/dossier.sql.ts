/** Assuré, arrêt, signalement, dossier et ses catégories, liens, consentements. */
export const DOSSIER_SQL = `
CREATE TABLE assure (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  nir text NOT NULL UNIQUE,
  nom_naissance text NOT NULL,
  nom_usage text,
  prenom text NOT NULL,
  date_naissance date NOT NULL,
  sexe text NOT NULL CHECK (sexe IN ('F','M')),
  telephone text,
  courriel text,
  adresse text,
  code_postal text,
  commune text,
  regime text NOT NULL DEFAULT 'GENERAL',
  recherche text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now(),
  maj_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX assure_recherche ON assure USING gin (recherche gin_trgm_ops);
CREATE INDEX assure_naissance ON assure (date_naissance, nom_naissance);
ALTER TABLE utilisateur ADD CONSTRAINT utilisateur_assure_fk FOREIGN KEY (assure_id) REFERENCES assure(id);

-- un épisode continu d'arrêt : la prolongation repousse la fin, le début ne bouge pas
CREATE TABLE arret_travail (
  id uuid PRIMARY KEY,
  assure_id uuid NOT NULL REFERENCES assure(id),
  date_debut date NOT NULL,
  date_fin_prescrite date,
  risque text NOT NULL,
  statut_emploi text,
  siret text,
  raison_sociale text,
  code_ape text,
  prolongations integer NOT NULL DEFAULT 0,
  source text NOT NULL,
  import_id uuid,
  cree_le timestamptz NOT NULL DEFAULT now(),
  maj_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (assure_id, date_debut)
);

-- une ligne par service et par seuil (J45, J90), une seule fois
CREATE TABLE reperage (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  assure_id uuid NOT NULL REFERENCES assure(id),
  arret_id uuid NOT NULL REFERENCES arret_travail(id),
  seuil text NOT NULL,
  unite text NOT NULL,
  date_seuil date NOT NULL,
  etat text NOT NULL DEFAULT 'A_TRAITER',
  signalement_id uuid,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (arret_id, seuil, unite)
);
CREATE INDEX reperage_file ON reperage (plateforme_id, unite, etat, date_seuil, id);

CREATE TABLE dossier (
  id uuid PRIMARY KEY,
  numero text NOT NULL UNIQUE,
  assure_id uuid NOT NULL REFERENCES assure(id),
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  version_etat integer NOT NULL DEFAULT 1,
  limite boolean NOT NULL DEFAULT false,
  niveau_complexite integer,
  axe text NOT NULL DEFAULT 'PDP',
  ouvert_le timestamptz NOT NULL DEFAULT now(),
  date_inclusion date,
  dernier_contact date,
  referent_id uuid REFERENCES utilisateur(id),
  prochaine_etape text,
  prochaine_echeance date,
  clos_le timestamptz,
  issue text,
  maj_le timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX dossier_un_seul_ouvert ON dossier (assure_id) WHERE etat NOT IN ('CLOS','ARCHIVE','PURGE');
CREATE INDEX dossier_assure ON dossier (assure_id);
CREATE INDEX dossier_plateforme ON dossier (plateforme_id, ouvert_le DESC, id DESC);
CREATE INDEX dossier_echeance ON dossier (plateforme_id, prochaine_echeance, id);
CREATE INDEX dossier_referent ON dossier (referent_id, ouvert_le DESC, id DESC);

CREATE TABLE compteur_dossier (
  departement text NOT NULL,
  annee integer NOT NULL,
  dernier integer NOT NULL,
  PRIMARY KEY (departement, annee)
);

-- une ligne par catégorie de données : chacune est une ressource, avec ses droits (domain.md 1.5)
CREATE TABLE categorie_dossier (
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  categorie text NOT NULL,
  contenu jsonb NOT NULL,
  version_dossier integer NOT NULL,
  auteur_id uuid,
  maj_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (dossier_id, categorie)
);

CREATE TABLE affectation_dossier (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  utilisateur_id uuid REFERENCES utilisateur(id),
  unite text,
  organisme_id uuid REFERENCES organisme(id),
  role text NOT NULL CHECK (role IN ('REFERENT','CERCLE','SERVICE','REVUE')),
  motif text,
  debut timestamptz NOT NULL DEFAULT now(),
  fin timestamptz,
  cree_par uuid,
  revue_id uuid,
  consentement_id uuid,
  CHECK ((utilisateur_id IS NULL) <> (unite IS NULL))
);
CREATE INDEX affectation_dossier_d ON affectation_dossier (dossier_id);
CREATE INDEX affectation_dossier_u ON affectation_dossier (utilisateur_id, dossier_id) WHERE utilisateur_id IS NOT NULL;
CREATE INDEX affectation_dossier_s ON affectation_dossier (unite, organisme_id, dossier_id) WHERE unite IS NOT NULL;
CREATE UNIQUE INDEX affectation_un_referent ON affectation_dossier (dossier_id) WHERE role = 'REFERENT' AND fin IS NULL;

CREATE TABLE transmission_referent (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  de_id uuid REFERENCES utilisateur(id),
  vers_id uuid NOT NULL REFERENCES utilisateur(id),
  motif text,
  etat text NOT NULL DEFAULT 'PROPOSEE',
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now(),
  repondu_le timestamptz
);
CREATE UNIQUE INDEX transmission_une_seule ON transmission_referent (dossier_id) WHERE etat = 'PROPOSEE';

CREATE TABLE consentement (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  portee text NOT NULL CHECK (portee IN ('ASSURANCE_MALADIE','PARTENAIRE')),
  unite text,
  organisme_id uuid REFERENCES organisme(id),
  categories text[] NOT NULL DEFAULT '{}',
  finalite text NOT NULL DEFAULT 'ACCOMPAGNEMENT',
  version_texte text NOT NULL,
  canal text NOT NULL,
  debut timestamptz NOT NULL DEFAULT now(),
  fin timestamptz,
  recueilli_par uuid,
  retire_le timestamptz,
  retrait_canal text,
  retire_par uuid,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX consentement_dossier ON consentement (dossier_id);
CREATE UNIQUE INDEX consentement_un_actif ON consentement (dossier_id, portee, coalesce(unite,''), coalesce(organisme_id,'00000000-0000-0000-0000-000000000000'::uuid)) WHERE retire_le IS NULL;

CREATE TABLE mandat (
  id uuid PRIMARY KEY,
  mandataire_id uuid NOT NULL REFERENCES utilisateur(id),
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  debut timestamptz NOT NULL DEFAULT now(),
  fin timestamptz,
  revoque_le timestamptz
);
CREATE INDEX mandat_mandataire ON mandat (mandataire_id);

CREATE TABLE signalement (
  id uuid PRIMARY KEY,
  assure_id uuid NOT NULL REFERENCES assure(id),
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  origine text NOT NULL,
  emetteur_id uuid REFERENCES utilisateur(id),
  emetteur_fonction text,
  emetteur_organisme_id uuid REFERENCES organisme(id),
  motif text NOT NULL,
  commentaire text,
  assure_informe boolean NOT NULL,
  arret_id uuid REFERENCES arret_travail(id),
  -- mots de l'émetteur, seuls qu'on lui remontre : un NIR tapé ne doit pas lui apprendre l'identité connue ici
  recu jsonb,
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  niveau_complexite integer,
  orientation text,
  tentatives integer NOT NULL DEFAULT 0,
  dossier_id uuid REFERENCES dossier(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  clos_le timestamptz
);
CREATE INDEX signalement_emetteur ON signalement (emetteur_id, cree_le DESC, id DESC);
CREATE INDEX signalement_file ON signalement (plateforme_id, etat, cree_le DESC, id DESC);
CREATE INDEX signalement_liste ON signalement (plateforme_id, cree_le DESC, id DESC);
CREATE INDEX signalement_assure ON signalement (assure_id);

-- chaque transition de toute machine à états : acteur, fonction, date, raison (domain.md 2.2)
CREATE TABLE transition (
  id uuid PRIMARY KEY,
  ressource text NOT NULL,
  ressource_id uuid NOT NULL,
  dossier_id uuid,
  transition text NOT NULL,
  de text,
  vers text NOT NULL,
  acteur_id uuid,
  fonction text,
  motif text,
  commentaire text,
  le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX transition_ressource ON transition (ressource, ressource_id, le);
CREATE INDEX transition_dossier ON transition (dossier_id, le) WHERE dossier_id IS NOT NULL;
`;
