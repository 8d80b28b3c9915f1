import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

/** Colonnes qui rattachent une table à un dossier ; la ligne suit le sort de ce dossier. */
const PAR_DOSSIER = [
  'categorie_dossier',
  'transmission_referent',
  'consentement',
  'entretien',
  'preconisation',
  'livret_brouillon',
  'livret_version',
  'livret_cap',
  'livret_proposition',
  'livret_question',
] as const;

// Une écriture passe : son cas d'usage a vérifié ses droits sous verrou, et doit voir ce que son auteur ne voit pas (dossier
// déjà ouvert ailleurs pour ce NIR, autres participants).
const SYSTEME = `(current_setting('pdp.acces', true) = 'SYSTEME' OR current_setting('pdp.acces', true) LIKE 'ECRITURE|%')`;
const QUELQU_UN = `current_setting('pdp.acces', true) <> ''`;
const MOI = `split_part(current_setting('pdp.acces', true), '|', 2)`;
const FONCTION = `split_part(current_setting('pdp.acces', true), '|', 3)`;
const UNITE = `split_part(current_setting('pdp.acces', true), '|', 4)`;
const ORGANISME = `split_part(current_setting('pdp.acces', true), '|', 5)`;
const PLATEFORME = `split_part(current_setting('pdp.acces', true), '|', 6)`;
const ASSURE = `split_part(current_setting('pdp.acces', true), '|', 7)`;

// Un dossier admis par une ligne précédente n'est pas vérifié de nouveau : une fiche lit trente lignes du même dossier.
const ouvert = (colonne: string): string =>
  `(${SYSTEME} OR strpos(current_setting('pdp.admis', true), ${colonne}::text) > 0 OR pdp_ouvre(${colonne}))`;

// Une page en tient cent ; au-delà, on repart d'une liste courte.
const admettre = (colonne: string): string =>
  `set_config('pdp.admis', CASE WHEN length(current_setting('pdp.admis', true)) > 4000 THEN '' ELSE coalesce(current_setting('pdp.admis', true), '') END || ${colonne}::text, true)`;

/** Règle de chaque table ; une table citée ici est fermée à qui n'a pas d'accès. */
export const REGLES_DE_LIGNES: Readonly<Record<string, string>> = {
  // Mes liens d'abord, sans appel de fonction : une page de dossiers en vérifie cinquante.
  dossier: `${SYSTEME} OR strpos(current_setting('pdp.admis', true), id::text) > 0
    OR (EXISTS (SELECT 1 FROM mes_liens l WHERE l.dossier_id = id) AND ${admettre('id')} IS NOT NULL) OR pdp_ouvre(id)`,
  affectation_dossier: `utilisateur_id::text = ${MOI} OR (organisme_id::text = ${ORGANISME} AND unite = ${UNITE}) OR ${ouvert('dossier_id')}`,
  ...Object.fromEntries(PAR_DOSSIER.map((table) => [table, ouvert('dossier_id')])),
  // Une personne se reconnaît par son NIR avant tout dossier (signalement) : la plateforme suffit, ou un dossier ouvert.
  assure: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR id::text = ${ASSURE} OR pdp_ouvre_assure(id)`,
  arret_travail: `${SYSTEME} OR EXISTS (SELECT 1 FROM assure s WHERE s.id = assure_id)`,
  reperage: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME}`,
  signalement: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR emetteur_id::text = ${MOI} OR (dossier_id IS NOT NULL AND ${ouvert('dossier_id')}) OR assure_id::text = ${ASSURE}`,
  mandat: `mandataire_id::text = ${MOI} OR ${ouvert('dossier_id')}`,
  tache: `${SYSTEME} OR responsable_id::text = ${MOI} OR auteur_id::text = ${MOI} OR plateforme_id::text = ${PLATEFORME} OR responsable_organisme_id::text = ${ORGANISME} OR (dossier_id IS NOT NULL AND ${ouvert('dossier_id')})`,
  // Demandée à un service avant tout lien avec le dossier (ADR 0015) : le service sollicité et le demandeur la voient.
  visite_pre_reprise: `organisme_id::text = ${ORGANISME} OR demandee_par::text = ${MOI} OR ${ouvert('dossier_id')}`,
  transition: `${SYSTEME} OR (dossier_id IS NULL AND ${QUELQU_UN}) OR (dossier_id IS NOT NULL AND ${ouvert('dossier_id')})`,
  revue: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR pdp_participe(id)`,
  revue_participant: `utilisateur_id::text = ${MOI} OR EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id)`,
  passage_revue: `EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id)`,
  revue_evenement: `EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id)`,
  compte_rendu: `EXISTS (SELECT 1 FROM revue r WHERE r.id = revue_id)`,
  brouillon_decision: `EXISTS (SELECT 1 FROM passage_revue p WHERE p.id = passage_id AND ${ouvert('p.dossier_id')})`,
  decision_revue: ouvert('dossier_id'),
  // Écrites par l'acte d'un autre ; lues par leur seul destinataire.
  notification: `${SYSTEME} OR utilisateur_id::text = ${MOI}`,
  journal_acces: `${SYSTEME} OR utilisateur_id::text = ${MOI} OR ${FONCTION} = 'DPO' OR (dossier_id IS NOT NULL AND ${ouvert('dossier_id')})`,
};

// Sans « SET search_path », qui coûterait la moitié du contrôle : tout est nommé avec son schéma, et le rôle applicatif ne
// peut créer ni schéma, ni fonction, ni opérateur qui s'y substituerait.
const fonctions = `
-- Le dossier est-il ouvert à l'accès en cours ? Lien en cours, triage, assuré lui-même, mandataire.
-- C'est le second mur : les accords et les catégories restent l'affaire des règles (libs/permissions).
CREATE FUNCTION pdp_ouvre(vise uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL UNSAFE COST 500 AS $$
DECLARE
  acces text[] := string_to_array(current_setting('pdp.acces', true), '|');
  deja text;
  admis boolean;
BEGIN
  IF acces IS NULL OR vise IS NULL OR array_length(acces, 1) <> 7 THEN
    RETURN coalesce(current_setting('pdp.acces', true) = 'SYSTEME', false);
  END IF;
  -- bool_or plutôt que EXISTS : les quatre liens d'un dossier se lisent par son index, sans réunir trois index
  SELECT (SELECT bool_or(a.utilisateur_id = acces[2]::uuid
        OR (a.utilisateur_id IS NULL AND a.unite = acces[4]
          AND (a.organisme_id = nullif(acces[5], '')::uuid OR (a.organisme_id IS NULL AND d.plateforme_id = nullif(acces[6], '')::uuid))))
      FROM public.affectation_dossier a WHERE a.dossier_id = d.id AND a.debut <= now() AND (a.fin IS NULL OR a.fin > now()))
    OR (d.plateforme_id = nullif(acces[6], '')::uuid AND d.etat = 'OUVERT_SANS_PARTAGE' AND acces[4] = 'SERVICE_SOCIAL')
    OR d.assure_id = nullif(acces[7], '')::uuid
    INTO admis FROM public.dossier d WHERE d.id = vise;
  IF admis IS NOT TRUE AND acces[3] = 'MANDATAIRE' THEN
    admis := EXISTS (SELECT 1 FROM public.mandat m WHERE m.dossier_id = vise AND m.mandataire_id = acces[2]::uuid
      AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now()));
  END IF;
  IF admis THEN
    deja := ${admettre('vise')};
  END IF;
  RETURN coalesce(admis, false);
END $$;

-- Mes liens en cours, au sens de l'accès posé. Cette vue lit au nom de son propriétaire et ne rend que les liens du lecteur : les
-- politiques l'emploient sans appel de fonction. coalesce : une seule condition, lue par l'index du dossier.
CREATE VIEW mes_liens AS SELECT a.dossier_id FROM affectation_dossier a
WHERE a.debut <= now() AND (a.fin IS NULL OR a.fin > now()) AND coalesce(
  a.utilisateur_id::text = (SELECT ${MOI})
  OR (a.utilisateur_id IS NULL AND a.unite = (SELECT ${UNITE}) AND (a.organisme_id::text = (SELECT ${ORGANISME})
    OR (a.organisme_id IS NULL AND (SELECT d.plateforme_id::text FROM dossier d WHERE d.id = a.dossier_id) = (SELECT ${PLATEFORME})))), false);

CREATE FUNCTION pdp_ouvre_assure(vise uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL UNSAFE COST 500 AS $$
  SELECT EXISTS (SELECT 1 FROM public.dossier d WHERE d.assure_id = vise AND public.pdp_ouvre(d.id))
    OR EXISTS (SELECT 1 FROM public.signalement s WHERE s.assure_id = vise AND s.emetteur_id::text = ${MOI})
$$;

CREATE FUNCTION pdp_participe(vise uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL UNSAFE COST 100 AS $$
  SELECT EXISTS (SELECT 1 FROM public.revue_participant p WHERE p.revue_id = vise AND p.utilisateur_id::text = ${MOI})
$$;
`;

const role = `
DO $$ BEGIN
  CREATE ROLE ${ROLE_APPLICATION} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO ${ROLE_APPLICATION};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${ROLE_APPLICATION};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE_APPLICATION};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${ROLE_APPLICATION};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${ROLE_APPLICATION};
REVOKE UPDATE, DELETE, TRUNCATE ON journal_acces FROM ${ROLE_APPLICATION};
REVOKE INSERT, UPDATE, DELETE ON migration, mes_liens FROM ${ROLE_APPLICATION};
`;

const murs = Object.entries(REGLES_DE_LIGNES)
  .map(
    ([table, regle]) =>
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;\nCREATE POLICY mur ON ${table} TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n');

/** Rôle applicatif, droits, politiques de lignes. */
export const SECOND_MUR_SQL = [fonctions, role, murs].join('\n');

export const SECOND_MUR_RETIRE_SQL = `
${Object.keys(REGLES_DE_LIGNES)
  .map((table) => `DROP POLICY mur ON ${table};\nALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;`)
  .join('\n')}
DROP VIEW mes_liens;
DROP FUNCTION pdp_ouvre_assure(uuid);
DROP FUNCTION pdp_ouvre(uuid);
DROP FUNCTION pdp_participe(uuid);
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${ROLE_APPLICATION};
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${ROLE_APPLICATION};
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM ${ROLE_APPLICATION};
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM ${ROLE_APPLICATION};
`;
