import { ajouterJours, type DateCivile } from '../noyau/date-civile.js';
import type { Acteur, Machine } from '../noyau/machine.js';

/** Situation dite par la personne ; rien n'y dit pourquoi elle ne travaille pas. */
export const LIBELLES_SITUATION_SUIVI = {
  EMPLOI_MEME_ENTREPRISE: 'Je travaille, dans la même entreprise',
  EMPLOI_AILLEURS: 'Je travaille, ailleurs',
  A_SON_COMPTE: 'Je travaille à mon compte',
  FORMATION: 'Je suis en formation',
  RECHERCHE: 'Je cherche un emploi',
  SANS_ACTIVITE: 'Je ne travaille pas en ce moment',
  NON_DIT: 'Je préfère ne pas le dire',
} as const;

/** Code d'une situation. */
export type SituationSuivi = keyof typeof LIBELLES_SITUATION_SUIVI;

/** Utilité de l'accompagnement, dite par la personne. */
export const LIBELLES_UTILITE_SUIVI = {
  BEAUCOUP: 'Oui, beaucoup',
  UN_PEU: 'Oui, un peu',
  NON: 'Non',
  NE_SAIT_PAS: 'Je ne sais pas',
} as const;

/** Code d'une utilité. */
export type UtiliteSuivi = keyof typeof LIBELLES_UTILITE_SUIVI;

/** États d'un suivi. */
export const ETATS_SUIVI = [
  'A_VENIR',
  'DEMANDE',
  'RELANCE_1',
  'RELANCE_2',
  'SANS_REPONSE',
  'REPONDU',
  'ANNULE',
] as const;

export type EtatSuivi = (typeof ETATS_SUIVI)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_SUIVI: Readonly<Record<EtatSuivi, string>> = {
  A_VENIR: 'À venir',
  DEMANDE: 'Demandé',
  RELANCE_1: 'Relancé une fois',
  RELANCE_2: 'Relancé deux fois',
  SANS_REPONSE: 'Sans réponse',
  REPONDU: 'Répondu',
  ANNULE: 'Annulé',
};

/** Transitions d'un suivi. */
export const TRANSITIONS_SUIVI = [
  'demander',
  'relancer',
  'relancerEncore',
  'constaterSilence',
  'repondre',
  'annuler',
] as const;

export type TransitionSuivi = (typeof TRANSITIONS_SUIVI)[number];

const SYSTEME: readonly Acteur[] = ['SYSTEME'];
const REPONDANTS: readonly Acteur[] = ['ASSURE', 'MANDATAIRE', 'ASSISTANT_SERVICE_SOCIAL'];

/** États où une réponse se note encore : une réponse tardive compte comme une réponse. */
export const SUIVI_REPONDABLE = [
  'DEMANDE',
  'RELANCE_1',
  'RELANCE_2',
  'SANS_REPONSE',
] as const satisfies readonly EtatSuivi[];

/** Machine d'un suivi : demandé à l'échéance, relancé deux fois, puis compté sans réponse. */
export const MACHINE_SUIVI: Machine<EtatSuivi, TransitionSuivi> = {
  etats: ETATS_SUIVI,
  initial: 'A_VENIR',
  finals: ['REPONDU', 'ANNULE'],
  exigences: {},
  transitions: {
    demander: { de: ['A_VENIR'], vers: 'DEMANDE', par: SYSTEME },
    relancer: { de: ['DEMANDE'], vers: 'RELANCE_1', par: SYSTEME },
    relancerEncore: { de: ['RELANCE_1'], vers: 'RELANCE_2', par: SYSTEME },
    constaterSilence: { de: ['RELANCE_2'], vers: 'SANS_REPONSE', par: SYSTEME },
    repondre: { de: SUIVI_REPONDABLE, vers: 'REPONDU', par: REPONDANTS },
    // Rouvert, le dossier n'a plus à prendre de nouvelles d'une clôture qui n'en est plus une.
    annuler: { de: ['A_VENIR', ...SUIVI_REPONDABLE], vers: 'ANNULE', par: ['ASSISTANT_SERVICE_SOCIAL', 'SYSTEME'] },
  },
};

/** Jours après la demande : deux relances, puis le silence constaté (docs/adr/0039). */
export const REGLES_SUIVI = { relance1: 14, relance2: 28, silence: 42 } as const;

type PasDu = { readonly transition: TransitionSuivi; readonly du: DateCivile };

/** Ce que le calendrier demande à ce suivi, ou `null` s'il n'attend rien ; `demandeLe` : jour de la première demande. */
export function pasDuSuivi(suivi: {
  readonly etat: EtatSuivi;
  readonly echeance: DateCivile;
  readonly demandeLe: DateCivile | null;
}): PasDu | null {
  const { etat, echeance, demandeLe } = suivi;
  if (etat === 'A_VENIR') return { transition: 'demander', du: echeance };
  if (demandeLe === null) return null;
  const dans = (jours: number): DateCivile => ajouterJours(demandeLe, jours);
  if (etat === 'DEMANDE') return { transition: 'relancer', du: dans(REGLES_SUIVI.relance1) };
  if (etat === 'RELANCE_1') return { transition: 'relancerEncore', du: dans(REGLES_SUIVI.relance2) };
  return etat === 'RELANCE_2' ? { transition: 'constaterSilence', du: dans(REGLES_SUIVI.silence) } : null;
}

/** Ce pas est-il dû ce jour-là ? */
export const estPasDu = (pas: PasDu | null, aujourdhui: DateCivile): pas is PasDu =>
  pas !== null && pas.du <= aujourdhui;
