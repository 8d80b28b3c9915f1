import { champChoix, champDate, champTexte, type Contenu } from '../noyau/schema-champs.js';
import type { Machine } from '../noyau/machine.js';

/** États d'une version du diagnostic ; une seule est en préparation, une seule fait foi. */
export const ETATS_DIAGNOSTIC = ['BROUILLON', 'PARTAGE', 'VALIDE', 'REMPLACE'] as const;

export type EtatDiagnostic = (typeof ETATS_DIAGNOSTIC)[number];

export const LIBELLES_ETAT_DIAGNOSTIC: Readonly<Record<EtatDiagnostic, string>> = {
  BROUILLON: 'Brouillon',
  PARTAGE: 'Partagé, à valider',
  VALIDE: 'Validé',
  REMPLACE: 'Remplacé',
};

export const TRANSITIONS_DIAGNOSTIC = [
  'partager',
  'reprendre',
  'valider',
  'noterValide',
  'demanderCorrection',
  'remplacer',
] as const;

export type TransitionDiagnostic = (typeof TRANSITIONS_DIAGNOSTIC)[number];

export type ExigenceDiagnostic = 'aContenu' | 'aRemarque' | 'aFaconEtDate';

const COTE_ASSURE = ['ASSURE', 'MANDATAIRE'] as const;

/**
 * Vie d'une version : l'assistant(e) de service social l'écrit et la partage, la personne la valide ou demande une correction.
 * `noterValide` enregistre une validation donnée de vive voix ou sur papier. `remplacer` suit la validation de la suivante.
 */
export const MACHINE_DIAGNOSTIC: Machine<EtatDiagnostic, TransitionDiagnostic, ExigenceDiagnostic> = {
  etats: ETATS_DIAGNOSTIC,
  initial: 'BROUILLON',
  finals: ['REMPLACE'],
  exigences: {
    aContenu: 'Notez au moins un élément avant de partager.',
    aRemarque: 'Dites en quelques mots ce qui est à corriger.',
    aFaconEtDate: 'Dites quand et comment la personne a validé.',
  },
  transitions: {
    partager: { de: ['BROUILLON'], vers: 'PARTAGE', par: ['ASSISTANT_SERVICE_SOCIAL'], exige: ['aContenu'] },
    reprendre: { de: ['PARTAGE'], vers: 'BROUILLON', par: ['ASSISTANT_SERVICE_SOCIAL'] },
    valider: { de: ['PARTAGE'], vers: 'VALIDE', par: COTE_ASSURE },
    noterValide: { de: ['PARTAGE'], vers: 'VALIDE', par: ['ASSISTANT_SERVICE_SOCIAL'], exige: ['aFaconEtDate'] },
    demanderCorrection: { de: ['PARTAGE'], vers: 'BROUILLON', par: COTE_ASSURE, exige: ['aRemarque'] },
    remplacer: { de: ['VALIDE'], vers: 'REMPLACE', par: ['SYSTEME'] },
  },
};

/** Façons dont une personne donne son accord hors de son espace. */
export const LIBELLES_FACON_ACCORD = {
  ENTRETIEN: 'En entretien',
  TELEPHONE: 'Par téléphone',
  PAPIER: 'Sur papier, signé',
} as const;

/** Une façon, ou `ESPACE` quand la personne l'a fait elle-même dans son livret. */
export type FaconAccord = keyof typeof LIBELLES_FACON_ACCORD | 'ESPACE';

/** Ce qu'on dit d'un accord recueilli hors de l'espace de la personne. */
export const SCHEMA_ACCORD_RECUEILLI = {
  date: champDate('Date', { obligatoire: true, pasFuture: true }),
  facon: champChoix('Comment', LIBELLES_FACON_ACCORD, { obligatoire: true }),
} as const;

export type AccordRecueilli = Contenu<typeof SCHEMA_ACCORD_RECUEILLI>;

/** Ce que la personne veut voir corrigé, en caractères. */
export const LIMITE_REMARQUE = 300;

export const SCHEMA_REMARQUE = {
  remarque: champTexte('Ce qui est à corriger', LIMITE_REMARQUE, { obligatoire: true, multiligne: true }),
} as const;
