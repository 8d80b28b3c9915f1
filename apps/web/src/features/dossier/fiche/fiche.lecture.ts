import type { Champ, Schema } from '@pdp/domain';
import { dateLongue } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import { nombre, telephone } from '../../../platform/format/textes';
import { espacerNir } from '../../../platform/ui/formulaire/nir';

/** Ligne lisible d'une catégorie : un texte, ou plusieurs choix. */
export type LigneFiche = {
  readonly cle: string;
  readonly libelle: string;
  readonly valeur: string | readonly string[];
};

type Contenu = Readonly<Record<string, unknown>>;

/** Lignes renseignées d'une catégorie, dans l'ordre du schéma ; une portée réduite peut en avoir retiré. */
export const lignesFiche = (schema: Schema, contenu: Contenu): readonly LigneFiche[] =>
  Object.entries(schema).flatMap(([cle, champ]) => {
    const valeur = enClair(champ, contenu[cle], cle);
    return valeur === null ? [] : [{ cle, libelle: champ.libelle, valeur }];
  });

/** Valeur d'un champ dite en français ; `null` si rien n'est noté. */
export function enClair(champ: Champ, valeur: unknown, cle = ''): string | readonly string[] | null {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (champ.sorte === 'liste') return listeEnClair(champ.de, valeur);
  if (champ.sorte === 'choixMultiple')
    return Array.isArray(valeur) ? nonVide(valeur.map((v) => libelleDe(champ.libelles, String(v)))) : null;
  if (champ.sorte === 'choix') return libelleDe(champ.libelles, String(valeur));
  if (champ.sorte === 'booleen') return valeur === true ? 'Oui' : 'Non';
  if (champ.sorte === 'date') return dateLongue(String(valeur));
  if (champ.sorte === 'entier') return typeof valeur === 'number' ? entierEnClair(champ.libelle, valeur) : null;
  return texteEnClair(cle, String(valeur));
}

const nonVide = (liste: readonly string[]): readonly string[] | null => (liste.length === 0 ? null : liste);

function listeEnClair(schema: Schema, valeur: unknown): readonly string[] | null {
  if (!Array.isArray(valeur)) return null;
  return nonVide(
    valeur.map((element) =>
      lignesFiche(schema, element as Contenu)
        .map((ligne, rang) => (rang === 0 ? String(ligne.valeur) : detailEnClair(ligne.libelle, String(ligne.valeur))))
        .join(', '),
    ),
  );
}

// « favorable, le 6 novembre, valable jusqu’au 15 février » : une phrase, plutôt qu'un formulaire récité.
function detailEnClair(libelle: string, valeur: string): string {
  if (libelle === 'Sens') return valeur.toLowerCase();
  if (libelle === 'Date') return `le ${valeur}`;
  return `${libelle.toLowerCase()}${libelle.endsWith(' jusqu’au') ? ' ' : '\u00a0: '}${valeur}`;
}

// Le libellé dit déjà l'unité (« en euros », « en % ») : on la remet sur la valeur, plus lisible seule.
function entierEnClair(libelle: string, valeur: number): string {
  if (libelle.endsWith('en euros')) return `${nombre(valeur)} €`;
  if (libelle.endsWith('en %')) return `${nombre(valeur)} %`;
  return nombre(valeur);
}

function texteEnClair(cle: string, valeur: string): string {
  if (cle.startsWith('telephone')) return telephone(valeur);
  if (cle === 'nir') return valeur.includes('•') ? valeur : espacerNir(valeur);
  return valeur;
}
