import {
  LIBELLES_TYPE_REVUE,
  echec,
  erreurMetier,
  estOrdrePerime,
  peutTenir,
  type ErreurMetier,
  type ErreurTransition,
  type Fonction,
  type TypeRevue,
} from '@pdp/domain';

/** Refus d'une transition par la machine, en problème 422. */
export const transitionRefusee = (erreur: ErreurTransition): { readonly ok: false; readonly erreur: ErreurMetier } =>
  echec(erreurMetier('transition-impossible', erreur.message, { champs: erreur.champs }));

/** Seul le conducteur fait avancer la séance. */
export const pasConducteur = (): ErreurMetier =>
  erreurMetier('acces-refuse', 'Une autre personne conduit la séance. Demandez-lui la conduite pour continuer.');

/** Refus d'un ordre de conduite : pas le conducteur (403), ou donné sous une époque passée (409) ; null s'il vaut. */
export function refusDOrdre(
  acteur: { readonly utilisateurId: string },
  revue: { readonly conducteurId: string | null; readonly epoqueConduite: number },
  epoque: number | undefined,
): ErreurMetier | null {
  if (revue.conducteurId !== acteur.utilisateurId) return pasConducteur();
  if (!estOrdrePerime(epoque, revue.epoqueConduite)) return null;
  return erreurMetier('conflit', 'La conduite a changé entre-temps. Relisez l’écran, puis recommencez.');
}

/** Règle de la revue non remplie (422). */
export const regleRevue = (detail: string): ErreurMetier => erreurMetier('regle-metier', detail);

/** Refus opposé à qui ne tient pas ce type de séance (403) ; null s'il la tient. */
export const refusDeTenir = (
  { fonction }: { readonly fonction: Fonction },
  { type }: { readonly type: string },
): ErreurMetier | null =>
  peutTenir(fonction, type as TypeRevue)
    ? null
    : erreurMetier('acces-refuse', `« ${LIBELLES_TYPE_REVUE[type as TypeRevue]} » : votre fonction n’en tient pas.`);

/** Règle non remplie sur un champ du formulaire (422). */
export const regleDeChamp = (chemin: string, code: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code, message }] });
