import type { DitVue, ErreurMetier, Page, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';

/** Ce qui a été dit à l'assuré, pour qui lit son livret. À injecter : `DitsPort`. */
export abstract class DitsPort {
  /** Lecture journalisée ; refusée à qui n'y a pas droit. */
  abstract lister(acteur: Acteur, dossierId: string): Promise<Resultat<Page<DitVue>, ErreurMetier>>;
}
