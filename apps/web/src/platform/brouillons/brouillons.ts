/** Ce qu'il faut d'un `Storage` ; injecté dans les tests. */
export type Rangement = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Brouillon retrouvé : ses valeurs et l'heure du dernier enregistrement. */
export type Brouillon<T> = { readonly valeurs: T; readonly enregistreLe: number };

const PREFIXE = 'pdp.brouillon.';
const PROPRIETAIRE = 'pdp.brouillons-de';
const DUREE_MS = 24 * 60 * 60_000;

const stockage = (): Rangement | undefined => {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
};

/** Copie sans les champs donnés (`assure.nir`) : un NIR n'est jamais gardé sur le poste. */
export function sansChamps<T>(valeurs: T, chemins: readonly string[]): T {
  const copie = structuredClone(valeurs);
  for (const chemin of chemins) {
    const morceaux = chemin.split('.');
    const dernier = morceaux.pop();
    let cible: unknown = copie;
    for (const morceau of morceaux) cible = (cible as Record<string, unknown> | undefined)?.[morceau];
    if (dernier && typeof cible === 'object' && cible !== null) (cible as Record<string, unknown>)[dernier] = '';
  }
  return copie;
}

/**
 * Garde la saisie d'un formulaire dans l'onglet (`sessionStorage`) : elle survit à un rechargement et à une
 * reconnexion, disparaît avec l'onglet, et jamais un autre utilisateur du poste ne la retrouve.
 */
export function enregistrerBrouillon<T>(
  cle: string,
  valeurs: T,
  options: { exclure?: readonly string[]; maintenant?: number; rangement?: Rangement | undefined } = {},
): void {
  const rangement = options.rangement ?? stockage();
  try {
    const contenu: Brouillon<T> = {
      valeurs: sansChamps(valeurs, options.exclure ?? []),
      enregistreLe: options.maintenant ?? Date.now(),
    };
    rangement?.setItem(PREFIXE + cle, JSON.stringify(contenu));
  } catch {
    // Stockage plein ou refusé : la saisie reste à l'écran, seul le rechargement la perdrait.
  }
}

/** Retrouve un brouillon de moins de 24 h, ou rien. */
export function lireBrouillon<T>(
  cle: string,
  options: { maintenant?: number; rangement?: Rangement | undefined } = {},
): Brouillon<T> | undefined {
  const rangement = options.rangement ?? stockage();
  try {
    const brut = rangement?.getItem(PREFIXE + cle);
    if (!brut) return undefined;
    const contenu = JSON.parse(brut) as Brouillon<T>;
    if ((options.maintenant ?? Date.now()) - contenu.enregistreLe <= DUREE_MS) return contenu;
    rangement?.removeItem(PREFIXE + cle);
    return undefined;
  } catch {
    return undefined;
  }
}

/** Efface un brouillon : après un envoi réussi, ou à la demande. */
export function effacerBrouillon(cle: string, rangement: Rangement | undefined = stockage()): void {
  try {
    rangement?.removeItem(PREFIXE + cle);
  } catch {
    // Rien à effacer si le stockage est refusé.
  }
}

/** Les brouillons de l'onglet sont à cette personne ; ceux d'une autre, connectée avant elle, sont effacés. */
export function attribuerBrouillons(utilisateurId: string, rangement: Rangement | undefined = stockage()): void {
  try {
    const avant = rangement?.getItem(PROPRIETAIRE) ?? null;
    if (avant !== null && avant !== utilisateurId) viderBrouillons(rangement);
    rangement?.setItem(PROPRIETAIRE, utilisateurId);
  } catch {
    // Sans stockage, il n'y a pas de brouillon à protéger.
  }
}

/** Efface tous les brouillons du poste : à la déconnexion. */
export function viderBrouillons(rangement: Rangement | undefined = stockage()): void {
  if (!rangement) return;
  const toutes = Array.from({ length: rangement.length }, (_, i) => rangement.key(i));
  toutes.filter((cle) => cle?.startsWith(PREFIXE)).forEach((cle) => rangement.removeItem(cle ?? ''));
}
