import type { Unite } from '../annuaire/fonctions.js';
import { dateFranchissement, seuilEnVigueur, SEUILS, type Seuil } from '../dossier/seuils.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { Origine } from '../signalement/vocabulaire.js';
import type { ArretConnu } from './classement.js';

/**
 * Ce que les horloges d'un arrêt ont à créer aujourd'hui : J 45 pour le Service médical, J 90 pour le Service social.
 * Un arrêt fini avant le seuil n'appelle rien ; une échéance déjà créée (`cle`) n'est jamais recréée.
 */
export const echeancesReperage = (
  arret: ArretConnu,
  aujourdhui: DateCivile,
  dejaCreees: ReadonlySet<string> = new Set(),
  catalogue: readonly Seuil[] = SEUILS,
): readonly EcheanceReperage[] =>
  HORLOGES.map(({ code, unite, origine }) => {
    const atteinteLe = dateFranchissement(seuilEnVigueur(code, aujourdhui, catalogue), arret.dateDebut);
    return { code, unite, origine, atteinteLe, cle: `${code} ${arret.dateDebut}` };
  }).filter(
    ({ atteinteLe, cle }) =>
      atteinteLe <= aujourdhui &&
      (arret.dateFinPrescrite === null || arret.dateFinPrescrite >= atteinteLe) &&
      !dejaCreees.has(cle),
  );

/** Une échéance à créer pour un service. */
export interface EcheanceReperage {
  readonly code: 'J45' | 'J90';
  readonly unite: Unite;
  readonly origine: Origine;
  readonly atteinteLe: DateCivile;
  /** Clé d'unicité par assuré : une horloge ne sonne qu'une fois par arrêt. */
  readonly cle: string;
}

const HORLOGES = [
  { code: 'J45', unite: 'SERVICE_MEDICAL', origine: 'REQUETE_CPAM_J45' },
  { code: 'J90', unite: 'SERVICE_SOCIAL', origine: 'REQUETE_CPAM_J90' },
] as const;
