import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const ACCES = `current_setting('pdp.acces', true)`;
const lien = `(strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id))`;

/** Qui écrit dans les tables de cette migration : le référent répond pour un dossier qu'il suit (docs/adr/0041). */
export const ECRITURES_ALERTE: Readonly<Record<string, string>> = {
  alerte_dossier: `${ACCES} = 'SYSTEME' OR ${lien}`,
};

/**
 * Alertes vers la direction des risques professionnels. L'alerte ne cite que l'entreprise ; la réponse d'un référent cite son
 * dossier, derrière le mur des dossiers : les autres n'en voient qu'un compte, fait par le système.
 */
export const ALERTES_SQL = `
CREATE TABLE alerte_entreprise (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  siret text NOT NULL CHECK (siret ~ '^[0-9]{14}$'),
  raison_sociale text NOT NULL,
  effectif integer NOT NULL CHECK (effectif BETWEEN 1 AND 1000000),
  depuis date NOT NULL,
  etat text NOT NULL CHECK (etat IN ('BROUILLON','VALIDEE','ABANDONNEE','BLOQUEE')),
  cree_par uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL,
  close_par uuid REFERENCES utilisateur(id),
  close_le timestamptz
);
CREATE UNIQUE INDEX alerte_entreprise_un_brouillon ON alerte_entreprise (plateforme_id, siret) WHERE etat = 'BROUILLON';
CREATE INDEX alerte_entreprise_liste ON alerte_entreprise (plateforme_id, cree_le DESC);
CREATE TABLE alerte_dossier (
  id uuid PRIMARY KEY,
  alerte_id uuid NOT NULL REFERENCES alerte_entreprise(id) ON DELETE CASCADE,
  dossier_id uuid NOT NULL REFERENCES dossier(id) ON DELETE CASCADE,
  confirme boolean NOT NULL,
  par uuid NOT NULL REFERENCES utilisateur(id),
  le timestamptz NOT NULL,
  UNIQUE (alerte_id, dossier_id)
);
CREATE INDEX alerte_dossier_dossier ON alerte_dossier (dossier_id);
ALTER TABLE alerte_dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON alerte_dossier TO ${ROLE_APPLICATION} USING (
  ${ACCES} = 'SYSTEME' OR ${ACCES} LIKE 'ECRITURE|%' OR ${lien}
);
${Object.entries(ECRITURES_ALERTE)
  .map(
    ([table, regle]) => `
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n')}
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON alerte_dossier FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();
`;

export const ALERTES_RETIREES_SQL = `
DROP TABLE alerte_dossier;
DROP TABLE alerte_entreprise;
`;
