import { ajouterJours, jourSemaine, type DateCivile } from '../noyau/date-civile.js';
import { feriesDuDepartement } from '../noyau/jours-feries.js';

/**
 * Délai de rencontre d'un dossier. Rien à mesurer sans signalement ; un entretien tenu avant le signalement vaut zéro jour.
 */
export const mesurerRencontre = ({
  recuLe,
  premierEntretienLe,
  aujourdhui,
  departement,
}: FaitsRencontre): DelaiRencontre => {
  if (recuLe === null) return { etat: 'SANS_SIGNALEMENT', recuLe, premierEntretienLe, jours: null };
  const au = premierEntretienLe ?? aujourdhui;
  const etat = premierEntretienLe === null ? 'ATTENDUE' : 'FAITE';
  return { etat, recuLe, premierEntretienLe, jours: joursOuvres(recuLe, au, departement) };
};

/** Ce que la mesure compte, dit à côté de chaque chiffre. */
export const REGLE_RENCONTRE = {
  nom: 'Délai de rencontre',
  definition:
    'Jours ouvrés, du lundi au vendredi hors jours fériés du département, du lendemain de la réception du premier signalement au premier entretien tenu, ce jour compris, à l’accueil, à domicile, par téléphone ou en visio. Un contact sans entretien ne compte pas.',
  source: 'Règle de la plateforme',
} as const;

/** Jours ouvrés après `du`, jusqu'à `au` compris ; zéro si `au` n'est pas après `du`. */
export const joursOuvres = (du: DateCivile, au: DateCivile, departement: string): number => {
  let nombre = 0;
  for (let jour = ajouterJours(du, 1); jour <= au; jour = ajouterJours(jour, 1))
    if (estOuvre(jour, departement)) nombre += 1;
  return nombre;
};

/** Classes publiées, en jours ouvrés. */
export const CLASSES_RENCONTRE = ['CINQ', 'DIX', 'VINGT', 'PLUS'] as const;

/** Code d'une classe. */
export type ClasseRencontre = (typeof CLASSES_RENCONTRE)[number];

/** Libellés des classes. */
export const LIBELLES_CLASSE_RENCONTRE: Readonly<Record<ClasseRencontre, string>> = {
  CINQ: '5 jours ouvrés au plus',
  DIX: '6 à 10 jours ouvrés',
  VINGT: '11 à 20 jours ouvrés',
  PLUS: 'Plus de 20 jours ouvrés',
};

/** Classe d'un délai, en jours ouvrés. */
export const classerRencontre = (jours: number): ClasseRencontre => {
  if (jours <= 5) return 'CINQ';
  if (jours <= 10) return 'DIX';
  return jours <= 20 ? 'VINGT' : 'PLUS';
};

/** Médiane, arrondie au demi-jour ; `null` sans valeur. */
export const mediane = (valeurs: readonly number[]): number | null => {
  if (valeurs.length === 0) return null;
  const triees = valeurs.toSorted((a, b) => a - b);
  const milieu = (triees.length - 1) / 2;
  return ((triees[Math.floor(milieu)] ?? 0) + (triees[Math.ceil(milieu)] ?? 0)) / 2;
};

/** Ce qu'il faut savoir d'un dossier. */
export interface FaitsRencontre {
  readonly recuLe: DateCivile | null;
  readonly premierEntretienLe: DateCivile | null;
  readonly aujourdhui: DateCivile;
  readonly departement: string;
}

/** Délai mesuré ; `jours` : écoulés jusqu'à la rencontre, ou jusqu'à aujourd'hui tant qu'elle est attendue. */
export interface DelaiRencontre {
  readonly etat: 'FAITE' | 'ATTENDUE' | 'SANS_SIGNALEMENT';
  readonly recuLe: DateCivile | null;
  readonly premierEntretienLe: DateCivile | null;
  readonly jours: number | null;
}

const estOuvre = (jour: DateCivile, departement: string): boolean =>
  jourSemaine(jour) <= 5 && !feriesDuDepartement(Number(jour.slice(0, 4)), departement).includes(jour);
