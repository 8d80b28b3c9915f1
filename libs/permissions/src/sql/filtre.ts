import type { CategorieDonnee, Fonction } from '@pdp/domain';
import type { ActionDonnee, Sujet } from '../sujet.js';
import { expressionSql } from './compiler.js';
import { FAITS_SQL } from './faits-sql.js';
import { ancrer, exigerAlias, numeroter, valeursSujet } from './parametres.js';

const marque: unique symbol = Symbol('FiltreAutorise');

/**
 * Condition SQL à mettre dans le WHERE d'une liste. Seules les fonctions de ce fichier en fabriquent :
 * un dépôt qui en exige une ne peut pas lister sans droits.
 */
export interface FiltreAutorise {
  readonly [marque]: true;
  /** Expression booléenne, jamais nulle, entre parenthèses. */
  readonly texte: string;
  /** Cinq valeurs, dans l'ordre de `PARAMETRES_SUJET`, à placer à partir de `premierParametre`. */
  readonly valeurs: readonly unknown[];
}

/** Place du filtre dans la requête de l'appelant. */
export interface PlaceDuFiltre {
  /** Numéro du premier des cinq paramètres (`1` par défaut). */
  readonly premierParametre?: number;
  /** Alias de la table `dossier` (`d` par défaut). */
  readonly alias?: string;
}

/** Dossiers pour lesquels le sujet peut faire cette action sur cette catégorie ; la requête lit `dossier d`. */
export function filtreDossiers(
  sujet: Sujet,
  categorie: CategorieDonnee = 'identite',
  action: ActionDonnee = 'lire',
  place: PlaceDuFiltre = {},
): FiltreAutorise {
  return fabriquer(sujet, { action, categorie, d: place.alias ?? 'd', t: null }, place.premierParametre ?? 1);
}

/** Tâches que le sujet peut lire ou suivre ; la requête lit `tache t LEFT JOIN dossier d ON d.id = t.dossier_id`. */
export function filtreTaches(
  sujet: Sujet,
  action: 'lire' | 'ecrire' = 'lire',
  place: PlaceDuFiltre & { readonly aliasTache?: string } = {},
): FiltreAutorise {
  const cible = { action, categorie: 'taches', d: place.alias ?? 'd', t: place.aliasTache ?? 't' } as const;
  return fabriquer(sujet, cible, place.premierParametre ?? 1);
}

/** Nom de requête préparée : unique par fonction, action, catégorie et version des règles. */
export const nomDeRequete = (prefixe: string, fonction: Fonction, versionRegles: string): string =>
  `${prefixe}_${fonction}_${versionRegles}`.toLowerCase();

interface Cible {
  readonly action: ActionDonnee;
  readonly categorie: CategorieDonnee;
  readonly d: string;
  readonly t: string | null;
}

function fabriquer(sujet: Sujet, { action, categorie, d, t }: Cible, premierParametre: number): FiltreAutorise {
  const p = numeroter(premierParametre);
  const contexte = {
    fonction: sujet.fonction,
    categorie,
    d: exigerAlias(d),
    t: t === null ? null : exigerAlias(t),
    p,
  };
  const expression = expressionSql({ fonction: sujet.fonction, action, categorie }, (fait) =>
    FAITS_SQL[fait](contexte),
  );
  return { [marque]: true, texte: `(${ancrer(expression, p)})`, valeurs: valeursSujet(sujet) };
}
