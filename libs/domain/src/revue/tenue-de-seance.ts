import { UNITES_PARTENAIRES, type Fonction, type Unite } from '../annuaire/fonctions.js';
import type { Machine } from '../noyau/machine.js';
import type { TypeRevue } from './revue.js';

/** Fonctions qui préparent et conduisent une séance de ce type ; les autres y participent. */
export const TENUE_PAR: Readonly<Record<TypeRevue, readonly Fonction[]>> = {
  REVUE: ['COORDINATEUR', 'ASSISTANT_SERVICE_SOCIAL'],
  POINT_PARTENAIRE: ['COORDINATEUR', 'ASSISTANT_SERVICE_SOCIAL'],
  ETM: ['COORDINATEUR_ETM', 'COORDINATEUR'],
};

/** Fonctions qui règlent le rythme d'un type de séance et en planifient. */
export const PLANIFIEE_PAR: Readonly<Record<TypeRevue, readonly Fonction[]>> = {
  REVUE: ['COORDINATEUR'],
  POINT_PARTENAIRE: ['COORDINATEUR'],
  ETM: ['COORDINATEUR_ETM', 'COORDINATEUR'],
};

/** Vrai si cette fonction prépare et conduit ce type de séance. */
export const peutTenir = (fonction: Fonction, type: TypeRevue): boolean => TENUE_PAR[type].includes(fonction);

/** Vrai si cette fonction planifie ce type de séance. */
export const peutPlanifier = (fonction: Fonction, type: TypeRevue): boolean => PLANIFIEE_PAR[type].includes(fonction);

/** La même machine, jouée par ceux qui tiennent ce type de séance ; une revue garde la sienne. */
export const machineDe = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
  type: TypeRevue,
): Machine<E, N, X> => (type === 'ETM' ? { ...machine, transitions: joueesPar(machine, TENUE_PAR.ETM) } : machine);

/**
 * Une séance existe-t-elle pour cette personne ? Un point partenaire n'a que l'Assurance Maladie et ce partenaire :
 * pour un autre partenaire il n'existe pas.
 */
export const seanceOuverteA = (
  { unite, organismeId }: { readonly unite: Unite; readonly organismeId: string | null },
  seance: { readonly type: TypeRevue; readonly organismeId: string | null },
): boolean =>
  seance.type !== 'POINT_PARTENAIRE' ||
  !(UNITES_PARTENAIRES as readonly Unite[]).includes(unite) ||
  (organismeId !== null && organismeId === seance.organismeId);

const joueesPar = <E extends string, N extends string, X extends string>(
  { transitions }: Machine<E, N, X>,
  par: readonly Fonction[],
): Machine<E, N, X>['transitions'] =>
  Object.fromEntries(
    Object.entries(transitions).map(([nom, regle]) => [nom, { ...(regle as object), par }]),
  ) as unknown as Machine<E, N, X>['transitions'];
