import { useState } from 'react';

/** Liste qui ne bouge pas sous le pointeur : lignes connues à jour, dans l'ordre connu ; les nouvelles attendent. */
export function stabiliser<L>(
  ordre: readonly string[],
  recues: readonly L[],
  cle: (ligne: L) => string,
): { readonly affichees: readonly L[]; readonly nouvelles: number } {
  const parCle = new Map(recues.map((ligne) => [cle(ligne), ligne]));
  const affichees = ordre.flatMap((connue) => {
    const ligne = parCle.get(connue);
    return ligne === undefined ? [] : [ligne];
  });
  return { affichees, nouvelles: recues.length - affichees.length };
}

/** Suit une liste relue en direct : rend les lignes à montrer, le nombre de nouveautés, et de quoi les afficher. */
export function useListeStable<L>(recues: readonly L[], cle: (ligne: L) => string) {
  const [ordre, poserOrdre] = useState<readonly string[]>(() => recues.map(cle));
  const { affichees, nouvelles } = stabiliser(ordre, recues, cle);
  const afficher = () => poserOrdre(recues.map(cle));
  // Une liste vide n'a rien à garder en place : on montre tout de suite ce qui arrive.
  return affichees.length === 0 ? { affichees: recues, nouvelles: 0, afficher } : { affichees, nouvelles, afficher };
}
