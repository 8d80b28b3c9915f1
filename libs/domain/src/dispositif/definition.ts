import type { Acteur, Machine, Transition } from '../noyau/machine.js';
import type { NomChamp } from './champs-dispositif.js';
import { EXIGENCES_DISPOSITIF, type NomExigence } from './exigences-dispositif.js';
import { ASSURE, SOCIAL } from './acteurs-dispositif.js';
import { type Partie, type Reponse, type TypeDispositif } from './types-dispositif.js';

/** Qui fait le prochain pas ; ceux qui n'ont pas d'accès sont relancés par le référent. */
export const LIBELLES_ATTENDU = {
  ASSURE: 'l’assuré',
  REFERENT: 'le référent',
  MEDECIN_TRAITANT: 'le médecin traitant',
  MEDECIN_TRAVAIL: 'le médecin du travail',
  MEDECIN_CONSEIL: 'le Service médical',
  ENTREPRISE: 'l’entreprise',
  CPAM: 'la CPAM',
  MDPH: 'la MDPH',
  TRANSITIONS_PRO: 'Transitions Pro',
} as const;

/** Code de qui est attendu. */
export type Attendu = keyof typeof LIBELLES_ATTENDU;

/** Un état : son nom à l'écran, s'il clôt le dispositif, et qui doit y faire quoi. */
export interface EtatDispositif {
  readonly libelle: string;
  readonly clos?: true;
  readonly prochain?: { readonly qui: Attendu; readonly quoi: string };
}

/** Un geste : une transition, avec son nom et ce qui s'y saisit. */
export interface GesteDispositif extends Transition<string, NomExigence> {
  readonly libelle: string;
  readonly champs: readonly NomChamp[];
  /** Partie dont ce geste est la réponse ; sans `reponse`, elle se saisit. */
  readonly repond?: Partie;
  readonly reponse?: Reponse;
  /** Refus opposable à la personne : l'écran le montre comme tel. */
  readonly refus?: true;
}

/** Un dispositif : sa table d'états et de gestes, lue par les règles, l'API et les écrans. */
export interface DefinitionDispositif {
  readonly type: TypeDispositif;
  readonly libelle: string;
  /** Une phrase pour l'assuré. */
  readonly enClair: string;
  readonly source: string;
  readonly ouvrePar: readonly Acteur[];
  /** Champs saisis à l'ouverture, et complétés tant que l'état est dans `preparation`. */
  readonly champs: readonly NomChamp[];
  readonly preparation: readonly string[];
  readonly initial: string;
  readonly etats: Readonly<Record<string, EtatDispositif>>;
  readonly gestes: Readonly<Record<string, GesteDispositif>>;
}

/** Déclare un dispositif et lui ajoute les deux gestes communs : abandonner (tout est volontaire) et annuler (saisi par erreur). */
export const definirDispositif = (definition: DefinitionDispositif): DefinitionDispositif => {
  const noms = Object.keys(definition.etats);
  const actifs = noms.filter((etat) => definition.etats[etat]?.clos !== true);
  return {
    ...definition,
    etats: {
      ...definition.etats,
      ABANDONNE: { libelle: 'Abandonné', clos: true },
      ANNULE: { libelle: 'Annulé, saisi par erreur', clos: true },
    },
    gestes: {
      ...definition.gestes,
      abandonner: {
        libelle: 'Abandonner',
        de: actifs,
        vers: 'ABANDONNE',
        par: [...ASSURE, ...SOCIAL],
        champs: ['motif'],
      },
      annuler: {
        libelle: 'Annuler, saisi par erreur',
        de: [...noms, 'ABANDONNE'],
        vers: 'ANNULE',
        par: SOCIAL,
        exige: ['aMotif'],
        champs: ['motif'],
      },
    },
  };
};

/** La machine d'un dispositif, au sens du noyau : les essais et `appliquer` la lisent telle quelle. */
export const machineDispositif = (definition: DefinitionDispositif): Machine<string, string, NomExigence> => ({
  etats: Object.keys(definition.etats),
  initial: definition.initial,
  // Tout se corrige par « annuler » : lui seul ne mène nulle part.
  finals: ['ANNULE'],
  transitions: definition.gestes,
  exigences: PHRASES,
});

const PHRASES = Object.fromEntries(
  Object.entries(EXIGENCES_DISPOSITIF).map(([nom, [phrase]]) => [nom, phrase]),
) as Readonly<Record<NomExigence, string>>;
