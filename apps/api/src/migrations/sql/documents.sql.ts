import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

// Même mur que les autres tables d'un dossier (second-mur.sql.ts) : la ligne suit le sort de son dossier.
const mur = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (
  current_setting('pdp.acces', true) = 'SYSTEME' OR current_setting('pdp.acces', true) LIKE 'ECRITURE|%'
  OR strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id)
);`;

/** Titre, nom et clé de fichier sont scellés par l'application ; le contenu, chiffré, est hors de la base. */
export const DOCUMENTS_SQL = `
CREATE TABLE document (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  classe text NOT NULL CHECK (classe IN ('ADMINISTRATIF','SOCIAL')),
  titre_scelle text,
  destinataire_unite text,
  destinataire_organisme_id uuid REFERENCES organisme(id),
  depose_par uuid NOT NULL REFERENCES utilisateur(id),
  retire_le timestamptz,
  retire_par uuid REFERENCES utilisateur(id),
  retrait_motif text CHECK (retrait_motif IN ('ERREUR_DE_DOSSIER','CONTENU_MEDICAL','DEMANDE_PERSONNE','DOUBLON','PERIME')),
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now(),
  CHECK ((retire_le IS NULL) = (retrait_motif IS NULL)),
  CHECK (titre_scelle IS NOT NULL OR retire_le IS NOT NULL),
  CHECK ((destinataire_unite IS NULL) = (destinataire_organisme_id IS NULL))
);
CREATE INDEX document_dossier ON document (dossier_id, cree_le DESC);

CREATE TABLE fichier (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  usage text NOT NULL CHECK (usage IN ('DOCUMENT','PREUVE_ACCORD')),
  document_id uuid REFERENCES document(id),
  numero integer,
  nom_scelle text,
  type text NOT NULL CHECK (type IN ('application/pdf','image/png','image/jpeg')),
  octets integer NOT NULL CHECK (octets > 0),
  empreinte text NOT NULL,
  -- oubliée, le contenu ne se lit plus nulle part, sauvegardes des fichiers comprises
  cle_scellee text,
  etat text NOT NULL DEFAULT 'QUARANTAINE' CHECK (etat IN ('QUARANTAINE','NON_ANALYSE','SAIN','INFECTE')),
  analyseur text,
  signature text,
  analyse_le timestamptz,
  depose_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  efface_le timestamptz,
  CHECK ((usage = 'DOCUMENT') = (document_id IS NOT NULL AND numero IS NOT NULL)),
  CHECK ((cle_scellee IS NULL) = (efface_le IS NOT NULL)),
  UNIQUE (document_id, numero)
);
CREATE INDEX fichier_dossier ON fichier (dossier_id);
CREATE INDEX fichier_a_analyser ON fichier (cree_le) WHERE etat IN ('QUARANTAINE','NON_ANALYSE') AND efface_le IS NULL;
${mur('document')}
${mur('fichier')}

ALTER TABLE preuve_consentement ALTER COLUMN contenu DROP NOT NULL;
ALTER TABLE preuve_consentement ADD COLUMN fichier_id uuid UNIQUE REFERENCES fichier(id);
ALTER TABLE preuve_consentement DROP CONSTRAINT preuve_consentement_nature_check;
ALTER TABLE preuve_consentement ADD CONSTRAINT preuve_consentement_nature_check CHECK (
  (nature = 'SIGNATURE_DESSINEE' AND contenu IS NOT NULL AND fichier_id IS NULL)
  OR (nature = 'FORMULAIRE_NUMERISE' AND contenu IS NULL AND fichier_id IS NOT NULL)
);
`;

export const DOCUMENTS_RETIRES_SQL = `
DELETE FROM preuve_consentement WHERE nature = 'FORMULAIRE_NUMERISE';
ALTER TABLE preuve_consentement DROP CONSTRAINT preuve_consentement_nature_check;
ALTER TABLE preuve_consentement ADD CONSTRAINT preuve_consentement_nature_check CHECK (nature IN ('SIGNATURE_DESSINEE'));
ALTER TABLE preuve_consentement DROP COLUMN fichier_id;
ALTER TABLE preuve_consentement ALTER COLUMN contenu SET NOT NULL;
DROP TABLE fichier;
DROP TABLE document;
`;
