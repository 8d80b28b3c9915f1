import { SCHEMAS_FICHE, lireCategorie } from '@pdp/domain';
import type { CategorieFiche, Champ, DateCivile, Schema } from '@pdp/domain';
import type { ErreursParChamp } from '../../../platform/ui/formulaire/erreurs';
import type { ChampConflit } from '../../../platform/ui/formulaire/conflit';
import { enClair } from './fiche.lecture';

/** Saisie d'une catégorie, telle qu'à l'écran : des textes, des codes cochés, des listes de sous-saisies. */
export type ValeurSaisie = string | string[] | SaisieFiche[];
export type SaisieFiche = { [cle: string]: ValeurSaisie };

type Contenu = Readonly<Record<string, unknown>>;

/** Contenu reçu → saisie ; toutes les clés du schéma y sont, vides si rien n'est noté. */
export const enSaisie = (schema: Schema, contenu: Contenu): SaisieFiche =>
  Object.fromEntries(Object.entries(schema).map(([cle, champ]) => [cle, valeurSaisie(champ, contenu[cle])]));

function valeurSaisie(champ: Champ, valeur: unknown): ValeurSaisie {
  if (champ.sorte === 'liste')
    return Array.isArray(valeur) ? valeur.map((element) => enSaisie(champ.de, element as Contenu)) : [];
  if (champ.sorte === 'choixMultiple') return Array.isArray(valeur) ? valeur.map(String) : [];
  if (valeur === null || valeur === undefined) return '';
  if (champ.sorte === 'booleen') return valeur === true ? 'oui' : 'non';
  return String(valeur);
}

/** Saisie → corps à envoyer : `null` pour ce qui est vide, nombres et oui/non rendus à leur type. */
export const enCorps = (schema: Schema, saisie: SaisieFiche): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schema).map(([cle, champ]) => [cle, valeurCorps(champ, saisie[cle])]));

function valeurCorps(champ: Champ, valeur: ValeurSaisie | undefined): unknown {
  if (champ.sorte === 'liste')
    return Array.isArray(valeur) ? (valeur as SaisieFiche[]).map((element) => enCorps(champ.de, element)) : [];
  if (champ.sorte === 'choixMultiple') return Array.isArray(valeur) ? valeur : [];
  const texte = typeof valeur === 'string' ? valeur.trim() : '';
  if (texte === '') return null;
  if (champ.sorte === 'booleen') return texte === 'oui';
  if (champ.sorte === 'entier') return /^-?\d+$/.test(texte) ? Number(texte) : texte;
  return texte;
}

/** Fautes d'une saisie, par les règles mêmes du serveur ; la première de chaque champ. */
export function fautesDe(categorie: CategorieFiche, saisie: SaisieFiche, aujourdhui: string): ErreursParChamp {
  const lue = lireCategorie(categorie, enCorps(SCHEMAS_FICHE[categorie], saisie), {
    aujourdhui: aujourdhui as DateCivile,
  });
  const fautes: Record<string, string> = {};
  for (const { chemin, message } of lue.ok ? [] : lue.erreur) fautes[chemin] ??= message;
  return fautes;
}

/** Libellés de tous les champs, sous-champs de listes compris (« Avis 2, sens »), dans l'ordre de l'écran. */
export function libellesDe(schema: Schema, saisie: SaisieFiche): Readonly<Record<string, string>> {
  const libelles: Record<string, string> = {};
  for (const [cle, champ] of Object.entries(schema)) {
    libelles[cle] = champ.libelle;
    if (champ.sorte !== 'liste') continue;
    const elements = Array.isArray(saisie[cle]) ? saisie[cle] : [];
    elements.forEach((_, rang) => {
      for (const [sousCle, sousChamp] of Object.entries(champ.de)) {
        libelles[`${cle}.${rang}.${sousCle}`] = `${champ.libelle} ${rang + 1}, ${sousChamp.libelle.toLowerCase()}`;
      }
    });
  }
  return libelles;
}

/**
 * Conflits prêts à montrer : les codes y sont en français. Rend aussi la traduction inverse, pour reprendre les valeurs
 * choisies dans le dialogue.
 */
export function conflitsEnClair(
  schema: Schema,
  conflits: readonly ChampConflit[],
): { readonly montres: readonly ChampConflit[]; readonly rendre: (choisies: Contenu) => Record<string, unknown> } {
  const montres = conflits.map((conflit) => ({
    ...conflit,
    mien: montrer(schema, conflit.cle, conflit.mien),
    leur: montrer(schema, conflit.cle, conflit.leur),
  }));
  const rendre = (choisies: Contenu) => {
    const rendues = { ...choisies };
    conflits.forEach(({ cle, mien, leur }, rang) => {
      if (rendues[cle] === montres[rang]?.mien) rendues[cle] = mien;
      else if (rendues[cle] === montres[rang]?.leur) rendues[cle] = leur;
    });
    return rendues;
  };
  return { montres, rendre };
}

// Un texte libre reste un texte (les deux peuvent être réunis) ; toute autre valeur devient une liste de mots à lire.
function montrer(schema: Schema, cle: string, valeur: unknown): unknown {
  const champ = schema[cle];
  if (!champ || champ.sorte === 'texte') return valeur;
  const clair = enClair(champ, valeur, cle);
  return clair === null ? [] : typeof clair === 'string' ? [clair] : [...clair];
}
