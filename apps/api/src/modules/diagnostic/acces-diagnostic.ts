import {
  CATEGORIES_DIAGNOSTIC,
  MACHINE_DIAGNOSTIC,
  blocsLisibles,
  transitionsPossibles,
  type CategorieDiagnostic,
  type DiagnosticVue,
  type TransitionDiagnostic,
} from '@pdp/domain';
import { peut, peutActe, porteeDe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { estOuvert } from '../../platform/permissions/mener.js';
import type { DiagnosticStocke } from './persistence/contenu-diagnostic.js';

/** Blocs que cet acteur lit : sa version du diagnostic. Une portée réduite de la catégorie n'en donne aucun. */
export const lisiblesPour = (acteur: Acteur, faits: FaitsDossier): readonly CategorieDiagnostic[] =>
  CATEGORIES_DIAGNOSTIC.filter((categorie) => porteeDe(acteur, 'lire', { categorie, faits }) === 'complete');

/** Écrit le diagnostic qui en écrit chaque bloc : l'assistant(e) de service social relié(e) en écriture. */
export const redige = (acteur: Acteur, faits: FaitsDossier): boolean =>
  peutActe(acteur.fonction, 'diagnostic.rediger') &&
  CATEGORIES_DIAGNOSTIC.every((categorie) => peut(acteur, 'ecrire', { categorie, faits }));

/** La personne, ou son mandataire, sur son propre dossier ; un dossier gelé ne reçoit rien. */
export const repond = (acteur: Acteur, faits: FaitsDossier): boolean =>
  faits.estConcerne && peut(acteur, 'proposer', { categorie: 'projet', faits });

/**
 * Cette version est-elle visible ? Ce que la personne a validé, à qui en lit un bloc ; ce qui est partagé, à elle et à qui
 * rédige ; un brouillon, à qui rédige. Un partenaire ne lit jamais ce qu'elle n'a pas relu.
 */
export function voit(acteur: Acteur, faits: FaitsDossier, { etat }: Pick<DiagnosticStocke, 'etat'>): boolean {
  if (redige(acteur, faits)) return true;
  if (etat === 'BROUILLON') return false;
  return faits.estConcerne || (etat !== 'PARTAGE' && lisiblesPour(acteur, faits).length > 0);
}

/** Gestes que cet acteur peut tenter sur une version qu'il voit ; aucun dans un dossier clos. */
export function gestesDe(
  acteur: Acteur,
  faits: FaitsDossier,
  { etat }: Pick<DiagnosticStocke, 'etat'>,
): readonly TransitionDiagnostic[] {
  if (!estOuvert(faits) || (!redige(acteur, faits) && !repond(acteur, faits))) return [];
  return transitionsPossibles(MACHINE_DIAGNOSTIC, etat, acteur.fonction);
}

/** Version de ce lecteur : les blocs qu'il lit, et la correction demandée s'il l'écrit ou l'a demandée. */
export const presenterDiagnostic = (acteur: Acteur, faits: FaitsDossier, ligne: DiagnosticStocke): DiagnosticVue => ({
  id: ligne.id,
  numero: ligne.numero,
  etat: ligne.etat,
  version: ligne.version,
  blocs: blocsLisibles(ligne.blocs, lisiblesPour(acteur, faits)),
  redigePar: ligne.redigePar,
  majLe: ligne.majLe.toISOString(),
  partageLe: ligne.partageLe?.toISOString() ?? null,
  valideLe: ligne.valideLe,
  facon: ligne.facon,
  remarque: redige(acteur, faits) || faits.estConcerne ? ligne.remarque : null,
  gestes: gestesDe(acteur, faits, ligne),
});
