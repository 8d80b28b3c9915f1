import { creerMagasin, useMagasin } from '../magasin';

/** État du canal temps réel, dit à l'écran. */
export type EtatConnexion = 'arretee' | 'connectee' | 'reconnexion' | 'hors-ligne';

/** État partagé du canal ; écrit par `connexion.ts` seulement. */
export const etatConnexion = creerMagasin<EtatConnexion>('arretee');

/** État courant du canal temps réel. */
export const useEtatConnexion = (): EtatConnexion => useMagasin(etatConnexion);

/** Intervalle de relecture à donner à `refetchInterval` : aucun si le temps réel marche, sinon `secoursMs`. */
export function intervalleSecours(etat: EtatConnexion, secoursMs: number): number | false {
  return etat === 'connectee' ? false : secoursMs;
}

/** Relecture périodique de secours tant que le temps réel ne marche pas. */
export const useIntervalleSecours = (secoursMs = 15_000): number | false =>
  intervalleSecours(useEtatConnexion(), secoursMs);
