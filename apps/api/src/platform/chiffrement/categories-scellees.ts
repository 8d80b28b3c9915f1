import type { CategorieFiche } from '@pdp/domain';
import type { Coffre } from './coffre.js';

/** Catégories de la fiche chiffrées au repos ; les autres gardent leur contenu en `jsonb` (ADR 0023). */
export const CATEGORIES_SCELLEES = [
  'coordonnees',
  'capacites',
  'social',
  'finances',
  'statutSante',
] as const satisfies readonly CategorieFiche[];

const COLONNE = 'categorie_dossier.contenu_scelle';

/** Une ligne de `categorie_dossier` : exactement l'une des deux colonnes, selon la catégorie. */
export type ContenuStocke = { readonly contenu: unknown; readonly contenu_scelle: string | null };

export const estScellee = (categorie: string): boolean =>
  (CATEGORIES_SCELLEES as readonly string[]).includes(categorie);

/** Identifiant de la ligne, tel que le lien authentifié le cite. */
export const ligneDeCategorie = (dossierId: string, categorie: string): string => `${dossierId}:${categorie}`;

export const scellerCategorie = (
  coffre: Coffre,
  dossierId: string,
  categorie: string,
  contenu: unknown,
): { readonly contenu: string | null; readonly contenu_scelle: string | null } =>
  estScellee(categorie)
    ? { contenu: null, contenu_scelle: coffre.scellerJson(COLONNE, ligneDeCategorie(dossierId, categorie), contenu) }
    : { contenu: JSON.stringify(contenu), contenu_scelle: null };

export const ouvrirCategorie = <T>(coffre: Coffre, dossierId: string, categorie: string, ligne: ContenuStocke): T =>
  ligne.contenu_scelle === null
    ? (ligne.contenu as T)
    : coffre.ouvrirJson<T>(COLONNE, ligneDeCategorie(dossierId, categorie), ligne.contenu_scelle);
