import type { DateCivile } from '../noyau/date-civile.js';
import type { Acteur } from '../noyau/machine.js';
import type { DonneesDispositif } from './champs-dispositif.js';
import type { RegleDispositif } from './regles-dispositif.js';
import type { TypeDispositif } from './types-dispositif.js';

/** Ce qu'il faut savoir du dossier pour compter un dispositif. */
export interface ContexteDispositif {
  readonly aujourdhui: DateCivile;
  /** Code INSEE du département, pour les jours fériés. */
  readonly departement: string;
  /** Travailleur indépendant ou personne sans emploi : aucune étape n'attend d'employeur (domain.md 1.1.6). */
  readonly sansEmployeur: boolean;
  /** Et sans service de santé au travail : aucun médecin du travail n'est attendu. Absent : il y en a un. */
  readonly sansSpst?: boolean;
  readonly debutArretLe: DateCivile | null;
  readonly finArretLe: DateCivile | null;
  /** Autres dispositifs du même dossier : une immersion se compte avec les précédentes. */
  readonly autres: readonly AutreDispositif[];
  readonly catalogue?: readonly RegleDispositif[];
}

/** Autre dispositif du dossier. */
export interface AutreDispositif {
  readonly type: TypeDispositif;
  readonly etat: string;
  readonly donnees: DonneesDispositif;
}

/** Un dispositif, qui agit, et ce que l'on sait du dossier. */
export interface SituationDispositif extends ContexteDispositif {
  readonly type: TypeDispositif;
  readonly donnees: DonneesDispositif;
  readonly acteur: Acteur;
}
