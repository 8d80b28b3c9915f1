import type { CanalDit } from '../livret/dit-assure.js';

/** Corps de `POST /dossiers/{id}/dits`. */
export type NoterDitRequete = { readonly date: string; readonly canal: string; readonly phrase: string };

/** Ce qui a été dit à l'assuré : noté par une personne, ou publié par le livret. */
export type DitVue = {
  readonly id: string;
  /** Date civile. */
  readonly le: string;
  readonly canal: CanalDit | 'LIVRET';
  readonly phrase: string;
  readonly par: string;
  readonly fonction: string | null;
  /** Livret : sa version, et la date où l'assuré l'a lue. */
  readonly livret: { readonly version: number; readonly luLe: string | null } | null;
};
