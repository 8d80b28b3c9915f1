import type { ReactNode } from 'react';

/** Colonne d'un tableau. La première `principale` nomme la ligne (en-tête de ligne, titre de fiche au téléphone). */
export type Colonne<L> = {
  readonly cle: string;
  readonly titre: string;
  readonly cellule: (ligne: L) => ReactNode;
  readonly principale?: boolean;
  /** Rend l'en-tête cliquable ; la valeur est le critère passé à `surTri`. */
  readonly tri?: string;
  readonly aligneDroite?: boolean;
  readonly largeur?: string;
  /** Absente au téléphone. */
  readonly masqueeTelephone?: boolean;
};

/** Tri courant d'un tableau. */
export type Tri = { readonly critere: string; readonly sens: 'asc' | 'desc' };

/** Tri obtenu en cliquant un en-tête : croissant d'abord, puis l'inverse. */
export function triSuivant(actuel: Tri | undefined, critere: string): Tri {
  return { critere, sens: actuel?.critere === critere && actuel.sens === 'asc' ? 'desc' : 'asc' };
}

/** Tri écrit dans l'adresse : `echeance` ou `-echeance`. */
export const triVersAdresse = (tri: Tri): string => (tri.sens === 'desc' ? `-${tri.critere}` : tri.critere);

/** Lit un tri de l'adresse ; un critère inconnu est ignoré. */
export function triDepuisAdresse(valeur: string | undefined, criteres: readonly string[]): Tri | undefined {
  if (!valeur) return undefined;
  const critere = valeur.replace(/^-/, '');
  return criteres.includes(critere) ? { critere, sens: valeur.startsWith('-') ? 'desc' : 'asc' } : undefined;
}

/** Compare deux valeurs affichables ; les absentes vont toujours à la fin. */
export function comparer(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'fr');
}

/** Copie triée de lignes déjà chargées (une liste paginée se trie au serveur). */
export function trier<L>(
  lignes: readonly L[],
  tri: Tri | undefined,
  valeur: (ligne: L, critere: string) => string | number | null | undefined,
): readonly L[] {
  if (!tri) return lignes;
  return [...lignes].sort((x, y) => {
    const [a, b] = [valeur(x, tri.critere), valeur(y, tri.critere)];
    const absente = a === null || a === undefined || b === null || b === undefined;
    return tri.sens === 'desc' && !absente ? comparer(b, a) : comparer(a, b);
  });
}
