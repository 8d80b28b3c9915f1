import type { Page } from './commun.contrat.js';

/** Une tâche a un seul responsable, personne ou service. */
export type TacheVue = {
  readonly id: string;
  readonly version: number;
  readonly libelle: string;
  readonly etat: string;
  readonly echeance: string | null;
  readonly enRetard: boolean;
  readonly origine: string;
  readonly pourquoi: string;
  readonly dossierId: string | null;
  readonly numeroDossier: string | null;
  readonly nomAffiche: string | null;
  readonly jourArret: number | null;
  readonly risque: string | null;
  readonly responsable: string | null;
  readonly lien: string | null;
};

export type TachesPage = Page<TacheVue>;

export type CreerTacheRequete = {
  readonly libelle: string;
  readonly responsableId?: string;
  readonly responsableUnite?: string;
  readonly echeance?: string;
};

/** Corps de `PATCH /taches/{id}`. */
export type ModifierTacheRequete = {
  readonly transition?: string;
  readonly motif?: string;
  readonly echeance?: string;
};

/** Compteurs de « Mon travail » (`GET /mon-travail`). */
export type MonTravailVue = {
  readonly prenom: string;
  readonly dossiersSuivis: number;
  readonly sansProchaineEtape: number;
  readonly taches: readonly TacheVue[];
  readonly nombreTaches: number;
  readonly signalementsATraiter: number;
  readonly prochaineRevue: {
    readonly id: string;
    readonly titre: string;
    readonly debut: string;
    readonly inscrits: number;
    readonly proposes: number;
    readonly sansQuestion: number;
    readonly etat: string;
  } | null;
  readonly vigilance: readonly { readonly code: string; readonly libelle: string; readonly nombre: number }[];
  readonly visitesATraiter: number;
};
