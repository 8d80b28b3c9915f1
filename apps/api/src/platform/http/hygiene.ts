import type { ChampFautif } from '@pdp/domain';

// NUL et autres C0 sauf tabulation et fin de ligne, substituts isolés, renversements de sens d'écriture (trust.md A6.2).
const REFUSES = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/;
const CLES_REFUSEES = new Set(['__proto__', 'constructor', 'prototype']);
const PROFONDEUR = 12;

/**
 * Passe tout le corps d'une demande : refuse les caractères de contrôle, les substituts isolés, les clés de prototype,
 * l'imbrication excessive ; met les textes en NFC. Rend la première faute, ou null.
 */
export function nettoyer(valeur: unknown, chemin = '', profondeur = 0): ChampFautif | null {
  if (profondeur > PROFONDEUR) return { chemin, code: 'trop-imbrique', message: 'Ce contenu est trop imbriqué.' };
  if (typeof valeur === 'string') return fauteDeTexte(valeur, chemin);
  if (typeof valeur === 'number' && !Number.isFinite(valeur))
    return { chemin, code: 'nombre-refuse', message: 'Ce nombre n’est pas accepté.' };
  if (typeof valeur !== 'object' || valeur === null) return null;
  for (const [cle, contenu] of Object.entries(valeur)) {
    const ici = chemin === '' ? cle : `${chemin}.${cle}`;
    if (CLES_REFUSEES.has(cle) || fauteDeTexte(cle, '') !== null)
      return { chemin: chemin || 'corps', code: 'champ-inconnu', message: 'Ce champ n’est pas attendu.' };
    const faute = nettoyer(contenu, ici, profondeur + 1);
    if (faute) return faute;
    if (typeof contenu === 'string') (valeur as Record<string, unknown>)[cle] = contenu.normalize('NFC');
  }
  return null;
}

function fauteDeTexte(texte: string, chemin: string): ChampFautif | null {
  if (!REFUSES.test(texte) && texte.isWellFormed()) return null;
  return { chemin, code: 'caractere-refuse', message: 'Ce texte contient un caractère refusé.' };
}
