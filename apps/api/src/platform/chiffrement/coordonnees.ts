import type { Coffre } from './coffre.js';

/** Coordonnées d'un assuré, scellées ensemble : `assure.coordonnees_scellees`. */
export type Coordonnees = {
  readonly telephone: string | null;
  readonly courriel: string | null;
  readonly adresse: string | null;
  readonly codePostal: string | null;
  readonly commune: string | null;
};

/** Dans l'ordre des bits de `coordonnees_champs`, qui dit lesquels sont remplis sans rien ouvrir. */
const CHAMPS = [
  'telephone',
  'courriel',
  'adresse',
  'codePostal',
  'commune',
] as const satisfies readonly (keyof Coordonnees)[];

const COLONNE = 'assure.coordonnees_scellees';

export const SANS_COORDONNEES: Coordonnees = {
  telephone: null,
  courriel: null,
  adresse: null,
  codePostal: null,
  commune: null,
};

/** Les deux colonnes à écrire ; le sceau est nul quand rien n'est connu. */
export type ColonnesCoordonnees = {
  readonly coordonnees_scellees: string | null;
  readonly coordonnees_champs: number;
};

export function scellerCoordonnees(coffre: Coffre, assureId: string, c: Coordonnees): ColonnesCoordonnees {
  const connues = Object.fromEntries(CHAMPS.map((champ) => [champ, c[champ]]));
  const champs = CHAMPS.reduce((bits, champ, i) => (c[champ] === null ? bits : bits | (1 << i)), 0);
  return {
    coordonnees_scellees: champs === 0 ? null : coffre.scellerJson(COLONNE, assureId, connues),
    coordonnees_champs: champs,
  };
}

export const ouvrirCoordonnees = (coffre: Coffre, assureId: string, sceau: string | null): Coordonnees =>
  sceau === null ? SANS_COORDONNEES : coffre.ouvrirJson<Coordonnees>(COLONNE, assureId, sceau);

/** Remplit les blancs de `connues` par `recues` ; une valeur connue n'est jamais remplacée. */
export const completerCoordonnees = (connues: Coordonnees, recues: Partial<Coordonnees>): Coordonnees =>
  Object.fromEntries(CHAMPS.map((champ) => [champ, connues[champ] ?? recues[champ] ?? null])) as Coordonnees;
