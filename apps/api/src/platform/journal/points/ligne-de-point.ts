import { createHash, sign, verify, type KeyObject } from 'node:crypto';

/** [chaîne, seq, empreinte en hexadécimal] */
export type TeteExportee = readonly [number, number, string];

/**
 * Une ligne du fichier exporté (JSON Lines). `ouverture` et `cle` portent une clé publique, `point`, `reprise` et
 * `retrait` des têtes ; `precedent` est le SHA-256 de la ligne d'avant, la signature couvre tout ce qui la précède.
 */
export type LigneDePoint = {
  readonly type: 'ouverture' | 'point' | 'cle' | 'reprise' | 'retrait';
  readonly numero: number;
  readonly le: string;
  readonly identite: string;
  readonly precedent: string;
  readonly clePublique?: string;
  readonly motif?: string;
  /** `retrait` : mois retirés à leur terme (`AAAA-MM`), et leur nombre de lignes. */
  readonly mois?: readonly string[];
  readonly lignes?: number;
  /** `point` : les têtes qui ont avancé depuis le point d'avant. `reprise` : toutes. `retrait` : dernière place retirée de chaque chaîne. */
  readonly tetes?: readonly TeteExportee[];
};

type LigneSignee = LigneDePoint & { readonly signature: string };

/** `precedent` de la première ligne. */
export const DEBUT_DE_FICHIER = '0'.repeat(64);

/** SHA-256 du texte d'une ligne, sans son saut de ligne, en hexadécimal. */
export const empreinteDeLigne = (texte: string): string => createHash('sha256').update(texte).digest('hex');

/** Texte signé d'une ligne, sans saut de ligne. */
export function signerLigne(ligne: LigneDePoint, privee: KeyObject): string {
  const signature = sign(null, Buffer.from(JSON.stringify(ligne)), privee).toString('base64url');
  return JSON.stringify({ ...ligne, signature });
}

/** Rend la ligne sans sa signature et la vérification de celle-ci ; null si le texte n'est pas une ligne de points. */
export function lireLigne(
  texte: string,
): { readonly ligne: LigneDePoint; estSigneePar(cle: KeyObject): boolean } | null {
  try {
    const { signature, ...ligne } = JSON.parse(texte) as LigneSignee;
    if (typeof signature !== 'string' || typeof ligne.numero !== 'number' || typeof ligne.precedent !== 'string')
      return null;
    const estSigneePar = (cle: KeyObject): boolean =>
      verify(null, Buffer.from(JSON.stringify(ligne)), cle, Buffer.from(signature, 'base64url'));
    return { ligne, estSigneePar };
  } catch {
    return null;
  }
}
