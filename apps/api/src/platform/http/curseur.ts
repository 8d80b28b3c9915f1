import { erreurMetier, type Page } from '@pdp/domain';
import { ProblemeException } from './probleme.exception.js';

/** Curseur opaque : les valeurs de tri de la dernière ligne, en base64url. */
export function ecrireCurseur(valeurs: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(valeurs)).toString('base64url');
}

/** Relit un curseur de `nombre` valeurs ; illisible, l'erreur 400. Absent, null. */
export function lireCurseur(curseur: string | undefined, nombre: number): (string | number | null)[] | null {
  if (curseur === undefined || curseur === '') return null;
  try {
    const lu: unknown = JSON.parse(Buffer.from(curseur, 'base64url').toString('utf8'));
    if (
      Array.isArray(lu) &&
      lu.length === nombre &&
      lu.every((v) => v === null || typeof v === 'string' || typeof v === 'number')
    )
      return lu;
  } catch {
    // illisible : même réponse que mal formé
  }
  throw new ProblemeException(
    erreurMetier('requete-invalide', 'Ce curseur n’est pas lisible. Reprenez la liste au début.', {
      champs: [{ chemin: 'curseur', code: 'illisible', message: 'Curseur illisible.' }],
    }),
  );
}

/** Coupe `limite + 1` lignes lues en une page, avec le curseur de la suivante. */
export function enPage<L, V>(
  lignes: readonly L[],
  limite: number,
  cleDe: (l: L) => readonly (string | number | null)[],
  vueDe: (l: L) => V,
): Page<V> {
  const gardees = lignes.slice(0, limite);
  const derniere = gardees.at(-1);
  const curseurSuivant = lignes.length > limite && derniere !== undefined ? ecrireCurseur(cleDe(derniere)) : null;
  return { elements: gardees.map(vueDe), curseurSuivant };
}
