import type { DateCivile } from '../noyau/date-civile.js';
import { ajouterMois } from '../noyau/date-civile.js';

/** Groupe d'une issue, base de tous les indicateurs. */
export const groupeIssue = (issue: IssueAccompagnement): GroupeIssue => ISSUES[issue].groupe;

/** Employabilité maintenue : en emploi, ou sur le marché du travail avec un projet ou un relais (domain.md 7.2). */
export const employabiliteMaintenue = (issue: IssueAccompagnement): boolean => {
  const groupe = groupeIssue(issue);
  return groupe === 'EMPLOI' || groupe === 'MARCHE_TRAVAIL';
};

/** Vrai pour un code d'issue connu. */
export const estIssue = (code: string): code is IssueAccompagnement => Object.hasOwn(ISSUES, code);

/** Contacts de suivi à prévoir après la clôture, à 6 et 12 mois ; aucun si la personne est décédée. */
export const suivisApresCloture = (issue: IssueAccompagnement, closLe: DateCivile): readonly SuiviPrevu[] =>
  issue === 'DECES'
    ? []
    : MOIS_SUIVI.map((mois) => ({ mois, libelle: libelleSuivi(mois), echeance: ajouterMois(closLe, mois) }));

/** Moments où l'on prend des nouvelles, en mois après la clôture (Igas, décembre 2025). */
export const MOIS_SUIVI = [6, 12] as const;

/** Un de ces moments. */
export type MoisSuivi = (typeof MOIS_SUIVI)[number];

/** Tâche d'un suivi, quand il se fait au téléphone. */
export const libelleSuivi = (mois: MoisSuivi): string => `Prendre des nouvelles, ${mois} mois après`;

/** Issues d'un accompagnement, exactement une par clôture, avec leur groupe (domain.md 7.2). */
export const ISSUES = {
  MAINTIEN_MEME_POSTE: { libelle: 'Maintien au même poste', groupe: 'EMPLOI' },
  MAINTIEN_POSTE_AMENAGE: { libelle: 'Maintien au même poste, aménagé', groupe: 'EMPLOI' },
  MAINTIEN_AUTRE_POSTE: { libelle: 'Autre poste dans l’entreprise', groupe: 'EMPLOI' },
  EMPLOI_AUTRE_ENTREPRISE: { libelle: 'Emploi dans une autre entreprise', groupe: 'EMPLOI' },
  POURSUITE_ACTIVITE_INDEPENDANTE: { libelle: 'Poursuite de l’activité indépendante', groupe: 'EMPLOI' },
  FORMATION: { libelle: 'Entrée ou projet financé de formation', groupe: 'MARCHE_TRAVAIL' },
  RELAIS_INSERTION: {
    libelle: 'Recherche d’emploi avec relais (France Travail, Cap emploi, CEP)',
    groupe: 'MARCHE_TRAVAIL',
  },
  INVALIDITE_SANS_REPRISE: { libelle: 'Invalidité sans reprise d’activité', groupe: 'SOLUTION_SOCIALE' },
  RETRAITE: { libelle: 'Retraite', groupe: 'SOLUTION_SOCIALE' },
  AAH: { libelle: 'Allocation aux adultes handicapés', groupe: 'SOLUTION_SOCIALE' },
  RENTE_ATMP: { libelle: 'Rente AT/MP', groupe: 'SOLUTION_SOCIALE' },
  RSA: { libelle: 'RSA', groupe: 'SOLUTION_SOCIALE' },
  INTERRUPTION_SANTE: { libelle: 'Interruption, aggravation', groupe: 'INTERRUPTION' },
  INTERRUPTION_ASSURE: { libelle: 'Arrêt demandé par l’assuré', groupe: 'INTERRUPTION' },
  PERDU_DE_VUE: { libelle: 'Perdu de vue', groupe: 'INTERRUPTION' },
  DEMENAGEMENT: { libelle: 'Déménagement', groupe: 'INTERRUPTION' },
  CHANGEMENT_REGIME: { libelle: 'Changement de régime', groupe: 'INTERRUPTION' },
  DECES: { libelle: 'Décès', groupe: 'INTERRUPTION' },
} as const satisfies Readonly<Record<string, { readonly libelle: string; readonly groupe: GroupeIssue }>>;

/** Code d'une issue. */
export type IssueAccompagnement = keyof typeof ISSUES;

/** Toutes les issues, dans l'ordre d'affichage. */
export const ISSUES_ACCOMPAGNEMENT = Object.keys(ISSUES) as readonly IssueAccompagnement[];

/** Groupes d'issues. */
export const GROUPES_ISSUE = ['EMPLOI', 'MARCHE_TRAVAIL', 'SOLUTION_SOCIALE', 'INTERRUPTION'] as const;

/** Code d'un groupe d'issues. */
export type GroupeIssue = (typeof GROUPES_ISSUE)[number];

/** Libellés des groupes. */
export const LIBELLES_GROUPE_ISSUE: Readonly<Record<GroupeIssue, string>> = {
  EMPLOI: 'En emploi',
  MARCHE_TRAVAIL: 'Sur le marché du travail',
  SOLUTION_SOCIALE: 'Solution sociale',
  INTERRUPTION: 'Interruption',
};

/** Contact de suivi prévu : `mois` après la clôture. */
export interface SuiviPrevu {
  readonly mois: MoisSuivi;
  readonly libelle: string;
  readonly echeance: DateCivile;
}
