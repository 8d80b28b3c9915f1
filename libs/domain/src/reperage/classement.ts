import type { SortLigne } from '../contrats/import.contrat.js';
import { ajouterJours, type DateCivile } from '../noyau/date-civile.js';
import type { LigneRequete } from './ligne.js';

/**
 * Sort d'une ligne valide d'après ce que l'on sait de ce NIR. Une personne connue n'est jamais « nouvelle » ;
 * « déjà clos » veut dire que son accompagnement est fini et que l'arrêt, lui, n'a pas recommencé.
 */
export const classerLigne = (ligne: LigneRequete, connu: PersonneReperee | null): Classement => {
  const prolonge = connu ? arretProlonge(ligne, connu.arrets) : null;
  const memeArret = connu?.arrets.some(({ dateDebut }) => dateDebut === ligne.dateDebut) ?? false;
  const estNouvelArret = connu !== null && !memeArret && prolonge === null;
  const base = { estConnu: connu !== null, estNouvelArret, arretProlonge: prolonge };
  if (ligne.estHorsCible) return { ...base, sort: 'horsCible' };
  if (connu === null) return { ...base, sort: 'nouveau' };
  if (connu.closLe !== null && !estRepris(ligne, connu.closLe, estNouvelArret)) return { ...base, sort: 'dejaClos' };
  return { ...base, sort: prolonge === null ? 'connu' : 'prolongation' };
};

/** Phrase de l'aperçu pour chaque sort. */
export const LIBELLES_SORT: Readonly<Record<SortLigne, string>> = {
  nouveau: 'Nouveau',
  connu: 'Connu',
  prolongation: 'Prolongation',
  dejaClos: 'Déjà clos',
  horsCible: 'Hors cible',
  rejete: 'Rejeté',
};

/** Ce que la plateforme sait d'un NIR avant l'import. */
export interface PersonneReperee {
  readonly arrets: readonly ArretConnu[];
  /** Clôture du dernier accompagnement ou signalement ; `null` si l'un est encore ouvert ou si rien n'a commencé. */
  readonly closLe: DateCivile | null;
}

/** Arrêt déjà enregistré. */
export interface ArretConnu {
  readonly dateDebut: DateCivile;
  readonly dateFinPrescrite: DateCivile | null;
}

/** Réponse du classement. */
export interface Classement {
  readonly sort: Exclude<SortLigne, 'rejete'>;
  /** Le NIR était déjà enregistré, quel que soit le sort. */
  readonly estConnu: boolean;
  /** Personne connue, mais arrêt sans lien avec les précédents. */
  readonly estNouvelArret: boolean;
  /** Début de l'arrêt dont la fin recule, ou `null`. */
  readonly arretProlonge: DateCivile | null;
}

/** Début de l'arrêt que la ligne prolonge : même début et fin plus tardive, ou suite sans interruption. */
const arretProlonge = (ligne: LigneRequete, arrets: readonly ArretConnu[]): DateCivile | null => {
  const fin = ligne.dateFinPrescrite;
  if (fin === null) return null;
  const meme = arrets.find(({ dateDebut }) => dateDebut === ligne.dateDebut);
  if (meme) return meme.dateFinPrescrite === null || fin > meme.dateFinPrescrite ? meme.dateDebut : null;
  const precedent = arrets.find(
    ({ dateDebut, dateFinPrescrite }) =>
      dateFinPrescrite !== null &&
      dateDebut < ligne.dateDebut &&
      ligne.dateDebut <= ajouterJours(dateFinPrescrite, 1) &&
      fin > dateFinPrescrite,
  );
  return precedent?.dateDebut ?? null;
};

const estRepris = (ligne: LigneRequete, closLe: DateCivile, estNouvelArret: boolean): boolean =>
  estNouvelArret && ligne.dateDebut > closLe;
