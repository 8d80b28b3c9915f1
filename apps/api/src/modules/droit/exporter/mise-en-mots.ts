import { LIBELLES_CATEGORIE, SCHEMAS_FICHE, type CategorieFiche, type Schema } from '@pdp/domain';
import { champsDuSchema, enTexte, libelle } from '../../../platform/pdf/champs-en-mots.js';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';

type Ligne = Readonly<Record<string, unknown>>;
/** Titre montré, clé lue, et libellés de ses codes. */
export type Colonnes = readonly (readonly [titre: string, cle: string, libelles?: Readonly<Record<string, string>>])[];

/** Une catégorie de la fiche : titre, puis chaque champ rempli avec son libellé ; rien si tout est vide. */
export function rubrique(categorie: CategorieFiche, contenu: Ligne): BlocPdf[] {
  const lus = champsDuSchema(SCHEMAS_FICHE[categorie] as Schema, contenu);
  return lus.length === 0 ? [] : [titre(2, LIBELLES_CATEGORIE[categorie]), champs(lus)];
}

/** Une liste de la base, une puce par élément ; rien si elle est vide. */
export function section(nom: string, lignes: readonly Ligne[], colonnes: Colonnes): BlocPdf[] {
  if (lignes.length === 0) return [];
  // Un élément par ligne, chaque valeur nommée : en gros caractères, un tableau de cinq colonnes ne se lit pas.
  const elements = lignes.map((ligne) =>
    colonnes
      .map(
        ([titreDe, cle, libelles]) =>
          [titreDe, libelles ? libelle(libelles, ligne[cle]) : enTexte(ligne[cle])] as const,
      )
      .filter(([, valeur]) => valeur !== null)
      .map(([titreDe, valeur]) => `${titreDe} : ${valeur}`)
      .join('\n'),
  );
  return [titre(2, nom), { sorte: 'liste', elements }];
}

/** Titre de section. */
export const titre = (niveau: 1 | 2 | 3, texte: string): BlocPdf => ({ sorte: 'titre', niveau, texte });

/** Libellés et valeurs ; une valeur absente ne se montre pas. */
export const champs = (paires: readonly (readonly [string, string | null])[]): BlocPdf => ({
  sorte: 'champs',
  champs: paires.flatMap(([nom, valeur]) => {
    const texte = enTexte(valeur);
    return texte === null ? [] : [{ libelle: nom, valeur: texte }];
  }),
});
