import type { Acteur, Machine } from '../noyau/machine.js';

/** Partenaires à qui passer le relais ; ceux qui n'ont pas d'accès répondent par le référent (domain.md 1.1.6). */
export const LIBELLES_NATURE_RELAIS = {
  FRANCE_TRAVAIL: 'France Travail',
  CAP_EMPLOI: 'Cap emploi',
  CEP: 'Conseil en évolution professionnelle',
  SANTE_AU_TRAVAIL: 'Santé au travail',
  COMETE: 'Comète',
  MDPH: 'MDPH',
  MSA: 'MSA',
  SERVICE_SOCIAL_SECTEUR: 'Service social de secteur',
  ASSOCIATION: 'Association',
  AUTRE: 'Autre',
} as const;

/** Code d'une nature de relais. */
export type NatureRelais = keyof typeof LIBELLES_NATURE_RELAIS;

/** Raisons de refuser un relais ; aucune n'est médicale. */
export const LIBELLES_REFUS_RELAIS = {
  HORS_MISSION: 'Hors de nos missions',
  HORS_TERRITOIRE: 'Hors de notre territoire',
  DEJA_ACCOMPAGNE: 'Déjà accompagné ailleurs',
  PLUS_DE_PLACE: 'Plus de place',
  REFUS_PERSONNE: 'La personne ne le souhaite pas',
  SANS_REPONSE_PERSONNE: 'La personne n’a pas répondu',
} as const;

/** Code d'une raison. */
export type RefusRelais = keyof typeof LIBELLES_REFUS_RELAIS;

/** États d'un relais. */
export const ETATS_RELAIS = ['PROPOSE', 'ACCEPTE', 'REFUSE', 'RETIRE'] as const;

export type EtatRelais = (typeof ETATS_RELAIS)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_RELAIS: Readonly<Record<EtatRelais, string>> = {
  PROPOSE: 'Proposé',
  ACCEPTE: 'Accepté',
  REFUSE: 'Refusé',
  RETIRE: 'Retiré',
};

/** Transitions d'un relais. */
export const TRANSITIONS_RELAIS = ['accepter', 'refuser', 'retirer'] as const;

export type TransitionRelais = (typeof TRANSITIONS_RELAIS)[number];

const REFERENT: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];
// Le partenaire répond pour lui ; le référent note la réponse de qui n'a pas d'accès. L'appelant vérifie lequel.
const REPONDANTS: readonly Acteur[] = [
  ...REFERENT,
  'MEDECIN_TRAVAIL',
  'INFIRMIER_SANTE_TRAVAIL',
  'CELLULE_SPST',
  'COORDINATEUR_ETM',
  'CONSEILLER_CAP_EMPLOI',
  'EQUIPE_COMETE',
];

/** Machine d'un relais : une proposition reçoit une réponse datée, ou se retire ; rien ne s'efface. */
export const MACHINE_RELAIS: Machine<EtatRelais, TransitionRelais, 'aMotif'> = {
  etats: ETATS_RELAIS,
  initial: 'PROPOSE',
  finals: ['ACCEPTE', 'REFUSE', 'RETIRE'],
  exigences: { aMotif: 'Choisissez la raison du refus.' },
  transitions: {
    accepter: { de: ['PROPOSE'], vers: 'ACCEPTE', par: REPONDANTS },
    refuser: { de: ['PROPOSE'], vers: 'REFUSE', par: REPONDANTS, exige: ['aMotif'] },
    retirer: { de: ['PROPOSE'], vers: 'RETIRE', par: REFERENT },
  },
};
