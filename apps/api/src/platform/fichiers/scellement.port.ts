/** Place d'une valeur chiffrée : elle ne se déchiffre que là. */
export type PlaceScellee = { readonly table: string; readonly colonne: string; readonly ligne: string };

/** Chiffrement des valeurs courtes gardées en base (clés de fichiers, titres, noms). À injecter : `ScellementPort`. */
export abstract class ScellementPort {
  /** Texte chiffré, lié à sa place. */
  abstract sceller(clair: string, place: PlaceScellee): string;

  /** Texte d'origine ; lève si la valeur est altérée ou vient d'une autre place. */
  abstract ouvrir(scelle: string, place: PlaceScellee): string;
}
