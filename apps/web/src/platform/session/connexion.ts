import { BASE_API } from '../api/client';

/** Chemin sûr pour un retour : interne à l'application, jamais une autre origine ni l'API. */
export function retourSur(retour: string | undefined): string {
  if (!retour || !retour.startsWith('/') || retour.startsWith('//') || retour.includes('\\')) return '/';
  if (/^\/(api|demo|connexion)([/?#]|$)/.test(retour)) return '/';
  return retour;
}

// Un fichier demandé, à reprendre une fois l'identité prouvée ; le serveur vérifie ce chemin à son tour.
const FICHIER = /^\/api\/v1\/[\w/-]+\.(csv|pdf)(\?[^\\]*)?$/;

type Precisions = {
  readonly fournisseur?: string | undefined;
  readonly invitation?: string | null;
  /** La personne doit prouver de nouveau qui elle est. */
  readonly recente?: 'oui' | undefined;
};

/** Adresse qui ouvre la connexion et ramène ensuite à `retour` ; chez ce fournisseur, et avec ce code, s'ils sont donnés. */
export function adresseConnexion(retour: string | undefined, precisions: Precisions = {}): string {
  const suite = Object.entries(precisions).filter(([, valeur]) => valeur !== undefined && valeur !== null);
  const vers = precisions.recente !== undefined && FICHIER.test(retour ?? '') ? retour! : retourSur(retour);
  const parametres = new URLSearchParams([['retour', vers], ...(suite as [string, string][])]);
  return `${BASE_API}/connexion?${parametres.toString()}`;
}

/** Page courante, telle qu'il faut y revenir après connexion. */
export const pageCourante = (): string => `${window.location.pathname}${window.location.search}`;
