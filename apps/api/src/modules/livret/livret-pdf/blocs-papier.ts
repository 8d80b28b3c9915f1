import { dateLongue, dateParis, heureParis } from '@pdp/domain';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';

/** Une date civile ou un instant, au jour de Paris, en toutes lettres. */
export const jour = (date: string): string =>
  dateLongue(/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : dateParis(new Date(date)));
/** Un instant, jour et heure de Paris. */
export const moment = (instant: string): string =>
  `${jour(instant)}, ${heureParis(new Date(instant)).replace(/^0/, '').replace(':', ' h ')}`;
/** Lignes d'un même bloc ; une ligne vide ne se montre pas. */
export const lignes = (...textes: readonly string[]): string => textes.filter((texte) => texte !== '').join('\n');
/** Titre d'une partie. */
export const titre = (texte: string): BlocPdf => ({ sorte: 'titre', niveau: 1, texte });
/** Titre dans une partie. */
export const sousTitre = (texte: string): BlocPdf => ({ sorte: 'titre', niveau: 2, texte });
export const paragraphe = (texte: string): BlocPdf => ({ sorte: 'paragraphe', texte });
/** Un paragraphe, ou rien si le texte est vide. */
export const siDit = (texte: string): BlocPdf[] => (texte === '' ? [] : [paragraphe(texte)]);
export const discret = (texte: string): BlocPdf => ({ sorte: 'paragraphe', texte, discret: true });
export const encadre = (texte: string): BlocPdf => ({ sorte: 'encadre', texte });
export const elements = (textes: readonly string[]): BlocPdf => ({ sorte: 'liste', elements: textes });
/** Une partie en liste ; rien si elle est vide. */
export const liste = (nom: string, textes: readonly string[]): BlocPdf[] =>
  textes.length === 0 ? [] : [titre(nom), elements(textes)];
