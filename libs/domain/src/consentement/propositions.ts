import { UNITES_PARTENAIRES } from '../annuaire/fonctions.js';
import { CATEGORIES_PARTAGEABLES, type CategoriePartageable } from '../dossier/categories.js';

/** Catégories que l'on peut proposer d'ouvrir à un partenaire, dans l'ordre de la matrice ; aucune n'est cochée d'avance. */
export const categoriesProposees = (unite: UnitePartenaire): readonly CategoriePartageable[] =>
  CATEGORIES_PARTAGEABLES.filter((categorie) => PROPOSITIONS[unite].includes(categorie));

/**
 * Catégories que l'accord (a) n'ouvre au Service social que si la personne les nomme : cellules C de la colonne ASS
 * (domain.md 1.5). Les autres cellules internes n'attendent que l'accord (a) lui-même.
 */
export const CATEGORIES_ACCORD_INTERNE = ['capacites'] as const satisfies readonly CategoriePartageable[];

/** Catégorie que l'accord (a) peut nommer. */
export type CategorieAccordInterne = (typeof CATEGORIES_ACCORD_INTERNE)[number];

/** Vrai pour une unité qui ne lit qu'avec un accord exprès. */
export const estUnitePartenaire = (unite: string): unite is UnitePartenaire =>
  UNITES_PARTENAIRES.some((partenaire) => partenaire === unite);

/** Unité partenaire. */
export type UnitePartenaire = (typeof UNITES_PARTENAIRES)[number];

const COMMUNES: readonly CategoriePartageable[] = ['identite', 'coordonnees', 'capacites', 'projet', 'livret'];
const DE_PARCOURS: readonly CategoriePartageable[] = [
  ...COMMUNES,
  'emploi',
  'statutSante',
  'dispositifs',
  'revueAgenda',
  'documentsAdministratifs',
];

// Cellules C et CW de domain.md 1.5, colonnes MdT et CEL réunies pour le SPST. Ce que la matrice n'ouvre jamais à un
// partenaire ne peut pas être proposé, même si l'assuré le voulait.
const PROPOSITIONS: Readonly<Record<UnitePartenaire, readonly CategoriePartageable[]>> = {
  SPST: [...DE_PARCOURS, 'arret', 'avis'],
  ETM: [...DE_PARCOURS, 'arret'],
  CAP_EMPLOI: DE_PARCOURS,
  COMETE: [...DE_PARCOURS, 'arret', 'avis'],
  MEDECINE_DE_VILLE: COMMUNES,
};
