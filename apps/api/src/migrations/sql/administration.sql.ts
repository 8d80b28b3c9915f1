/** Fournisseur de chaque session, suspensions réversibles, reconfirmation des habilitations, suppléances (docs/adr, 0025). */
export const ADMINISTRATION_SQL = `
ALTER TABLE connexion_en_cours ADD COLUMN fournisseur text;
ALTER TABLE session ADD COLUMN fournisseur text;

-- suspendu : plus de connexion, mais un administrateur peut le rétablir ; retabli_le repousse l'inactivité
ALTER TABLE utilisateur ADD COLUMN suspendu_le timestamptz, ADD COLUMN retabli_le timestamptz;
ALTER TABLE habilitation ADD COLUMN suspendue_le timestamptz;

-- liste à reconfirmer d'un organisme : une seule ouverte à la fois
CREATE TABLE reconfirmation (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  organisme_id uuid REFERENCES organisme(id),
  ouverte_le timestamptz NOT NULL,
  echeance timestamptz NOT NULL,
  suspension_le timestamptz NOT NULL,
  rappelee_le timestamptz,
  close_le timestamptz
);
CREATE UNIQUE INDEX reconfirmation_ouverte
  ON reconfirmation (plateforme_id, coalesce(organisme_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE close_le IS NULL;
CREATE INDEX reconfirmation_dernieres ON reconfirmation (plateforme_id, ouverte_le DESC);

CREATE TABLE reconfirmation_ligne (
  id uuid PRIMARY KEY,
  reconfirmation_id uuid NOT NULL REFERENCES reconfirmation(id),
  habilitation_id uuid NOT NULL REFERENCES habilitation(id),
  reponse text CHECK (reponse IN ('CONFIRMEE','RETIREE','SUSPENDUE')),
  motif text,
  repondue_par uuid REFERENCES utilisateur(id),
  repondue_le timestamptz,
  UNIQUE (reconfirmation_id, habilitation_id)
);
CREATE INDEX reconfirmation_ligne_h ON reconfirmation_ligne (habilitation_id);

-- absence d'un agent : le suppléant a la même fonction, dans le même organisme
CREATE TABLE suppleance (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  absent_id uuid NOT NULL REFERENCES utilisateur(id),
  absent_habilitation_id uuid NOT NULL REFERENCES habilitation(id),
  suppleant_id uuid NOT NULL REFERENCES utilisateur(id),
  suppleant_habilitation_id uuid NOT NULL REFERENCES habilitation(id),
  debut timestamptz NOT NULL,
  fin timestamptz NOT NULL,
  motif text NOT NULL,
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL,
  terminee_par uuid REFERENCES utilisateur(id),
  cloturee_le timestamptz,
  CHECK (absent_id <> suppleant_id),
  CHECK (fin >= debut)
);
CREATE INDEX suppleance_absent ON suppleance (absent_id, fin);
CREATE INDEX suppleance_suppleant ON suppleance (suppleant_id, fin);
CREATE INDEX suppleance_plateforme ON suppleance (plateforme_id, fin);

-- lien ouvert au suppléant pour la durée de l'absence ; il finit avec elle
ALTER TABLE affectation_dossier ADD COLUMN suppleance_id uuid REFERENCES suppleance(id);
CREATE INDEX affectation_dossier_suppleance ON affectation_dossier (suppleance_id) WHERE suppleance_id IS NOT NULL;
`;

export const ADMINISTRATION_RETIREE_SQL = `
DELETE FROM affectation_dossier WHERE suppleance_id IS NOT NULL;
ALTER TABLE affectation_dossier DROP COLUMN suppleance_id;
DROP TABLE suppleance;
DROP TABLE reconfirmation_ligne;
DROP TABLE reconfirmation;
ALTER TABLE habilitation DROP COLUMN suspendue_le;
ALTER TABLE utilisateur DROP COLUMN suspendu_le, DROP COLUMN retabli_le;
ALTER TABLE session DROP COLUMN fournisseur;
ALTER TABLE connexion_en_cours DROP COLUMN fournisseur;
`;
