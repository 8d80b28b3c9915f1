import { echec, succes, type Resultat } from '../noyau/resultat.js';

/**
 * Encodage d'une liste d'après ses premiers octets : marque d'ordre, UTF-8 bien formé, sinon Windows-1252.
 * `estDebut` dit que le fichier continue : un caractère coupé à la fin n'est alors pas une faute.
 */
export const detecterEncodage = (octets: Uint8Array, estDebut = false): Resultat<EncodageListe, 'UTF_16'> => {
  const [a, b, c] = octets;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return echec('UTF_16');
  if (a === 0xef && b === 0xbb && c === 0xbf) return succes('UTF_8_BOM');
  return succes(estUtf8(octets, estDebut) ? 'UTF_8' : 'WINDOWS_1252');
};

/** Étiquette d'un encodage pour `TextDecoder`, qui ôte la marque d'ordre de lui-même. */
export const etiquetteEncodage = (encodage: EncodageListe): 'utf-8' | 'windows-1252' =>
  encodage === 'WINDOWS_1252' ? 'windows-1252' : 'utf-8';

/** Séparateur le plus fréquent de la première ligne, hors guillemets ; `;` en cas d'égalité, usage français. */
export const detecterSeparateur = (texte: string): SeparateurListe => {
  const premiere = texte.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const horsGuillemets = premiere.replace(/"(?:[^"]|"")*"/g, '');
  const compte = (signe: string) => horsGuillemets.split(signe).length - 1;
  return compte(',') > compte(';') ? ',' : ';';
};

/** Encodages lus. */
export type EncodageListe = 'UTF_8_BOM' | 'UTF_8' | 'WINDOWS_1252';

/** Séparateurs lus. */
export type SeparateurListe = ';' | ',';

/** Nom montré à l'écran. */
export const LIBELLES_ENCODAGE: Readonly<Record<EncodageListe, string>> = {
  UTF_8_BOM: 'UTF-8 avec marque',
  UTF_8: 'UTF-8',
  WINDOWS_1252: 'Windows-1252',
};

const estUtf8 = (octets: Uint8Array, estDebut: boolean): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(octets, { stream: estDebut });
    return true;
  } catch {
    return false;
  }
};
