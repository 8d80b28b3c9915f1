import type { CategorieDonnee } from '@pdp/domain';
import { capaciteAutorise, capaciteDe, projeter } from './capacite.js';
import type { Portee } from './cellules.js';
import { AUCUN_ELEMENT, type FaitsDossier, type FaitsElement } from './faits.js';
import { actionCompilee, porteesPossibles } from './regles.js';
import type { ActionDonnee, Sujet } from './sujet.js';

/** Ce sur quoi porte une demande d'autorisation. */
export interface Ressource {
  readonly categorie: CategorieDonnee;
  readonly faits: FaitsDossier;
  /** À fournir dès qu'il s'agit d'un élément précis (une tâche, une décision, une note). */
  readonly element?: FaitsElement;
  /** Écriture restreinte visée (`sonAvis`, `recueil`…) ; absente = écrire toute la catégorie. */
  readonly portee?: Portee;
}

/**
 * La seule fonction qui autorise. Pour `lire`, `vrai` peut recouvrir une portée restreinte : appliquer `porteeDe`.
 * Pour `ecrire`, une écriture restreinte doit être annoncée par `ressource.portee`.
 */
export function peut(sujet: Sujet, action: ActionDonnee, ressource: Ressource): boolean {
  return porteeDe(sujet, action, ressource) !== null;
}

/** Portée obtenue, la plus large d'abord ; `null` si l'action est refusée. */
export function porteeDe(sujet: Sujet, action: ActionDonnee, ressource: Ressource): Portee | null {
  const { categorie, faits, element = AUCUN_ELEMENT } = ressource;
  const projection = projeter({ sujet, categorie, faits, element });
  const capacite = capaciteDe(sujet.fonction);
  for (const portee of porteesDemandees(sujet, action, ressource)) {
    if (capaciteAutorise(capacite, actionCompilee(action, portee), projection)) return portee;
  }
  return null;
}

function porteesDemandees(sujet: Sujet, action: ActionDonnee, { categorie, portee }: Ressource): readonly Portee[] {
  if (action !== 'ecrire') return porteesPossibles(sujet.fonction, action, categorie);
  return portee === undefined || portee === 'complete' ? ['complete'] : ['complete', portee];
}
