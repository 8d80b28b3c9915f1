import type { CategorieDonnee } from '../dossier/categories.js';

/** Un lecteur, dit en français : « Service médical », « Médecin du travail (AMIEM) ». `restriction` : ce qu'il ne lit qu'en partie. */
export type LecteurVue = { readonly nom: string; readonly restriction: string | null };

/**
 * Réponse de `GET /dossiers/{id}/lecteurs` : qui lira chaque catégorie aujourd'hui, avec les liens et les seuls accords en
 * cours. Ne porte que les catégories que le lecteur lit ou écrit.
 */
export type LecteursDossierVue = {
  readonly categories: Partial<Record<CategorieDonnee, readonly LecteurVue[]>>;
};
