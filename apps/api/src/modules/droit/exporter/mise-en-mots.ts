import {
  LIBELLES_CATEGORIE,
  SCHEMAS_FICHE,
  dateEnLettres,
  dateParis,
  heureParis,
  type CategorieFiche,
  type Champ,
  type Schema,
} from '@pdp/domain';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';

type Ligne = Readonly<Record<string, unknown>>;
/** Titre montré, clé lue, et libellés de ses codes. */
export type Colonnes = readonly (readonly [titre: string, cle: string, libelles?: Readonly<Record<string, string>>])[];

/** Une catégorie de la fiche : titre, puis chaque champ rempli avec son libellé ; rien si tout est vide. */
export function rubrique(categorie: CategorieFiche, contenu: Ligne): BlocPdf[] {
  const lus = champsDuSchema(SCHEMAS_FICHE[categorie] as Schema, contenu);
  return lus.length === 0 ? [] : [titre(2, LIBELLES_CATEGORIE[categorie]), champs(lus)];
}

/** Champs remplis d'un contenu : nom français et valeur en mots. */
export function champsDuSchema(schema: Schema, contenu: Ligne): (readonly [string, string | null])[] {
  return Object.entries(schema)
    .map(([cle, champ]) => [champ.libelle, valeurDe(champ, contenu[cle])] as const)
    .filter(([, valeur]) => valeur !== null);
}

function valeurDe(champ: Champ, valeur: unknown): string | null {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (champ.sorte === 'choix') return libelle(champ.libelles, valeur);
  if (champ.sorte === 'choixMultiple')
    return (valeur as unknown[]).map((code) => libelle(champ.libelles, code)).join(', ') || null;
  if (champ.sorte === 'liste')
    return (
      (valeur as Ligne[])
        .map((element) =>
          champsDuSchema(champ.de, element)
            .map(([nom, v]) => `${nom} : ${v}`)
            .join(', '),
        )
        .join('\n') || null
    );
  return enTexte(valeur);
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

/** Libellé d'un code ; le code lui-même, lisible, s'il n'en a pas. */
export function libelle(libelles: Readonly<Record<string, string>>, code: unknown): string | null {
  if (typeof code !== 'string' || code === '') return null;
  return Object.hasOwn(libelles, code) ? libelles[code]! : code;
}

function enTexte(valeur: unknown): string | null {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'string') return /^\d{4}-\d{2}-\d{2}(T|$)/.test(valeur) ? enClair(valeur) : valeur;
  if (Array.isArray(valeur)) return valeur.flatMap((v) => enTexte(v) ?? []).join(', ') || null;
  if (typeof valeur === 'object')
    return (
      Object.entries(valeur)
        .flatMap(([cle, v]) => {
          const texte = enTexte(v);
          return texte === null ? [] : [`${cle} : ${texte}`];
        })
        .join(', ') || null
    );
  return String(valeur);
}

/** Une date civile se lit telle quelle ; un instant se dit au jour et à l'heure de Paris. */
export function enClair(texte: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(texte)) return dateEnLettres(texte);
  const instant = new Date(texte);
  return Number.isNaN(instant.getTime()) ? texte : `${dateEnLettres(dateParis(instant))} à ${heureParis(instant)}`;
}
