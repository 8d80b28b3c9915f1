import type { DroitSocial, EtatDroitSocial } from '../droit-social/droit-social.js';

/** Droits d'une personne (`GET /dossiers/{id}/droits-sociaux`) que ce lecteur lit. */
export type DroitsSociauxVue = {
  readonly elements: readonly DroitSocialVue[];
  /** Droits que ce lecteur peut noter. */
  readonly notables: readonly DroitSocial[];
};

/** Un droit : noté ici, ou lu de son dispositif (RQTH, invalidité), où il se tient. */
export type DroitSocialVue = {
  readonly id: string;
  readonly source: 'NOTE' | 'DISPOSITIF';
  readonly libelle: string;
  readonly etat: EtatDroitSocial;
  readonly version: number;
  readonly demandeLe: string | null;
  readonly du: string | null;
  readonly au: string | null;
  readonly precision: string | null;
  /** Obtenu, et sa fin approche. */
  readonly expireBientot: boolean;
  readonly transitions: readonly string[];
};

/** Corps de `POST /dossiers/{id}/droits-sociaux`. */
export type NoterDroitSocialRequete = {
  readonly type: DroitSocial;
  readonly demandeLe: string;
  readonly precision?: string;
};

/** Corps de `POST /droits-sociaux/{id}/transitions` ; `du` et `au` pour un accord, `demandeLe` pour une nouvelle demande. */
export type TransitionDroitSocialRequete = {
  readonly transition: string;
  readonly du?: string;
  readonly au?: string;
  readonly demandeLe?: string;
};

/** Droit noté ou avancé. */
export type DroitSocialAvance = { readonly id: string; readonly etat: EtatDroitSocial; readonly version: number };
