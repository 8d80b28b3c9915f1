import type { useSalle } from './use-salle';

/** Suivre le groupe, ou lire ailleurs et revenir d'une touche. */
export type Suivi = {
  readonly suit: boolean;
  readonly lire: (passageId: string) => void;
  readonly revenir: () => void;
  readonly basculer: () => void;
};

/** Suivi de cet écran. */
export function useSuivi({ regarde, poserRegarde, courantId }: ReturnType<typeof useSalle>): Suivi {
  const suit = regarde === null;
  return {
    suit,
    lire: poserRegarde,
    revenir: () => poserRegarde(null),
    basculer: () => poserRegarde(suit ? courantId : null),
  };
}
