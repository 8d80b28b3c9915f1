import { BASE_API } from '../api/client';

/** Chemin sûr pour un retour : interne à l'application, jamais une autre origine ni l'API. */
export function retourSur(retour: string | undefined): string {
  if (!retour || !retour.startsWith('/') || retour.startsWith('//') || retour.includes('\\')) return '/';
  if (/^\/(api|demo|connexion)([/?#]|$)/.test(retour)) return '/';
  return retour;
}

/** Adresse qui ouvre la connexion et ramène ensuite à `retour`. */
export const adresseConnexion = (retour: string | undefined): string =>
  `${BASE_API}/connexion?retour=${encodeURIComponent(retourSur(retour))}`;

/** Page courante, telle qu'il faut y revenir après connexion. */
export const pageCourante = (): string => `${window.location.pathname}${window.location.search}`;
