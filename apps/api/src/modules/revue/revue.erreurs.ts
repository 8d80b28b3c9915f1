import { echec, erreurMetier, type ErreurMetier, type ErreurTransition } from '@pdp/domain';

/** Refus d'une transition par la machine, en problème 422. */
export const transitionRefusee = (erreur: ErreurTransition): { readonly ok: false; readonly erreur: ErreurMetier } =>
  echec(erreurMetier('transition-impossible', erreur.message, { champs: erreur.champs }));

/** Seul le conducteur fait avancer la séance. */
export const pasConducteur = (): ErreurMetier =>
  erreurMetier('acces-refuse', 'Une autre personne conduit la séance. Prenez la conduite pour continuer.');

/** Règle de la revue non remplie (422). */
export const regleRevue = (detail: string): ErreurMetier => erreurMetier('regle-metier', detail);
