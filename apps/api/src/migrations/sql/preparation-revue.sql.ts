import { UNITES_PARTENAIRES } from '@pdp/domain';
import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const SYSTEME = `(current_setting('pdp.acces', true) = 'SYSTEME' OR current_setting('pdp.acces', true) LIKE 'ECRITURE|%')`;
const partie = (rang: number): string => `split_part(current_setting('pdp.acces', true), '|', ${rang})`;
const [MOI, UNITE, ORGANISME, PLATEFORME] = [partie(2), partie(4), partie(5), partie(6)];
const PARTENAIRES = UNITES_PARTENAIRES.map((unite) => `'${unite}'`).join(', ');

const murDeDossier = (table: string, aussi = ''): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (
  ${SYSTEME} ${aussi} OR strpos(current_setting('pdp.admis', true), dossier_id::text) > 0 OR pdp_ouvre(dossier_id)
);
CREATE TRIGGER gel BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION pdp_refuser_si_gele();`;

/**
 * Préparer une séance : son rythme, son créneau par dossier, ce qu'en dit qui sera absent, l'orientation vers l'équipe technique.
 * Ce qui cite un passage ou une décision s'efface avec eux (purge d'un dossier).
 */
export const PREPARATION_REVUE_SQL = `
CREATE TABLE recurrence_revue (
  id uuid PRIMARY KEY,
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  type text NOT NULL CHECK (type IN ('REVUE','POINT_PARTENAIRE','ETM')),
  organisme_id uuid REFERENCES organisme(id),
  premiere date NOT NULL,
  heure text NOT NULL CHECK (heure ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  tous_les_jours integer NOT NULL DEFAULT 14 CHECK (tous_les_jours BETWEEN 7 AND 91),
  duree_minutes integer NOT NULL DEFAULT 100 CHECK (duree_minutes BETWEEN 15 AND 480),
  si_ferie text NOT NULL DEFAULT 'SAUTER' CHECK (si_ferie IN ('SAUTER','JOUR_SUIVANT')),
  participants uuid[] NOT NULL DEFAULT '{}',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  cree_par uuid REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  CHECK ((type = 'POINT_PARTENAIRE') = (organisme_id IS NOT NULL))
);
CREATE UNIQUE INDEX recurrence_une ON recurrence_revue (plateforme_id, type, organisme_id) NULLS NOT DISTINCT;
ALTER TABLE recurrence_revue ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON recurrence_revue TO ${ROLE_APPLICATION} USING (${SYSTEME} OR plateforme_id::text = ${PLATEFORME});

ALTER TABLE revue
  ADD COLUMN organisme_id uuid REFERENCES organisme(id),
  ADD COLUMN recurrence_id uuid REFERENCES recurrence_revue(id),
  ADD COLUMN prevue_le date,
  -- le rythme a changé : cette séance vide ne compte plus pour sa date
  ADD COLUMN remplacee boolean NOT NULL DEFAULT false,
  ADD COLUMN ouverte_d_office_le timestamptz,
  ADD COLUMN figee_d_office_le timestamptz,
  ADD COLUMN reportee_vers uuid REFERENCES revue(id);
CREATE UNIQUE INDEX revue_prevue ON revue (recurrence_id, prevue_le) WHERE recurrence_id IS NOT NULL AND NOT remplacee;
CREATE INDEX revue_a_preparer ON revue (debut) WHERE etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT');
-- un point partenaire n'existe que pour l'Assurance Maladie et ce partenaire
DROP POLICY mur ON revue;
CREATE POLICY mur ON revue TO ${ROLE_APPLICATION} USING (
  ${SYSTEME} OR pdp_participe(id) OR (plateforme_id::text = ${PLATEFORME}
    AND (type <> 'POINT_PARTENAIRE' OR organisme_id::text = ${ORGANISME} OR ${UNITE} NOT IN (${PARTENAIRES})))
);

ALTER TABLE revue_participant ADD COLUMN absence_prevue boolean NOT NULL DEFAULT false;

ALTER TABLE passage_revue
  ADD COLUMN format text NOT NULL DEFAULT 'STANDARD' CHECK (format IN ('STANDARD','LONG','LOT')),
  ADD COLUMN urgence_motif text;

CREATE TABLE avis_differe (
  id uuid PRIMARY KEY,
  passage_id uuid NOT NULL REFERENCES passage_revue(id) ON DELETE CASCADE,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  fonction text NOT NULL,
  -- catégorie de la matrice dont relève cet avis : elle décide qui le lit
  categorie text NOT NULL,
  texte text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now(),
  maj_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (passage_id, auteur_id)
);
CREATE INDEX avis_differe_dossier ON avis_differe (dossier_id);
${murDeDossier('avis_differe', `OR auteur_id::text = ${MOI}`)}

CREATE TABLE orientation_etm (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  plateforme_id uuid NOT NULL REFERENCES plateforme(id),
  organisme_id uuid NOT NULL REFERENCES organisme(id),
  decision_id uuid NOT NULL UNIQUE REFERENCES decision_revue(id) ON DELETE CASCADE,
  etat text NOT NULL CHECK (etat IN ('ACCORD_ATTENDU','DEMANDEE','ACCEPTEE','REFUSEE','ETUDIEE','ANNULEE')),
  motif text,
  resultat_id uuid REFERENCES decision_revue(id) ON DELETE SET NULL,
  repondue_par uuid REFERENCES utilisateur(id),
  repondue_le timestamptz,
  conclue_le timestamptz,
  version integer NOT NULL DEFAULT 1,
  cree_le timestamptz NOT NULL DEFAULT now(),
  CHECK (etat NOT IN ('REFUSEE','ANNULEE') OR motif IS NOT NULL)
);
CREATE INDEX orientation_etm_dossier ON orientation_etm (dossier_id, cree_le DESC);
CREATE INDEX orientation_etm_organisme ON orientation_etm (organisme_id, etat);
-- une seule orientation en cours par dossier
CREATE UNIQUE INDEX orientation_etm_en_cours ON orientation_etm (dossier_id) WHERE etat IN ('ACCORD_ATTENDU','DEMANDEE','ACCEPTEE');
${murDeDossier('orientation_etm')}
`;

export const PREPARATION_REVUE_RETIREE_SQL = `
DROP TABLE orientation_etm;
DROP TABLE avis_differe;
ALTER TABLE passage_revue DROP COLUMN urgence_motif, DROP COLUMN format;
ALTER TABLE revue_participant DROP COLUMN absence_prevue;
DROP POLICY mur ON revue;
CREATE POLICY mur ON revue TO ${ROLE_APPLICATION} USING (${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR pdp_participe(id));
DROP INDEX revue_a_preparer;
DROP INDEX revue_prevue;
ALTER TABLE revue DROP COLUMN reportee_vers, DROP COLUMN figee_d_office_le, DROP COLUMN ouverte_d_office_le, DROP COLUMN remplacee,
  DROP COLUMN prevue_le, DROP COLUMN recurrence_id, DROP COLUMN organisme_id;
DROP TABLE recurrence_revue;
`;
