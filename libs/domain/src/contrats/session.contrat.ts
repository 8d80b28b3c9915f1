import type { Fonction, Unite } from '../annuaire/fonctions.js';

/** Habilitation d'un agent : une fonction dans une unité, un organisme, une plateforme. */
export type HabilitationVue = {
  readonly id: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly plateforme: { readonly id: string; readonly nom: string } | null;
};

/**
 * Durées en secondes. Comptées de cette réponse : `inactiviteS` sans autre demande de l'utilisateur, `absolueS` quoi qu'il
 * fasse. `permiseS` : l'inactivité permise depuis sa dernière demande, plus longue dans une revue en cours.
 */
export type ResteDeSession = { readonly inactiviteS: number; readonly permiseS: number; readonly absolueS: number };

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
  readonly reste: ResteDeSession;
  readonly demo: boolean;
};

/** Une de mes sessions ouvertes. `appareil` en clair (« Firefox sur Windows »), null s'il est inconnu. */
export type MaSession = {
  readonly id: string;
  readonly appareil: string | null;
  readonly fonction: Fonction;
  readonly ouverteLe: string;
  readonly vueLe: string;
  readonly celleCi: boolean;
};

/** Réponse de `GET /mes-sessions` : celle-ci d'abord, puis la plus récemment active. */
export type MesSessions = { readonly elements: readonly MaSession[] };

/** Réponse de `POST /mes-sessions/fin-des-autres` : combien ont pris fin. */
export type SessionsTerminees = { readonly terminees: number };

/** Corps de `PUT /session/habilitation`. */
export type ChangerHabilitationRequete = { readonly habilitationId: string };

/** Service de connexion proposé ; `public` : à qui. `simule` : joué par la démonstration. */
export type FournisseurConnexion = {
  readonly code: string;
  readonly libelle: string;
  readonly public: 'agents' | 'sante' | 'assures' | 'tous';
  readonly simule: boolean;
};

/** Réponse de `GET /connexion/fournisseurs`. */
export type FournisseursConnexion = { readonly elements: readonly FournisseurConnexion[] };
