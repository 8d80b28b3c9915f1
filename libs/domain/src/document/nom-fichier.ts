import { LIMITES_DOCUMENT, TYPES_FICHIER, type TypeFichier } from './document.js';

/**
 * Nom sans danger pour tous les systèmes : ni chemin, ni caractère invisible ou réservé, ni nom de périphérique ;
 * l'extension est celle du type reconnu, quelle qu'ait été la sienne. Jamais vide.
 */
export function assainirNomFichier(recu: string, type: TypeFichier): string {
  const { extension } = TYPES_FICHIER[type];
  const nu = recu
    .slice(0, 2000)
    .normalize('NFC')
    .split(/[\\/]/)
    .at(-1)!
    .replace(INVISIBLES, '')
    .replace(RESERVES, '-')
    .replace(/\s+/gu, ' ')
    .replace(EXTENSION, '')
    .replace(BORDS, '');
  const base = PERIPHERIQUES.test(nu) ? `_${nu}` : nu;
  const court = Array.from(base).slice(0, LIMITES_DOCUMENT.nom - extension.length - 1);
  return `${court.join('').replace(BORDS, '') || 'document'}.${extension}`;
}

/** Titre proposé d'après le nom choisi sur le poste : sans extension, tirets bas rendus par des espaces. */
export const titreDepuisNom = (nom: string): string =>
  nom
    .replace(EXTENSION, '')
    .replace(/[_\s]+/gu, ' ')
    .trim()
    .slice(0, LIMITES_DOCUMENT.titre);

// Contrôles, marques de direction, substituts isolés, signes sans largeur, sélecteurs de variante, lignes et paragraphes.
const INVISIBLES = /[\p{C}\p{Zl}\p{Zp}\u{FE00}-\u{FE0F}]/gu;
const RESERVES = /[<>:"|?*%;=`$&']/g;
const EXTENSION = /\.[A-Za-z0-9]{1,5}$/;
const BORDS = /^[\s.-]+|[\s.]+$/gu;
const PERIPHERIQUES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
