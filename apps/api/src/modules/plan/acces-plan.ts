import {
  LIBELLES_UNITE,
  MACHINE_FEUILLE,
  figer,
  transitionsPossibles,
  type ActionPlan,
  type ActionPlanVue,
  type FeuilleFigee,
  type FeuilleVue,
  type ObjectifPlanVue,
  type StatutAction,
  type TransitionFeuille,
  type Unite,
} from '@pdp/domain';
import { faitsDeTache, peut, peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { estOuvert } from '../../platform/permissions/mener.js';
import type { FeuilleStockee, TacheDuPlan } from './persistence/contenu-plan.js';
import type { PlanEntier } from './persistence/plan.depot.js';

/** Rédige le plan qui écrit le livret et toutes les tâches du dossier. */
export const redigePlan = (acteur: Acteur, faits: FaitsDossier): boolean =>
  peutActe(acteur.fonction, 'plan.rediger') &&
  peut(acteur, 'ecrire', { categorie: 'livret', faits }) &&
  peut(acteur, 'ecrire', { categorie: 'taches', faits });

/** Lit le plan en cours qui lit les tâches du dossier et le livret ; les autres ont la feuille acceptée. */
export const litPlan = (acteur: Acteur, faits: FaitsDossier): boolean =>
  peut(acteur, 'lire', { categorie: 'livret', faits }) && peut(acteur, 'lire', { categorie: 'taches', faits });

/** La personne, ou son mandataire, sur son propre dossier. */
export const repondFeuille = (acteur: Acteur, faits: FaitsDossier): boolean =>
  faits.estConcerne && peut(acteur, 'proposer', { categorie: 'livret', faits, portee: 'commentaires' });

/** Une feuille acceptée se lit comme le livret ; proposée ou à revoir, entre la personne et qui rédige. */
export function voitFeuille(acteur: Acteur, faits: FaitsDossier, { etat }: Pick<FeuilleStockee, 'etat'>): boolean {
  if (!peut(acteur, 'lire', { categorie: 'livret', faits })) return false;
  return etat === 'ACCEPTEE' || etat === 'REMPLACEE' || faits.estConcerne || redigePlan(acteur, faits);
}

export const gestesFeuille = (
  acteur: Acteur,
  faits: FaitsDossier,
  { etat }: Pick<FeuilleStockee, 'etat'>,
): readonly TransitionFeuille[] =>
  estOuvert(faits) && (redigePlan(acteur, faits) || repondFeuille(acteur, faits))
    ? transitionsPossibles(MACHINE_FEUILLE, etat, acteur.fonction)
    : [];

/** Objectifs et actions de ce lecteur : une action confiée se lit avec le droit sur sa tâche, qui fait foi. */
export function objectifsLus(
  acteur: Acteur,
  faits: FaitsDossier,
  { plan, taches }: PlanEntier,
  aujourdhui: string,
): readonly ObjectifPlanVue[] {
  const parId = new Map(taches.map((tache) => [tache.id, tache]));
  const lit = (tache: TacheDuPlan): boolean =>
    peut(acteur, 'lire', {
      categorie: 'taches',
      faits,
      element: faitsDeTache(acteur, { ...tache, responsableUnite: tache.responsableUnite as Unite | null }),
    });
  return plan.contenu.objectifs.map((objectif) => ({
    ...objectif,
    actions: objectif.actions.flatMap((action) => {
      const tache = action.tacheId === null ? null : parId.get(action.tacheId);
      return tache === null || (tache !== undefined && lit(tache)) ? [actionLue(action, tache, aujourdhui)] : [];
    }),
  }));
}

function actionLue(action: ActionPlan, tache: TacheDuPlan | null, aujourdhui: string): ActionPlanVue {
  const echeance = tache?.echeance ?? action.echeance;
  const statut = (tache?.etat as StatutAction | undefined) ?? action.statut;
  return {
    ...action,
    libelle: tache?.libelle ?? action.libelle,
    echeance,
    statut,
    quiEnClair: quiEnClair(action, tache),
    enRetard: echeance < aujourdhui && statut !== 'FAITE' && statut !== 'SANS_OBJET',
  };
}

function quiEnClair({ qui, nom }: ActionPlan, tache: TacheDuPlan | null): string {
  if (tache !== null) return tache.responsable ?? LIBELLES_UNITE[tache.responsableUnite as Unite] ?? 'Un service';
  return qui === 'ASSURE' ? 'La personne accompagnée' : (nom ?? 'Quelqu’un d’autre');
}

/** Feuille telle qu'elle serait figée aujourd'hui. */
export const feuilleDuJour = (objectifs: readonly ObjectifPlanVue[]): FeuilleFigee => figer(objectifs);

export const presenterFeuille = (acteur: Acteur, faits: FaitsDossier, ligne: FeuilleStockee): FeuilleVue => ({
  id: ligne.id,
  numero: ligne.numero,
  etat: ligne.etat,
  version: ligne.version,
  contenu: ligne.feuille,
  proposeeLe: ligne.proposeeLe.toISOString(),
  proposeePar: ligne.proposeePar,
  accepteeLe: ligne.accepteeLe,
  facon: ligne.facon,
  remarque: faits.estConcerne || redigePlan(acteur, faits) ? ligne.remarque : null,
  gestes: gestesFeuille(acteur, faits, ligne),
});
