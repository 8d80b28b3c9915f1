import type { Modalite } from '../entretien/entretien.js';
import type { EtatRendezVous, TransitionRendezVous } from '../rendez-vous/rendez-vous.js';

/** Lieu d'accueil d'une plateforme ; fermé, il ne se choisit plus. */
export type LieuAccueilVue = {
  readonly id: string;
  readonly nom: string;
  readonly adresse: string;
  readonly accessibilite: string | null;
  readonly horaires: string | null;
  readonly ouvert: boolean;
  readonly version: number;
};

/** Corps de `POST /lieux-accueil`. */
export type CreerLieuRequete = {
  readonly nom: string;
  readonly adresse: string;
  readonly accessibilite?: string;
  readonly horaires?: string;
};

/** Corps de `PUT /lieux-accueil/{id}` : le lieu entier, et s'il se choisit encore. */
export type ModifierLieuRequete = CreerLieuRequete & { readonly ouvert: boolean };

/** Rendez-vous d'un dossier. */
export type RendezVousVue = {
  readonly id: string;
  readonly dossierId: string;
  readonly etat: EtatRendezVous;
  readonly version: number;
  readonly debut: string;
  readonly dureeMinutes: number;
  readonly modalite: Modalite;
  readonly lieu: { readonly id: string; readonly nom: string; readonly adresse: string } | null;
  readonly agent: string;
  /** Gestes que ce lecteur peut tenter. */
  readonly gestes: readonly TransitionRendezVous[];
};

/** Corps de `POST /dossiers/{id}/rendez-vous` ; l'agent est celui qui planifie. */
export type PlanifierRendezVousRequete = {
  readonly debut: string;
  readonly dureeMinutes?: number;
  readonly modalite: Modalite;
  readonly lieuId?: string;
};

/** Corps de `POST /rendez-vous/{id}/transitions` ; `nouveau` seulement pour déplacer. */
export type TransitionRendezVousRequete = {
  readonly transition: TransitionRendezVous;
  readonly nouveau?: PlanifierRendezVousRequete;
};

/** Réponse d'un geste : `suiteId` est l'entretien né du rendez-vous tenu, ou le rendez-vous né du déplacement. */
export type RendezVousTransforme = {
  readonly id: string;
  readonly etat: EtatRendezVous;
  readonly version: number;
  readonly suiteId: string | null;
};

/** Rendez-vous dit à la personne, ou proposé à l'auteur du livret. */
export type RendezVousDit = {
  readonly id: string;
  readonly dateHeure: string;
  readonly objet: string;
  readonly lieu: string;
  readonly explication: string;
};
