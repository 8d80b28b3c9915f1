import { CATEGORIES, CATEGORIES_FICHE, CATEGORIES_JAMAIS_CONSERVEES, type CategorieDonnee } from '@pdp/domain';
import type { Portee } from './cellules.js';
import type { FaitsDossier } from './faits.js';
import { porteeDe } from './peut.js';
import { celluleDe } from './regles.js';
import type { Sujet } from './sujet.js';

/** Ce qu'un sujet lit d'un dossier, catégorie par catégorie. */
export interface Lecture {
  /** Catégories à montrer, en appliquant `portees`. */
  readonly lisibles: readonly CategorieDonnee[];
  /** Catégories à taire et à nommer dans `masque`. */
  readonly masquees: readonly CategorieDonnee[];
  /** Catégories hors fiche dont il ne lit que ses éléments : à trancher élément par élément avec `peut`. */
  readonly parElement: readonly CategorieDonnee[];
  /** Portée de chaque catégorie lisible quand elle n'est pas entière. */
  readonly portees: Readonly<Partial<Record<CategorieDonnee, Portee>>>;
}

/** Partage les catégories d'un dossier. Ni le journal, ni ce qui n'est jamais conservé, ne sont nommés comme masqués. */
export function categoriesLisibles(sujet: Sujet, faits: FaitsDossier): Lecture {
  const lisibles: CategorieDonnee[] = [];
  const masquees: CategorieDonnee[] = [];
  const parElement: CategorieDonnee[] = [];
  const portees: Partial<Record<CategorieDonnee, Portee>> = {};
  for (const categorie of CATEGORIES_DE_DOSSIER) {
    const portee = porteeDe(sujet, 'lire', { categorie, faits });
    if (portee !== null) {
      lisibles.push(categorie);
      if (portee !== 'complete') portees[categorie] = portee;
    } else if (!EN_FICHE.has(categorie) && litSesElements(sujet, categorie)) {
      parElement.push(categorie);
    } else if (categorie !== 'journal') {
      masquees.push(categorie);
    }
  }
  return { lisibles, masquees, parElement, portees };
}

/** Le dossier existe-t-il pour ce sujet ? Sinon répondre comme s'il n'existait pas (404). Le journal seul n'y suffit pas. */
export const voitDossier = (sujet: Sujet, faits: FaitsDossier): boolean =>
  categoriesLisibles(sujet, faits).lisibles.some((categorie) => categorie !== 'journal');

const EN_FICHE: ReadonlySet<CategorieDonnee> = new Set<CategorieDonnee>(CATEGORIES_FICHE);
const HORS_DOSSIER: ReadonlySet<CategorieDonnee> = new Set<CategorieDonnee>([
  ...CATEGORIES_JAMAIS_CONSERVEES,
  'statistiques',
]);
const CATEGORIES_DE_DOSSIER = CATEGORIES.filter((categorie) => !HORS_DOSSIER.has(categorie));

const litSesElements = (sujet: Sujet, categorie: CategorieDonnee): boolean =>
  celluleDe(sujet.fonction, categorie)?.droits.some(
    ({ action, voie }) => action === 'lire' && (voie === 'siens' || voie === 'adresses'),
  ) ?? false;
