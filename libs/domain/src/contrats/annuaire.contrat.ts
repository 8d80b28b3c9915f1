import type { Fonction, Unite } from '../annuaire/fonctions.js';
import type { Page } from './commun.contrat.js';

/** Personne de l'annuaire (`GET /annuaire?recherche=&unite=`), une fois chacune ; `fonction` répond au filtre s'il y en a un. */
export type PersonneAnnuaire = {
  readonly id: string;
  readonly nom: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly plateforme: string | null;
  readonly telephone: string | null;
  /** Autres fonctions en cours de la même personne. */
  readonly autresFonctions: readonly Fonction[];
};

export type AnnuairePage = Page<PersonneAnnuaire>;

export type OrganismeVue = {
  readonly id: string;
  readonly nom: string;
  readonly type: string;
  readonly unites: readonly Unite[];
  readonly commune: string | null;
  readonly telephone: string | null;
};

/** Habilitation vue par l'administrateur (`GET /habilitations`). */
export type HabilitationAdminVue = {
  readonly id: string;
  readonly version: number;
  readonly utilisateur: {
    readonly id: string;
    readonly nom: string;
    readonly courriel: string | null;
    readonly derniereConnexion: string | null;
    readonly actif: boolean;
    /** Suspendu après une longue absence : un administrateur peut le rétablir. */
    readonly suspendu: boolean;
    /** Invité qui n'est pas encore venu : un code neuf peut lui être donné. */
    readonly attendu: boolean;
  };
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly plateforme: { readonly id: string; readonly nom: string } | null;
  readonly debut: string;
  readonly fin: string | null;
  readonly motif: string | null;
  /** Suspendue faute d'avoir été reconfirmée : un administrateur peut la rétablir. */
  readonly suspendue: boolean;
  readonly active: boolean;
};

export type HabilitationsPage = Page<HabilitationAdminVue>;

/** Corps de `PATCH /habilitations/{id}` : `fin` avance, repousse ou (null) lève la fin ; absente, elle ne change pas. */
export type ModifierHabilitationRequete = { readonly fin?: string | null; readonly motif: string };

/** Corps de `POST /utilisateurs/{id}/desactivation`. */
export type DesactiverUtilisateurRequete = { readonly motif: string };

/** Réponse d'une désactivation. */
export type UtilisateurDesactive = { readonly id: string; readonly actif: false; readonly sessionsTerminees: number };

/** `debut` et `fin` : un jour `YYYY-MM-DD` (la fin est comprise, heure de Paris) ou un instant. */
export type CreerHabilitationRequete = {
  readonly utilisateurId?: string;
  readonly nouvelUtilisateur?: { readonly nom: string; readonly prenom: string; readonly courriel: string };
  readonly fonction: Fonction;
  readonly organismeId: string;
  readonly debut?: string;
  readonly fin?: string;
  readonly motif: string;
};
