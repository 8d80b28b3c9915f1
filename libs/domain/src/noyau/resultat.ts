/** Issue d'un calcul qui peut échouer de façon prévue ; une exception ne signale qu'un bogue. */
export type Resultat<T, E> = { readonly ok: true; readonly valeur: T } | { readonly ok: false; readonly erreur: E };

/** Construit un résultat réussi. */
export const succes = <T>(valeur: T): { readonly ok: true; readonly valeur: T } => ({ ok: true, valeur });

/** Construit un échec prévu, à traiter par l'appelant. */
export const echec = <E>(erreur: E): { readonly ok: false; readonly erreur: E } => ({ ok: false, erreur });
