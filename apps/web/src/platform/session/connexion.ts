import { BASE_API } from '../api/client';

/** Chemin sûr pour un retour : interne à l'application, jamais une autre origine ni l'API. */
export function retourSur(retour: string | undefined): string {
  if (!retour || !retour.startsWith('/') || retour.startsWith('//') || retour.includes('\\')) return '/';
  if (/^\/(api|demo|connexion)([/?#]|$)/.test(retour)) return '/';
  return retour;
}

type Precisions = { readonly fournisseur?: string | undefined; readonly invitation?: string | null };

/** Adresse qui ouvre la connexion et ramène ensuite à `retour` ; chez ce fournisseur, et avec ce code, s'ils sont donnés. */
export function adresseConnexion(retour: string | undefined, precisions: Precisions = {}): string {
  const suite = Object.entries(precisions).filter(([, valeur]) => valeur !== undefined && valeur !== null);
  const parametres = new URLSearchParams([['retour', retourSur(retour)], ...(suite as [string, string][])]);
  return `${BASE_API}/connexion?${parametres.toString()}`;
}

/** Page courante, telle qu'il faut y revenir après connexion. */
export const pageCourante = (): string => `${window.location.pathname}${window.location.search}`;
