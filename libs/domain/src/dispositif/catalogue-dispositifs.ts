import type { DefinitionDispositif } from './definition.js';
import { ACTION_PENDANT_ARRET } from './machines/action-pendant-arret.js';
import { CRPE } from './machines/crpe.js';
import { ESSAI_ENCADRE } from './machines/essai-encadre.js';
import { INAPTITUDE } from './machines/inaptitude.js';
import { INVALIDITE } from './machines/invalidite.js';
import { PMSMP } from './machines/pmsmp.js';
import { RENDEZ_VOUS_LIAISON } from './machines/rendez-vous-liaison.js';
import { RQTH } from './machines/rqth.js';
import { TEMPS_PARTIEL_THERAPEUTIQUE } from './machines/temps-partiel.js';
import { PROJET_TRANSITION_PRO } from './machines/transition-pro.js';
import { VISITE_REPRISE } from './machines/visite-reprise.js';
import type { TypeDispositif } from './types-dispositif.js';

/** Tous les dispositifs, par code. */
export const DISPOSITIFS: Readonly<Record<TypeDispositif, DefinitionDispositif>> = {
  ESSAI_ENCADRE,
  CRPE,
  TEMPS_PARTIEL_THERAPEUTIQUE,
  ACTION_PENDANT_ARRET,
  PMSMP,
  PROJET_TRANSITION_PRO,
  RQTH,
  INVALIDITE,
  INAPTITUDE,
  VISITE_REPRISE,
  RENDEZ_VOUS_LIAISON,
};

/** Vrai si le dispositif n'attend plus rien dans cet état. */
export const estDispositifClos = (type: TypeDispositif, etat: string): boolean =>
  DISPOSITIFS[type].etats[etat]?.clos === true;

/** Nom d'un état à l'écran. */
export const libelleEtatDispositif = (type: TypeDispositif, etat: string): string =>
  DISPOSITIFS[type].etats[etat]?.libelle ?? etat;

/** États où un dispositif s'adresse au médecin traitant : son accord y est attendu. */
export const ETATS_DU_TRAITANT: Readonly<Partial<Record<TypeDispositif, readonly string[]>>> = {
  ESSAI_ENCADRE: ['ACCORDS_EN_COURS'],
  ACTION_PENDANT_ARRET: ['PROJET'],
};
