import { ageA, trancheAge } from '../assure/age.js';
import { employabiliteMaintenue, estIssue, groupeIssue } from '../cloture/issue.js';
import { sectionNaf } from '../dossier/vocabulaire.js';
import { joursEntre, type DateCivile } from '../noyau/date-civile.js';

/** Ce qu'un dossier effacé laisse : des comptes, un axe à la fois, jamais croisés (domain.md 7.5). */
export const AXES_STATISTIQUES = [
  'TOTAL',
  'AGE',
  'SEXE',
  'RISQUE',
  'STATUT_EMPLOI',
  'SECTEUR',
  'DUREE',
  'ENTRETIENS',
  'EMPLOYABILITE',
] as const;

/** Axe d'une statistique gardée. */
export type AxeStatistique = (typeof AXES_STATISTIQUES)[number];

/** Une unité à ajouter à un compte ; une valeur absente est une classe, jamais une ligne de moins. */
export interface CompteStatistique {
  readonly annee: number;
  readonly axe: AxeStatistique;
  readonly valeur: string;
  /** Groupe d'issue, seul croisement gardé. */
  readonly groupe: string;
}

/** Faits d'un dossier au moment de l'effacer. */
export interface FaitsStatistiques {
  readonly ouvertLe: DateCivile;
  readonly closLe: DateCivile;
  readonly dateNaissance: DateCivile;
  readonly sexe: string;
  readonly risque: string | null;
  readonly statutEmploi: string | null;
  readonly codeApe: string | null;
  readonly issue: string | null;
  readonly entretiens: number;
}

const INCONNU = 'NON_RENSEIGNE';

/** Comptes qu'un dossier ajoute, un par axe. */
export const comptesDe = (faits: FaitsStatistiques): readonly CompteStatistique[] => {
  const issue = faits.issue !== null && estIssue(faits.issue) ? faits.issue : null;
  const groupe = issue === null ? INCONNU : groupeIssue(issue);
  const annee = Number(faits.closLe.slice(0, 4));
  const valeurs: Readonly<Record<AxeStatistique, string>> = {
    TOTAL: 'TOTAL',
    AGE: trancheAge(ageA(faits.dateNaissance, faits.ouvertLe)),
    SEXE: faits.sexe,
    RISQUE: faits.risque ?? INCONNU,
    STATUT_EMPLOI: faits.statutEmploi ?? INCONNU,
    SECTEUR: (faits.codeApe === null ? null : sectionNaf(faits.codeApe)) ?? INCONNU,
    DUREE: trancheDuree(joursEntre(faits.ouvertLe, faits.closLe)),
    ENTRETIENS: trancheEntretiens(faits.entretiens),
    EMPLOYABILITE: issue === null ? INCONNU : employabiliteMaintenue(issue) ? 'MAINTENUE' : 'NON_MAINTENUE',
  };
  return AXES_STATISTIQUES.map((axe) => ({ annee, axe, valeur: valeurs[axe], groupe }));
};

const trancheDuree = (jours: number): string => {
  if (jours < 91) return 'MOINS_3_MOIS';
  if (jours < 183) return '3_A_6_MOIS';
  return jours < 365 ? '6_A_12_MOIS' : 'PLUS_12_MOIS';
};

// « 3 entretiens et plus » : le seuil des trois bilans publiés (domain.md 7.1).
const trancheEntretiens = (nombre: number): string => {
  if (nombre === 0) return 'AUCUN';
  return nombre < 3 ? '1_A_2' : '3_ET_PLUS';
};
