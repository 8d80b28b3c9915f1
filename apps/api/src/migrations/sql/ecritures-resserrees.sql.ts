import { ROLE_APPLICATION } from '../../platform/database/acces-base.js';

const champ = (rang: number): string => `split_part(current_setting('pdp.acces', true), '|', ${rang})`;
const SYSTEME = `current_setting('pdp.acces', true) = 'SYSTEME'`;
const [MOI, FONCTION, ORGANISME, PLATEFORME, ASSURE] = [champ(2), champ(3), champ(5), champ(6), champ(7)];

/** Un lien en cours avec le dossier. Vu une fois, il vaut jusqu'à la fin de la transaction : mettre fin à son lien s'écrit aussi. */
const lien = (colonne: string): string =>
  `(strpos(current_setting('pdp.admis', true), ${colonne}::text) > 0 OR pdp_ouvre(${colonne}))`;

const duDossier = `${SYSTEME} OR ${lien('dossier_id')}`;

/** Le lien, ou la plateforme du dossier : son auteur n'a pas encore, ou n'a jamais, de lien (docs/adr/0020). */
const duTerritoire = `${SYSTEME} OR EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id AND d.plateforme_id::text = ${PLATEFORME}) OR ${lien('dossier_id')}`;

const deLaRevue = (revueId: string): string =>
  `${SYSTEME} OR EXISTS (SELECT 1 FROM revue r WHERE r.id = ${revueId} AND (r.plateforme_id::text = ${PLATEFORME} OR pdp_participe(r.id)))`;

const deDroit = (q = ''): string =>
  `${SYSTEME} OR (${FONCTION} = 'DPO' AND ${q}plateforme_id::text = ${PLATEFORME}) OR (${q}dossier_id IS NOT NULL AND ${lien(`${q}dossier_id`)})`;

const chacune = (tables: readonly string[], regle: string): Readonly<Record<string, string>> =>
  Object.fromEntries(tables.map((table) => [table, regle]));

/** Contenu d'un dossier : personne ne l'écrit sans lien. */
export const SELON_LE_LIEN = [
  'categorie_dossier',
  'consentement',
  'preuve_consentement',
  'entretien',
  'preconisation',
  'livret_brouillon',
  'livret_version',
  'livret_cap',
  'livret_proposition',
  'livret_question',
  'decision_revue',
  'document',
  'fichier',
] as const;

/** Qui peut insérer, modifier ou supprimer une ligne ; s'ajoute à la règle de lecture, qu'aucune écriture ne contourne. */
export const REGLES_D_ECRITURE: Readonly<Record<string, string>> = {
  ...chacune(SELON_LE_LIEN, duDossier),
  ...chacune(
    ['affectation_dossier', 'transmission_referent', 'mandat', 'limitation_dossier', 'avis_differe'],
    duTerritoire,
  ),
  orientation_etm: `organisme_id::text = ${ORGANISME} OR ${duTerritoire}`,
  dossier: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR ${lien('id')}`,
  assure: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR id::text = ${ASSURE} OR pdp_ouvre_assure(id)`,
  ...chacune(['reperage', 'recurrence_revue'], `${SYSTEME} OR plateforme_id::text = ${PLATEFORME}`),
  signalement: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR emetteur_id::text = ${MOI} OR (dossier_id IS NOT NULL AND ${lien('dossier_id')})`,
  tache: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR responsable_id::text = ${MOI} OR auteur_id::text = ${MOI} OR responsable_organisme_id::text = ${ORGANISME} OR (dossier_id IS NOT NULL AND ${lien('dossier_id')})`,
  visite_pre_reprise: `organisme_id::text = ${ORGANISME} OR demandee_par::text = ${MOI} OR ${duTerritoire}`,
  transition: `dossier_id IS NULL OR ${duTerritoire}`,
  demande_droit: deDroit(),
  export_acces: deDroit(),
  demande_droit_echange: `EXISTS (SELECT 1 FROM demande_droit q WHERE q.id = demande_id AND (${deDroit('q.')}))`,
  revue: `${SYSTEME} OR plateforme_id::text = ${PLATEFORME} OR pdp_participe(id)`,
  ...chacune(
    [
      'revue_participant',
      'passage_revue',
      'revue_evenement',
      'compte_rendu',
      'compte_rendu_ajout',
      'revue_plus_tard',
      'revue_suivi',
    ],
    deLaRevue('revue_id'),
  ),
  brouillon_decision: deLaRevue('(SELECT p.revue_id FROM passage_revue p WHERE p.id = passage_id)'),
};

// Restrictives : elles s'ajoutent au mur sans toucher la lecture. Une ligne verrouillée (FOR UPDATE) suit la règle de modification.
export const ECRITURES_RESSERREES_SQL = Object.entries(REGLES_D_ECRITURE)
  .map(
    ([table, regle]) => `
CREATE POLICY ajout ON ${table} AS RESTRICTIVE FOR INSERT TO ${ROLE_APPLICATION} WITH CHECK (${regle});
CREATE POLICY modification ON ${table} AS RESTRICTIVE FOR UPDATE TO ${ROLE_APPLICATION} USING (${regle});
CREATE POLICY suppression ON ${table} AS RESTRICTIVE FOR DELETE TO ${ROLE_APPLICATION} USING (${regle});`,
  )
  .join('\n');

export const ECRITURES_LARGES_SQL = Object.keys(REGLES_D_ECRITURE)
  .map(
    (table) =>
      `DROP POLICY ajout ON ${table}; DROP POLICY modification ON ${table}; DROP POLICY suppression ON ${table};`,
  )
  .join('\n');
