import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const lien = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/** Qui écrit dans les tables de cette migration : personne sans lien avec le dossier (docs/adr/0020). */
export const ECRITURES_CONTACT: Readonly<Record<string, string>> = {
  contact: `${ACCES} = 'SYSTEME' OR ${lien}`,
};

/**
 * Lieu d'un entretien, annulation tracée, contacts à part (docs/adr/0037). Un entretien d'avant garde « PHYSIQUE » : personne ne
 * sait s'il fut à l'accueil ou à domicile, et il se compte comme les deux.
 */
export const CONTACTS_SQL = `
ALTER TABLE entretien
  ADD COLUMN annule_le timestamptz,
  ADD COLUMN annule_par uuid REFERENCES utilisateur(id),
  ADD COLUMN annule_motif text CHECK (annule_motif IN ('DOUBLON','MAUVAIS_DOSSIER','NON_TENU','CORRIGE')),
  ADD COLUMN remplace_par_id uuid REFERENCES entretien(id) ON DELETE SET NULL,
  ADD CONSTRAINT entretien_modalite_check CHECK (modalite IN ('ACCUEIL','DOMICILE','TELEPHONE','VISIO','PHYSIQUE')),
  ADD CONSTRAINT entretien_annulation_check CHECK ((annule_le IS NULL) = (annule_motif IS NULL));
CREATE TABLE contact (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  nature text NOT NULL CHECK (nature IN ('JOINT','SANS_REPONSE','MESSAGE_LAISSE','ECRIT')),
  le timestamptz NOT NULL,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  annule_le timestamptz,
  annule_par uuid REFERENCES utilisateur(id),
  annule_motif text CHECK (annule_motif IN ('DOUBLON','MAUVAIS_DOSSIER','NON_TENU')),
  CONSTRAINT contact_annulation_check CHECK ((annule_le IS NULL) = (annule_motif IS NULL))
);
CREATE INDEX contact_dossier ON contact (dossier_id, le DESC);
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON contact TO ${ROLE_APPLICATION} USING (
  ${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${lien}
);
${Object.entries(ECRITURES_CONTACT)
  .map(
    ([table, regle]) => `
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n')}
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const CONTACTS_RETIRES_SQL = `
DROP TABLE contact;
UPDATE entretien SET modalite = 'PHYSIQUE' WHERE modalite IN ('ACCUEIL','DOMICILE');
ALTER TABLE entretien
  DROP CONSTRAINT entretien_annulation_check,
  DROP CONSTRAINT entretien_modalite_check,
  DROP COLUMN remplace_par_id,
  DROP COLUMN annule_motif,
  DROP COLUMN annule_par,
  DROP COLUMN annule_le;
`;
