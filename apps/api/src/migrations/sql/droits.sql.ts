import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const SYSTEME = `(current_setting('pdp.acces', true) = 'SYSTEME' OR current_setting('pdp.acces', true) LIKE 'ECRITURE|%')`;
const FONCTION = `split_part(current_setting('pdp.acces', true), '|', 3)`;
const PLATEFORME = `split_part(current_setting('pdp.acces', true), '|', 6)`;
const OUVERT = `(dossier_id IS NOT NULL AND (strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id)))`;
const DELEGUE = `(${FONCTION} = 'DPO' AND plateforme_id::text = ${PLATEFORME})`;

const mur = (table: string, regle: string): string => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (${SYSTEME} OR ${regle});`;

/**
 * Demandes de droit : la personne, le délégué de sa plateforme, et qui suit le dossier (les règles trient ensuite). Une
 * demande survit à l'effacement du dossier, sans personne ni texte : seul son compte reste.
 */
export const DROITS_SQL = `
CREATE TABLE demande_droit (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  dossier_id uuid REFERENCES dossier(id),
  type text NOT NULL,
  etat text NOT NULL,
  canal text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  deposee_par uuid,
  deposee_le timestamptz NOT NULL,
  prolongee boolean NOT NULL DEFAULT false,
  close_le timestamptz
);
CREATE INDEX demande_droit_file ON demande_droit (plateforme_id, deposee_le, id);
CREATE INDEX demande_droit_dossier ON demande_droit (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE UNIQUE INDEX demande_droit_une_ouverte ON demande_droit (dossier_id, type) WHERE etat IN ('DEPOSEE','EN_COURS','PRECISION_DEMANDEE');

CREATE TABLE demande_droit_echange (
  id uuid PRIMARY KEY,
  demande_id uuid NOT NULL REFERENCES demande_droit(id) ON DELETE CASCADE,
  transition text NOT NULL,
  acteur_id uuid,
  fonction text,
  texte text,
  motif text,
  le timestamptz NOT NULL
);
CREATE INDEX demande_droit_echange_d ON demande_droit_echange (demande_id, le, id);

-- fichiers scellés (platform/scelle) : la base seule ne les rend pas lisibles ; chacun est vidé dès qu'il a été pris
CREATE TABLE export_acces (
  id uuid PRIMARY KEY,
  demande_id uuid NOT NULL REFERENCES demande_droit(id) ON DELETE CASCADE,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  dossier_id uuid REFERENCES dossier(id),
  etat text NOT NULL,
  pdf bytea,
  json bytea,
  cree_le timestamptz NOT NULL,
  pret_le timestamptz,
  expire_le timestamptz
);
CREATE INDEX export_acces_demande ON export_acces (demande_id);
CREATE INDEX export_acces_dossier ON export_acces (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX export_acces_expire ON export_acces (expire_le) WHERE etat = 'PRET';

CREATE TABLE limitation_dossier (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  motif text NOT NULL,
  commentaire text,
  posee_par uuid NOT NULL,
  posee_le timestamptz NOT NULL,
  levee_par uuid,
  levee_le timestamptz,
  commentaire_levee text
);
CREATE UNIQUE INDEX limitation_une_seule ON limitation_dossier (dossier_id) WHERE levee_le IS NULL;
CREATE INDEX limitation_dossier_d ON limitation_dossier (dossier_id);

${mur('demande_droit', `${DELEGUE} OR ${OUVERT}`)}
${mur('demande_droit_echange', `EXISTS (SELECT 1 FROM demande_droit d WHERE d.id = demande_id)`)}
${mur('export_acces', `${DELEGUE} OR ${OUVERT}`)}
${mur('limitation_dossier', OUVERT)}
`;

export const DROITS_RETIRES_SQL = `
DROP TABLE limitation_dossier;
DROP TABLE export_acces;
DROP TABLE demande_droit_echange;
DROP TABLE demande_droit;
`;
