import {
  MACHINE_RELAIS,
  SUIVI_REPONDABLE,
  transitionsPossibles,
  type EtatRelais,
  type EtatSuivi,
  type Unite,
} from '@pdp/domain';
import { peut, peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';

/** Service membre de la plateforme. */
export type Membre = { readonly unite: Unite; readonly organismeId: string };

type Adresse = { readonly unite: string | null; readonly organismeId: string | null; readonly etat: EtatRelais };

/** Écrit le suivi de ce dossier : le Service social relié. */
export const meneLeSuivi = (acteur: Acteur, faits: FaitsDossier): boolean =>
  !faits.limite && peut(acteur, 'ecrire', { categorie: 'dispositifs', faits });

/** Peut-il proposer un relais ? */
export const proposeUnRelais = (acteur: Acteur, faits: FaitsDossier): boolean =>
  peutActe(acteur.fonction, 'relais.proposer') && meneLeSuivi(acteur, faits);

/**
 * Ce que cet acteur peut faire d'un relais qu'il lit : le partenaire sollicité répond pour lui ; le référent note la réponse de qui
 * n'a pas d'accès, et retire sa proposition.
 */
export function transitionsDuRelais(acteur: Acteur, faits: FaitsDossier, relais: Adresse): readonly string[] {
  if (faits.limite || !peut(acteur, 'lire', { categorie: 'dispositifs', faits })) return [];
  const possibles = transitionsPossibles(MACHINE_RELAIS, relais.etat, acteur.fonction);
  if (acteur.fonction === 'ASSISTANT_SERVICE_SOCIAL')
    return meneLeSuivi(acteur, faits)
      ? possibles.filter((transition) => transition === 'retirer' || relais.organismeId === null)
      : [];
  const sollicite = relais.organismeId === acteur.organismeId && relais.unite === acteur.unite;
  return sollicite ? possibles : [];
}

/** Peut-il répondre à ce suivi ? La personne pour elle-même ; le référent note ce qu'elle lui dit au téléphone. */
export function repondAuSuivi(acteur: Acteur, faits: FaitsDossier, etat: EtatSuivi): boolean {
  if (faits.limite || !peutActe(acteur.fonction, 'suivi.repondre')) return false;
  if (!SUIVI_REPONDABLE.some((repondable) => repondable === etat)) return false;
  return estLaPersonne(acteur) ? faits.estConcerne : meneLeSuivi(acteur, faits);
}

/** La personne, ou qui la représente. */
export const estLaPersonne = ({ fonction }: Acteur): boolean => fonction === 'ASSURE' || fonction === 'MANDATAIRE';
