import { creerMagasin, useMagasin } from '../magasin';

const retires = creerMagasin<ReadonlySet<string>>(new Set());

const cleDe = (ressource: string, id: string): string => `${ressource.toLowerCase()}:${id}`;

/** Note un accès retiré pendant que la page est ouverte : le contenu ne doit plus s'afficher. */
export function noterAccesRetire(ressource: string, id: string): void {
  retires.poser(new Set([...retires.lire(), cleDe(ressource, id)]));
}

/** Oublie les retraits : au changement de fonction, ou quand le serveur rouvre l'accès. */
export function oublierAccesRetires(): void {
  retires.poser(new Set());
}

/** Vrai si l'accès à cette ressource vient d'être retiré. */
export const useAccesRetire = (ressource: string, id: string): boolean => useMagasin(retires).has(cleDe(ressource, id));
