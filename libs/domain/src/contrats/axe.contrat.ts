import type { Axe } from '../dossier/axe.js';
import type { CasePubliee } from '../pilotage/effectifs.js';

/** Axe d'un dossier. */
export type AxeVue = { readonly axe: Axe };

/** Corps de `POST /dossiers/{id}/axe`. */
export type ClasserDossierRequete = { readonly axe: Axe };

/** Ce qui se compte par axe. */
export const COMPTES_PAR_AXE = ['enCours', 'ouverts', 'clos'] as const;

export type ComptePar = (typeof COMPTES_PAR_AXE)[number];

/** Dossiers par axe, jamais additionnés : en cours aujourd'hui, ouverts et clos sur la période ; petits effectifs masqués. */
export type ResumeAxes = {
  readonly du: string;
  readonly au: string;
  readonly effectifMinimal: number;
  readonly comptes: Readonly<Record<ComptePar, Readonly<Record<Axe, CasePubliee>>>>;
};
