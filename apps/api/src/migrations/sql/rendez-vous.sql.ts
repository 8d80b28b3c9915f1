import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const PLATEFORME = `split_part(${ACCES}, '|', 6)`;
const lien = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/** Qui écrit dans les tables de cette migration : qui a un lien avec le dossier ; pour un lieu, qui est de la plateforme. */
export const ECRITURES_RENDEZ_VOUS: Readonly<Record<string, string>> = {
  rendez_vous: `${ACCES} = 'SYSTEME' OR ${lien}`,
  lieu_accueil: `${ACCES} = 'SYSTEME' OR plateforme_id::text = ${PLATEFORME}`,
};

/**
 * Rendez-vous et lieux d'accueil (docs/adr/0037). Un lieu ne dit rien d'une personne : tout accès connu le lit, pour que l'assuré
 * sache où aller. Un rendez-vous part avec son dossier.
 */
export const RENDEZ_VOUS_SQL = `
CREATE TABLE lieu_accueil (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  nom text NOT NULL,
  adresse text NOT NULL,
  accessibilite text,
  horaires text,
  ferme_le timestamptz,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX lieu_accueil_plateforme ON lieu_accueil (plateforme_id, nom);
CREATE TABLE rendez_vous (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  etat text NOT NULL CHECK (etat IN ('PREVU','TENU','NON_HONORE','DEPLACE','ANNULE')),
  version integer NOT NULL DEFAULT 1,
  debut timestamptz NOT NULL,
  duree_minutes integer NOT NULL CHECK (duree_minutes BETWEEN 10 AND 240),
  modalite text NOT NULL CHECK (modalite IN ('ACCUEIL','DOMICILE','TELEPHONE','VISIO')),
  lieu_id uuid REFERENCES lieu_accueil(id),
  agent_id uuid NOT NULL REFERENCES utilisateur(id),
  suite_de_id uuid REFERENCES rendez_vous(id) ON DELETE SET NULL,
  entretien_id uuid REFERENCES entretien(id) ON DELETE SET NULL,
  rappele_le timestamptz,
  cree_le timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT rendez_vous_lieu_check CHECK ((modalite = 'ACCUEIL') = (lieu_id IS NOT NULL))
);
CREATE INDEX rendez_vous_dossier ON rendez_vous (dossier_id, debut DESC);
CREATE INDEX rendez_vous_a_rappeler ON rendez_vous (debut) WHERE etat = 'PREVU' AND rappele_le IS NULL;
ALTER TABLE rendez_vous ENABLE ROW LEVEL SECURITY;
ALTER TABLE lieu_accueil ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON rendez_vous TO ${ROLE_APPLICATION} USING (
  ${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${lien}
);
CREATE POLICY mur ON lieu_accueil TO ${ROLE_APPLICATION} USING (coalesce(${ACCES}, '') <> '');
${Object.entries(ECRITURES_RENDEZ_VOUS)
  .map(
    ([table, regle]) => `
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n')}
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON rendez_vous FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const RENDEZ_VOUS_RETIRES_SQL = `
DROP TABLE rendez_vous;
DROP TABLE lieu_accueil;
`;
