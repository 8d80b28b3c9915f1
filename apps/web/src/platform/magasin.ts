import { useSyncExternalStore } from 'react';

/** Petite valeur partagée hors de React (état de connexion, session perdue). */
export type Magasin<T> = {
  readonly lire: () => T;
  readonly poser: (valeur: T) => void;
  readonly abonner: (auditeur: () => void) => () => void;
};

/** Crée un magasin ; `poser` la même valeur ne réveille personne. */
export function creerMagasin<T>(initiale: T): Magasin<T> {
  let valeur = initiale;
  const auditeurs = new Set<() => void>();
  return {
    lire: () => valeur,
    poser(suivante) {
      if (Object.is(valeur, suivante)) return;
      valeur = suivante;
      auditeurs.forEach((auditeur) => auditeur());
    },
    abonner(auditeur) {
      auditeurs.add(auditeur);
      return () => auditeurs.delete(auditeur);
    },
  };
}

/** Lit un magasin depuis un composant, et le suit. */
export const useMagasin = <T>(magasin: Magasin<T>): T => useSyncExternalStore(magasin.abonner, magasin.lire);
