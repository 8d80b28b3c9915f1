import { echec, succes, type Resultat } from './resultat.js';

/**
 * Texte prêt à conserver : NFC, fins de ligne unifiées, blancs des bords ôtés.
 * Refuse ce que la base, un écran ou un tableur interpréterait autrement que le lecteur.
 */
export const lireTexte = (valeur: unknown, regle: RegleTexte): Resultat<string, DefautTexte> => {
  if (typeof valeur !== 'string') return echec('TYPE');
  // Borne de travail avant toute normalisation : un texte démesuré ne doit rien coûter.
  if (valeur.length > regle.max * 16 + 1024) return echec('TROP_LONG');
  const defaut = defautCaractere(valeur);
  if (defaut) return echec(defaut);
  const texte = valeur.normalize('NFC').replace(FINS_DE_LIGNE, '\n').trim();
  if (!regle.multiligne && /[\n\t]/.test(texte)) return echec('CARACTERE_DE_CONTROLE');
  if (texte === '' && !regle.facultatif) return echec('VIDE');
  if (texte.length > regle.max && longueurVue(texte, regle.max) > regle.max) return echec('TROP_LONG');
  if (octetsUtf8(texte) > (regle.maxOctets ?? regle.max * 8)) return echec('TROP_LONG');
  return succes(texte);
};

/** Premier caractère interdit d'un texte, ou `null` ; sert aussi à balayer un corps de requête entier. */
export const defautCaractere = (texte: string): DefautCaractere | null => {
  if (texte.includes('\0')) return 'CARACTERE_NUL';
  if (SUBSTITUT_ISOLE.test(texte)) return 'SUBSTITUT_ISOLE';
  if (DIRECTION_CACHEE.test(texte)) return 'DIRECTION_CACHEE';
  return CONTROLE.test(texte) ? 'CARACTERE_DE_CONTROLE' : null;
};

/** Forme de comparaison : sans accent ni casse, tirets, apostrophes et ponctuation rendus par une espace, ligatures ouvertes. */
export const normaliserPourRecherche = (texte: string): string =>
  texte
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Cellule qu'un tableur n'exécutera pas : une formule est précédée d'une apostrophe, un nombre négatif reste un nombre. */
export const neutraliserCellule = (texte: string): string =>
  estFormuleTableur(texte) && !NOMBRE.test(texte) ? `'${texte}` : texte;

/** Vrai si un tableur interpréterait cette cellule comme une formule (`=`, `+`, `-`, `@`, tabulation, formes pleines). */
export const estFormuleTableur = (texte: string): boolean => /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(texte);

/** Une ligne de CSV : cellules neutralisées, guillemets doublés, sans fin de ligne. */
export const ligneCsv = (cellules: readonly string[], separateur = ';'): string =>
  cellules
    .map(neutraliserCellule)
    .map((cellule) => (/["\r\n;,\t]/.test(cellule) ? `"${cellule.replaceAll('"', '""')}"` : cellule))
    .join(separateur);

/** Longueur telle que la personne la compte, en graphèmes ; s'arrête dès que `plafond` est dépassé. */
export const longueurVue = (texte: string, plafond = Number.POSITIVE_INFINITY): number => {
  if (texte.length <= plafond && /^[\x20-\x7eÀ-ÿ\n]*$/.test(texte)) return texte.length;
  let nombre = 0;
  for (const _ of SEGMENTEUR.segment(texte)) if (++nombre > plafond) break;
  return nombre;
};

/** Poids du texte en UTF-8. */
export const octetsUtf8 = (texte: string): number => {
  let total = 0;
  for (const caractere of texte) {
    const code = caractere.codePointAt(0) ?? 0;
    total += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return total;
};

/** Règle d'un champ de texte : `max` en caractères vus, `maxOctets` borne les signes combinants empilés. */
export interface RegleTexte {
  readonly max: number;
  readonly maxOctets?: number;
  readonly multiligne?: boolean;
  readonly facultatif?: boolean;
}

/** Caractères qu'aucun champ n'accepte. */
export type DefautCaractere = 'CARACTERE_NUL' | 'SUBSTITUT_ISOLE' | 'DIRECTION_CACHEE' | 'CARACTERE_DE_CONTROLE';

/** Raisons de refuser un texte. */
export type DefautTexte = DefautCaractere | 'TYPE' | 'VIDE' | 'TROP_LONG';

/** Phrase montrée sous le champ pour chaque défaut. */
export const MESSAGES_TEXTE: Readonly<Record<DefautTexte, string>> = {
  TYPE: 'Un texte est attendu.',
  VIDE: 'Ce champ est obligatoire.',
  TROP_LONG: 'Ce texte est trop long.',
  CARACTERE_NUL: 'Ce texte contient un caractère nul, à retirer.',
  SUBSTITUT_ISOLE: 'Ce texte contient un caractère incomplet, à retirer.',
  DIRECTION_CACHEE: 'Ce texte contient un signe invisible qui change le sens de lecture, à retirer.',
  CARACTERE_DE_CONTROLE: 'Ce texte contient un caractère invisible, à retirer.',
};

const SEGMENTEUR = new Intl.Segmenter('fr', { granularity: 'grapheme' });
const FINS_DE_LIGNE = /\r\n?|\u2028|\u2029/g;
const SUBSTITUT_ISOLE = /\p{Cs}/u;
// Marques d'inclusion et de forçage de direction : « texte trojan », CVE-2021-42574.
const DIRECTION_CACHEE = /[\u202A-\u202E\u2066-\u2069]/;
const CONTROLE = /[\x01-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]/;
const NOMBRE = /^[+-]?\d+(?:[.,]\d+)?$/;
