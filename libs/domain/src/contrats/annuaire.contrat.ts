import type { Fonction, Unite } from '../annuaire/fonctions.js';

/** Personne de l'annuaire (`GET /annuaire?recherche=&unite=`). */
export type PersonneAnnuaire = {
  readonly id: string;
  readonly nom: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly plateforme: string | null;
  readonly telephone: string | null;
};

export type OrganismeVue = { readonly id: string; readonly nom: string; readonly type: string; readonly unites: readonly Unite[]; readonly commune: string | null; readonly telephone: string | null };

/** Habilitation vue par l'administrateur (`GET /habilitations`). */
export type HabilitationAdminVue = {
  readonly id: string;
  readonly version: number;
  readonly utilisateur: { readonly id: string; readonly nom: string; readonly courriel: string | null; readonly derniereConnexion: string | null };
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly plateforme: { readonly id: string; readonly nom: string } | null;
  readonly debut: string;
  readonly fin: string | null;
  readonly motif: string | null;
  readonly active: boolean;
};

export type CreerHabilitationRequete = {
  readonly utilisateurId?: string;
  readonly nouvelUtilisateur?: { readonly nom: string; readonly prenom: string; readonly courriel: string };
  readonly fonction: Fonction;
  readonly organismeId: string;
  readonly debut?: string;
  readonly fin?: string;
  readonly motif: string;
};
