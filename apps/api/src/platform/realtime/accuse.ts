import type { ErreurMetier } from '@pdp/domain';
import { enErreurMetier, enProbleme } from '../http/mise-en-probleme.js';

type FonctionAccuse = (accuse: unknown) => void;

/** Fonction d'accusé d'une commande : le dernier argument, si le client en attend un. */
export function accuseDe(arguments_: readonly unknown[]): FonctionAccuse | null {
  const dernier = arguments_.at(-1);
  return typeof dernier === 'function' ? (dernier as FonctionAccuse) : null;
}

/** Répond `{ ok: false, probleme }` ; ne reprend jamais ce que le client a envoyé. */
export function refuser(accuse: FonctionAccuse | null, erreur: ErreurMetier, correlationId?: string): void {
  accuse?.({ ok: false, probleme: enProbleme(erreur, correlationId) });
}

/** Erreur donnée à socket.io pour refuser une connexion ; le client lit `data.code`. */
export function refusDeConnexion(erreur: unknown): Error {
  const probleme = enProbleme(enErreurMetier(erreur), undefined);
  return Object.assign(new Error(probleme.code), { data: probleme });
}
