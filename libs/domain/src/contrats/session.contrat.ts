import type { Fonction, Unite } from '../annuaire/fonctions.js';

/** Habilitation d'un agent : une fonction dans une unité, un organisme, une plateforme. */
export type HabilitationVue = {
  readonly id: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly plateforme: { readonly id: string; readonly nom: string } | null;
};

/** Réponse de `GET /session`. `actes` : ce que la fonction active peut entreprendre (menus). */
export type SessionVue = {
  readonly utilisateur: {
    readonly id: string;
    readonly nom: string;
    readonly prenom: string;
    readonly courriel: string | null;
  };
  readonly habilitations: readonly HabilitationVue[];
  readonly habilitationActive: HabilitationVue;
  readonly expireA: string;
  readonly demo: boolean;
};

/** Corps de `PUT /session/habilitation`. */
export type ChangerHabilitationRequete = { readonly habilitationId: string };
