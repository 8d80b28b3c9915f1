/** Organismes, plateformes, utilisateurs, habilitations, sessions. */
export const ANNUAIRE_SQL = `
CREATE TABLE plateforme (
  id uuid PRIMARY KEY,
  nom text NOT NULL,
  departement text NOT NULL
);

CREATE TABLE organisme (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  nom text NOT NULL,
  plateforme_id uuid REFERENCES plateforme(id),
  commune text,
  telephone text,
  unites text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX organisme_plateforme ON organisme (plateforme_id);

CREATE TABLE utilisateur (
  id uuid PRIMARY KEY,
  emetteur text NOT NULL,
  sujet text NOT NULL,
  courriel text,
  civilite text,
  nom text NOT NULL,
  prenom text NOT NULL,
  telephone text,
  assure_id uuid,
  actif boolean NOT NULL DEFAULT true,
  derniere_connexion timestamptz,
  cree_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (emetteur, sujet)
);
CREATE INDEX utilisateur_assure ON utilisateur (assure_id) WHERE assure_id IS NOT NULL;

CREATE TABLE habilitation (
  id uuid PRIMARY KEY,
  utilisateur_id uuid NOT NULL REFERENCES utilisateur(id),
  fonction text NOT NULL,
  unite text NOT NULL,
  organisme_id uuid REFERENCES organisme(id),
  plateforme_id uuid REFERENCES plateforme(id),
  debut timestamptz NOT NULL DEFAULT now(),
  fin timestamptz,
  motif text,
  version integer NOT NULL DEFAULT 1,
  cree_par uuid,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX habilitation_utilisateur ON habilitation (utilisateur_id);
CREATE INDEX habilitation_unite ON habilitation (plateforme_id, unite, fonction);

-- jeton : SHA-256 du secret du cookie, jamais le secret
CREATE TABLE session (
  jeton bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  utilisateur_id uuid NOT NULL REFERENCES utilisateur(id),
  habilitation_id uuid NOT NULL REFERENCES habilitation(id),
  id_token text,
  cree_le timestamptz NOT NULL DEFAULT now(),
  vue_le timestamptz NOT NULL DEFAULT now(),
  expire_le timestamptz NOT NULL,
  terminee_le timestamptz
);
CREATE INDEX session_utilisateur ON session (utilisateur_id);

-- état d'une connexion OIDC en cours : à usage unique, dix minutes
CREATE TABLE connexion_en_cours (
  etat text PRIMARY KEY,
  verificateur text NOT NULL,
  nonce text NOT NULL,
  retour text NOT NULL,
  origine text NOT NULL,
  expire_le timestamptz NOT NULL
);

-- stockage du fournisseur OIDC embarqué de la démonstration
CREATE TABLE oidc_demo (
  modele text NOT NULL,
  id text NOT NULL,
  contenu jsonb NOT NULL,
  grant_id text,
  uid text,
  consomme_le timestamptz,
  expire_le timestamptz,
  PRIMARY KEY (modele, id)
);
CREATE INDEX oidc_demo_grant ON oidc_demo (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX oidc_demo_uid ON oidc_demo (uid) WHERE uid IS NOT NULL;
`;
