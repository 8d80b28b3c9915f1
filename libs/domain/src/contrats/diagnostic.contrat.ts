import type { BlocsDiagnostic, CategorieDiagnostic } from '../diagnostic/blocs-diagnostic.js';
import type { EtatDiagnostic, FaconAccord, TransitionDiagnostic } from '../diagnostic/diagnostic.js';

/** Une version du diagnostic, telle que ce lecteur la lit : ses seuls blocs. */
export type DiagnosticVue = {
  readonly id: string;
  readonly numero: number;
  readonly etat: EtatDiagnostic;
  readonly version: number;
  readonly blocs: BlocsDiagnostic;
  readonly redigePar: string;
  readonly majLe: string;
  readonly partageLe: string | null;
  /** Date civile de la validation, et comment elle a été donnée. */
  readonly valideLe: string | null;
  readonly facon: FaconAccord | null;
  /** Demande de correction de la personne, sur un brouillon qui lui revient ; nul pour qui ne la rédige ni ne la vit. */
  readonly remarque: string | null;
  readonly gestes: readonly TransitionDiagnostic[];
};

/** Diagnostic d'un dossier : la version en préparation pour qui la voit, celle qui fait foi, et les passées. */
export type DiagnosticsVue = {
  readonly enPreparation: DiagnosticVue | null;
  readonly valide: DiagnosticVue | null;
  readonly passees: readonly Pick<DiagnosticVue, 'id' | 'numero' | 'valideLe' | 'facon'>[];
  /** Blocs que ce lecteur lit ; vide : il ne sait rien du diagnostic. */
  readonly lisibles: readonly CategorieDiagnostic[];
  readonly redige: boolean;
};

/** Corps de `POST /diagnostics/{id}/transitions`. */
export type TransitionDiagnosticRequete = {
  readonly transition: TransitionDiagnostic;
  /** `noterValide` : date civile et façon. */
  readonly date?: string;
  readonly facon?: string;
  /** `demanderCorrection`. */
  readonly remarque?: string;
};

/** Réponse d'une écriture du diagnostic. */
export type DiagnosticEcrit = { readonly id: string; readonly etat: EtatDiagnostic; readonly version: number };
