import type { ActionConservation, CodeRegleConservation } from '../conservation/regles-conservation.js';

/** Une règle telle que la lit le délégué. */
export type RegleConservationVue = {
  readonly code: CodeRegleConservation;
  readonly libelle: string;
  readonly duree: string;
  readonly depart: string;
  readonly action: ActionConservation;
  readonly source: string;
};

/** Compte d'une règle dans une passe ; jamais d'identité. `retenus` : échus, mais gelés (art. 18.2 RGPD). */
export type CompteConservation = {
  readonly code: CodeRegleConservation;
  readonly echus: number;
  readonly traites: number;
  readonly retenus: number;
};

/** Modes d'une passe. */
export const MODES_PASSE_CONSERVATION = ['A_BLANC', 'EXECUTION'] as const;

/** Une passe à blanc compte ; une exécution archive et efface. */
export type ModePasseConservation = (typeof MODES_PASSE_CONSERVATION)[number];

/** Corps de `POST /conservation/passes` ; l'exécution se confirme en toutes lettres. */
export type LancerPasseRequete = { readonly mode: ModePasseConservation; readonly confirmation?: string };

/** Mot à recopier pour exécuter une passe. */
export const CONFIRMATION_EXECUTION = 'EXECUTER';

/** Rapport d'une passe, gardé. */
export type PasseConservationVue = {
  readonly id: string;
  readonly mode: ModePasseConservation;
  readonly etat: 'EN_COURS' | 'TERMINEE';
  /** Jour auquel les durées sont comptées. */
  readonly jour: string;
  readonly demandeeLe: string;
  readonly termineeLe: string | null;
  readonly comptes: readonly CompteConservation[];
};

/** `GET /conservation`. */
export type ConservationVue = {
  readonly regles: readonly RegleConservationVue[];
  readonly passes: readonly PasseConservationVue[];
};
