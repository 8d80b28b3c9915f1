/** Nom et code d'une erreur, sans son message, qui peut citer une valeur saisie. */
export function nommerErreur(erreur: unknown): string {
  if (typeof erreur !== 'object' || erreur === null) return typeof erreur;
  const { name, code } = erreur as { name?: unknown; code?: unknown };
  const nom = typeof name === 'string' ? name : 'Erreur';
  return typeof code === 'string' ? `${nom} ${code}` : nom;
}
