/** Réponses que la page a demandées avant l'application (public/avance-livret.js), par adresse. `le` : en millisecondes. */
type Avance = { readonly le: number; readonly reponses: Record<string, Promise<Response> | undefined> };

declare global {
  interface Window {
    pdpAvance?: Avance;
  }
}

// Au-delà, ce qui a été lu a pu changer : l'application relit.
const FRAICHEUR_MS = 30_000;

/** Réponse demandée d'avance à cette adresse, une seule fois ; `undefined` s'il n'y en a pas, ou trop ancienne. */
export function prendreAvance(adresse: string, avance = globalThis.window?.pdpAvance): Promise<Response> | undefined {
  const reponse = avance?.reponses[adresse];
  if (avance === undefined || reponse === undefined) return undefined;
  delete avance.reponses[adresse];
  return Date.now() - avance.le <= FRAICHEUR_MS ? reponse : undefined;
}
