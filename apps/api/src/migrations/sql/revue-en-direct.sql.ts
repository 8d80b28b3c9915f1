import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const LIBRE = `current_setting('pdp.acces', true) = 'SYSTEME' OR current_setting('pdp.acces', true) LIKE 'ECRITURE|%'`;
const DE_MA_SEANCE = `EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id)`;
// Rattachée à un passage, la ligne suit le sort de son dossier ; sinon, celui de la séance.
const DU_PASSAGE = `(CASE WHEN passage_id IS NULL THEN ${DE_MA_SEANCE}
  ELSE EXISTS (SELECT 1 FROM passage_revue p WHERE p.id = passage_id AND pdp_ouvre(p.dossier_id)) END)`;

const mur = (table: string, regle: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (${LIBRE} OR ${regle});`;

/** Ce que la séance en direct garde de plus (ADR 0030) : signes de présence, demande de conduite, suivi, parking, ajouts datés. */
export const REVUE_EN_DIRECT_SQL = `
-- Signes de présence d'un poste : passagers, donc hors du journal de PostgreSQL ; un arrêt de la base les oublie, le battement les refait.
CREATE UNLOGGED TABLE revue_presence (
  revue_id uuid NOT NULL,
  utilisateur_id uuid NOT NULL,
  poste text NOT NULL,
  ouvert boolean NOT NULL DEFAULT true,
  vu_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (revue_id, utilisateur_id, poste)
) WITH (fillfactor = 70);
${mur('revue_presence', `current_setting('pdp.acces', true) <> ''`)}

ALTER TABLE revue ADD COLUMN conduite_demandee_par uuid REFERENCES utilisateur(id);
ALTER TABLE passage_revue ADD COLUMN voix_manquantes text[] NOT NULL DEFAULT '{}';

-- « À garder pour plus tard »
CREATE TABLE revue_plus_tard (
  id uuid PRIMARY KEY,
  revue_id uuid NOT NULL REFERENCES revue(id),
  passage_id uuid REFERENCES passage_revue(id) ON DELETE CASCADE,
  texte text NOT NULL,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  cree_le timestamptz NOT NULL DEFAULT now(),
  retire_le timestamptz
);
CREATE INDEX revue_plus_tard_revue ON revue_plus_tard (revue_id, cree_le);
${mur('revue_plus_tard', DU_PASSAGE)}

-- Réponse donnée en séance à une action décidée la fois précédente
CREATE TABLE revue_suivi (
  revue_id uuid NOT NULL REFERENCES revue(id),
  tache_id uuid NOT NULL REFERENCES tache(id) ON DELETE CASCADE,
  fait boolean NOT NULL,
  par uuid NOT NULL REFERENCES utilisateur(id),
  le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (revue_id, tache_id)
);
${mur('revue_suivi', DE_MA_SEANCE)}

-- Un compte rendu figé ne se corrige que par un ajout daté : l'application n'en modifie ni n'en retire aucun.
CREATE TABLE compte_rendu_ajout (
  id uuid PRIMARY KEY,
  revue_id uuid NOT NULL REFERENCES revue(id),
  passage_id uuid REFERENCES passage_revue(id) ON DELETE CASCADE,
  texte text NOT NULL,
  auteur_id uuid NOT NULL REFERENCES utilisateur(id),
  le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX compte_rendu_ajout_revue ON compte_rendu_ajout (revue_id, le);
${mur('compte_rendu_ajout', DU_PASSAGE)}
REVOKE UPDATE, DELETE ON compte_rendu_ajout FROM ${ROLE_APPLICATION};

-- qui a ouvert un compte rendu : peu de lignes, sans dossier
CREATE INDEX journal_compte_rendu ON journal_acces (ressource_id) WHERE action = 'compte-rendu.lire' AND dossier_id IS NULL;
`;

export const REVUE_EN_DIRECT_RETIREE_SQL = `
DROP INDEX journal_compte_rendu;
DROP TABLE compte_rendu_ajout;
DROP TABLE revue_suivi;
DROP TABLE revue_plus_tard;
ALTER TABLE passage_revue DROP COLUMN voix_manquantes;
ALTER TABLE revue DROP COLUMN conduite_demandee_par;
DROP TABLE revue_presence;
`;
