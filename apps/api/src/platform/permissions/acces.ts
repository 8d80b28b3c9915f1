import type { CategorieDonnee, ErreurMetier } from '@pdp/domain';
import {
  categoriesLisibles,
  expliquer,
  peut,
  type ActionDonnee,
  type FaitsDossier,
  type FaitsElement,
  type Portee,
  type Sujet,
} from '@pdp/permissions';
import { accesRefuse, introuvable } from '../http/probleme.exception.js';

/** Ce qu'un cas d'usage demande sur une catégorie d'un dossier. */
export type DemandeAcces = {
  readonly action: ActionDonnee;
  readonly categorie: CategorieDonnee;
  readonly portee?: Portee;
  readonly element?: FaitsElement;
};

/** Le sujet lit-il au moins une catégorie de ce dossier ? Sinon, pour lui, ce dossier n'existe pas. */
export function estVisible(sujet: Sujet, faits: FaitsDossier | null): faits is FaitsDossier {
  return faits !== null && categoriesLisibles(sujet, faits).lisibles.some((categorie) => categorie !== 'journal');
}

/**
 * Refus à rendre, ou `null` si c'est permis : dossier inconnu ou illisible, 404 ; lisible mais pas pour cela, 403.
 * Le 403 dit pourquoi (accord, lien, fonction) sans rien révéler du contenu.
 */
export function refusDAcces(sujet: Sujet, faits: FaitsDossier | null, demande: DemandeAcces): ErreurMetier | null {
  if (faits === null) return introuvable();
  const { action, categorie, portee, element } = demande;
  const ressource = { categorie, faits, ...(portee ? { portee } : {}), ...(element ? { element } : {}) };
  if (peut(sujet, action, ressource)) return null;
  return estVisible(sujet, faits) ? accesRefuse(expliquer(sujet, action, ressource).phrase) : introuvable();
}
