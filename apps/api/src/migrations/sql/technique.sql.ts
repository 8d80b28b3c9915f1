/** Notifications, envois, boîte de sortie, journal, idempotence, imports. */
export const TECHNIQUE_SQL = `
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  utilisateur_id uuid NOT NULL REFERENCES utilisateur(id),
  type text NOT NULL,
  ressource text,
  ressource_id uuid,
  dossier_id uuid,
  urgente boolean NOT NULL DEFAULT false,
  etat text NOT NULL DEFAULT 'EN_FILE',
  cree_le timestamptz NOT NULL DEFAULT now(),
  lue_le timestamptz
);
CREATE INDEX notification_a_moi ON notification (utilisateur_id, cree_le DESC, id DESC);
CREATE INDEX notification_non_lues ON notification (utilisateur_id) WHERE lue_le IS NULL;
CREATE INDEX notification_dossier ON notification (dossier_id) WHERE dossier_id IS NOT NULL;

CREATE TABLE preference_notification (
  utilisateur_id uuid PRIMARY KEY REFERENCES utilisateur(id),
  courriel text NOT NULL DEFAULT 'QUOTIDIEN',
  sms boolean NOT NULL DEFAULT false,
  maj_le timestamptz NOT NULL DEFAULT now()
);

-- un message confié à un canal ; jamais de contenu de dossier
CREATE TABLE envoi (
  id uuid PRIMARY KEY,
  notification_id uuid REFERENCES notification(id),
  utilisateur_id uuid NOT NULL REFERENCES utilisateur(id),
  canal text NOT NULL,
  modele text NOT NULL,
  -- messages annoncés : plusieurs pour un récapitulatif
  nombre integer NOT NULL DEFAULT 1,
  etat text NOT NULL DEFAULT 'EN_FILE',
  tentatives integer NOT NULL DEFAULT 0,
  derniere_erreur text,
  cle text NOT NULL UNIQUE,
  cree_le timestamptz NOT NULL DEFAULT now(),
  envoye_le timestamptz,
  prochain_essai timestamptz
);
CREATE INDEX envoi_liste ON envoi (cree_le DESC, id DESC);
CREATE INDEX envoi_a_faire ON envoi (prochain_essai) WHERE etat IN ('EN_FILE','ECHEC');
CREATE INDEX envoi_notification ON envoi (notification_id) WHERE notification_id IS NOT NULL;
CREATE INDEX envoi_utilisateur ON envoi (utilisateur_id, cree_le DESC);
CREATE INDEX envoi_echecs ON envoi (etat, cree_le DESC) WHERE etat IN ('ECHEC','ABANDONNEE');

-- boîte de sortie : écrite dans la transaction métier, relayée après validation ; des identifiants seulement
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  donnees jsonb NOT NULL,
  cree_le timestamptz NOT NULL DEFAULT now(),
  relaye_le timestamptz,
  -- tous les gestionnaires ont fini ; sans elle, une file vidée perdrait ce qui était relayé mais pas encore traité
  traite_le timestamptz,
  abandonne_le timestamptz,
  erreur text
);
CREATE INDEX outbox_a_relayer ON outbox (id) WHERE relaye_le IS NULL;
CREATE INDEX outbox_a_finir ON outbox (id) WHERE relaye_le IS NOT NULL AND traite_le IS NULL AND abandonne_le IS NULL;

-- boîte d'entrée : un gestionnaire ne traite un message qu'une fois
CREATE TABLE inbox (
  gestionnaire text NOT NULL,
  message_id uuid NOT NULL,
  le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (gestionnaire, message_id)
);

-- journal des accès et des actes : ajout seul, aucune valeur, des identifiants et des noms de catégories
CREATE TABLE journal_acces (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  le timestamptz NOT NULL DEFAULT now(),
  utilisateur_id uuid,
  session_id uuid,
  fonction text,
  organisme_id uuid,
  action text NOT NULL,
  ressource text NOT NULL,
  ressource_id uuid,
  dossier_id uuid,
  categories text[],
  correlation_id text,
  resultat text NOT NULL DEFAULT 'OK'
);
CREATE INDEX journal_dossier ON journal_acces (dossier_id, id DESC) WHERE dossier_id IS NOT NULL;
CREATE INDEX journal_utilisateur ON journal_acces (utilisateur_id, id DESC);

CREATE TABLE idempotence (
  cle text NOT NULL,
  utilisateur_id uuid NOT NULL,
  route text NOT NULL,
  empreinte text NOT NULL,
  corps jsonb,
  cree_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (utilisateur_id, cle)
);

CREATE TABLE import_requete (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  nom_fichier text NOT NULL,
  empreinte text,
  encodage text,
  separateur text,
  etat text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  lignes_lues integer NOT NULL DEFAULT 0,
  lignes_total integer,
  octets_lus bigint NOT NULL DEFAULT 0,
  octets_total bigint NOT NULL DEFAULT 0,
  compte jsonb NOT NULL DEFAULT '{}',
  deja_importe boolean NOT NULL DEFAULT false,
  erreur text,
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  confirme_le timestamptz
);
CREATE INDEX import_liste ON import_requete (plateforme_id, cree_le DESC);

-- lignes lues, en attente de confirmation ; non journalisée par PostgreSQL : vidée après un arrêt brutal, l'import est alors INTERROMPU
CREATE UNLOGGED TABLE import_ligne (
  import_id uuid NOT NULL,
  numero integer NOT NULL,
  sort text,
  raison text,
  nir text,
  nom_naissance text,
  nom_usage text,
  prenom text,
  sexe text,
  date_naissance date,
  adresse text,
  code_postal text,
  commune text,
  telephone text,
  courriel text,
  risque text,
  date_debut date,
  date_fin date,
  statut_emploi text,
  siret text,
  raison_sociale text,
  code_ape text,
  regime text,
  recherche text,
  brut text,
  PRIMARY KEY (import_id, numero)
);
CREATE INDEX import_ligne_nir ON import_ligne (import_id, nir);
CREATE INDEX import_ligne_sort ON import_ligne (import_id, sort, numero);
ALTER TABLE arret_travail ADD CONSTRAINT arret_import_fk FOREIGN KEY (import_id) REFERENCES import_requete(id);

CREATE TABLE etat_demo (
  cle text PRIMARY KEY,
  valeur jsonb NOT NULL,
  le timestamptz NOT NULL DEFAULT now()
);
`;
