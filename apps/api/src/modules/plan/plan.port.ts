import type { ErreurMetier, PlanVue, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';

/** Plan et feuilles de route d'un dossier, tels que ce lecteur peut les voir. À injecter : `PlansPort`. */
export abstract class PlansPort {
  /** Lecture journalisée ; refusée à qui n'y a pas droit. */
  abstract executer(acteur: Acteur, dossierId: string): Promise<Resultat<PlanVue, ErreurMetier>>;
}
