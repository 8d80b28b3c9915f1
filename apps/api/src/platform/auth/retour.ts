const LONGUEUR_MAX = 1000;
const BASE = 'http://interne.invalid';
const CONTROLES = /[\u0000-\u0020\u007f-\u009f\\]/;

/**
 * Chemin où revenir après la connexion, ou null s'il pourrait mener ailleurs que chez nous (trust.md A8, 28).
 * Absent ou vide : l'accueil. Un chemin de connexion devient l'accueil, pour ne pas tourner en rond.
 */
export function lireRetour(valeur: unknown): string | null {
  if (valeur === undefined || valeur === '') return '/';
  if (typeof valeur !== 'string' || valeur.length > LONGUEUR_MAX || CONTROLES.test(valeur)) return null;
  if (!valeur.startsWith('/') || valeur.startsWith('//') || !URL.canParse(valeur, BASE)) return null;
  const url = new URL(valeur, BASE);
  // « /.//ailleurs » se normalise en « //ailleurs », qu'un navigateur lirait comme un autre site.
  if (url.origin !== BASE || url.pathname.startsWith('//') || url.username !== '') return null;
  if (url.pathname === '/connexion' || /^\/(api\/v1\/connexion|demo\/oidc)(\/|$)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
