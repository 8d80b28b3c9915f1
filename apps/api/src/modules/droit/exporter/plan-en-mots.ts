import {
  LIBELLES_ETAT_FEUILLE,
  LIBELLES_ETAT_OBJECTIF,
  LIBELLES_HORIZON,
  phraseObjectif,
  type ContenuPlan,
  type EtatFeuille,
  type FeuilleFigee,
} from '@pdp/domain';

type Ligne = Readonly<Record<string, unknown>>;

/** Objectifs d'un plan, en mots ; les actions confiées à un agent sont dites avec les tâches. */
export const objectifsEnMots = (ligne: Ligne): readonly Ligne[] =>
  (ligne['contenu'] as ContenuPlan).objectifs.map((objectif) => ({
    objectif: phraseObjectif(objectif),
    horizon: LIBELLES_HORIZON[objectif.horizon],
    etat: LIBELLES_ETAT_OBJECTIF[objectif.etat],
    actions: objectif.actions.map(({ libelle, echeance }) => `${libelle}, pour le ${echeance}`),
  }));

/** Une feuille de route, telle qu'elle a été proposée. */
export const feuilleEnMots = (ligne: Ligne): Ligne => ({
  ...ligne,
  etat: LIBELLES_ETAT_FEUILLE[ligne['etat'] as EtatFeuille],
  contenu: (ligne['feuille'] as FeuilleFigee).objectifs.flatMap(({ phrase, actions }) => [
    phrase,
    ...actions.map(({ libelle, qui, echeance }) => `${libelle} (${qui}), pour le ${echeance}`),
  ]),
});
