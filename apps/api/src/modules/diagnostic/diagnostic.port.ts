import type { ErreurMetier, DiagnosticsVue, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';

/** Diagnostic social d'un dossier, tel que ce lecteur peut le voir. À injecter : `DiagnosticsPort`. */
export abstract class DiagnosticsPort {
  /** Lecture journalisée ; refusée à qui n'y a pas droit. */
  abstract executer(acteur: Acteur, dossierId: string): Promise<Resultat<DiagnosticsVue, ErreurMetier>>;
}
