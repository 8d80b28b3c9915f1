import type { ErreurMetier, RecitDossier, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';

/** Récit d'un parcours, tel que ce lecteur peut le lire. À injecter : `RecitsPort`. */
export abstract class RecitsPort {
  /** Lecture journalisée ; refusée à qui n'y a pas droit. */
  abstract executer(acteur: Acteur, dossierId: string): Promise<Resultat<RecitDossier, ErreurMetier>>;
}
