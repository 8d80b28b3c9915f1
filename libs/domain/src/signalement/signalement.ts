import type { Acteur, Machine } from '../noyau/machine.js';
import type { Instant } from '../noyau/horloge.js';
import type { Origine, Orientation } from './vocabulaire.js';

/** États d'un signalement (domain.md 2.2.1). */
export const ETATS_SIGNALEMENT = [
  'EMIS',
  'RECU',
  'QUALIFIE',
  'OFFRE_PROPOSEE',
  'ACCEPTE',
  'CLOS_HORS_CHAMP',
  'CLOS_DECLINE',
  'CLOS_INJOIGNABLE',
] as const;

/** État d'un signalement. */
export type EtatSignalement = (typeof ETATS_SIGNALEMENT)[number];

/** Libellés des états, pour le service qui traite. */
export const LIBELLES_ETAT_SIGNALEMENT: Readonly<Record<EtatSignalement, string>> = {
  EMIS: 'Envoyé',
  RECU: 'Reçu',
  QUALIFIE: 'Qualifié',
  OFFRE_PROPOSEE: 'Offre proposée',
  ACCEPTE: 'Accepté',
  CLOS_HORS_CHAMP: 'Clos, hors champ',
  CLOS_DECLINE: 'Clos, offre déclinée',
  CLOS_INJOIGNABLE: 'Clos, injoignable',
};

/** Transitions d'un signalement, noms de contract.md. */
export const TRANSITIONS_SIGNALEMENT = [
  'recevoir',
  'qualifier',
  'refuserHorsChamp',
  'contacter',
  'accepter',
  'decliner',
  'injoignable',
] as const;

/** Nom d'une transition de signalement. */
export type TransitionSignalement = (typeof TRANSITIONS_SIGNALEMENT)[number];

/** Conditions nommées des transitions. */
export type ExigenceSignalement = 'aNiveau' | 'aMotifHorsChamp' | 'aMotifDeclin' | 'aAssezDeTentatives';

const TRI: readonly Acteur[] = ['CSAM_SERVICE_MEDICAL', 'CSAM_SERVICE_SOCIAL'];
const CONTACT: readonly Acteur[] = ['CSAM_SERVICE_SOCIAL', 'ASSISTANT_SERVICE_SOCIAL'];

/** Machine du signalement. `contacter` se répète : chaque essai compte une tentative. */
export const MACHINE_SIGNALEMENT: Machine<EtatSignalement, TransitionSignalement, ExigenceSignalement> = {
  etats: ETATS_SIGNALEMENT,
  initial: 'EMIS',
  finals: ['ACCEPTE', 'CLOS_HORS_CHAMP', 'CLOS_DECLINE', 'CLOS_INJOIGNABLE'],
  exigences: {
    aNiveau: 'Choisissez un niveau de complexité de 1 à 5.',
    aMotifHorsChamp: 'Choisissez pourquoi la situation est hors champ.',
    aMotifDeclin: 'Choisissez la raison donnée par l’assuré.',
    aAssezDeTentatives: 'Il reste des tentatives de contact à faire avant de clore.',
  },
  transitions: {
    recevoir: { de: ['EMIS'], vers: 'RECU', par: ['SYSTEME', ...TRI, 'ASSISTANT_SERVICE_SOCIAL'] },
    qualifier: { de: ['RECU'], vers: 'QUALIFIE', par: TRI, exige: ['aNiveau'] },
    refuserHorsChamp: { de: ['RECU'], vers: 'CLOS_HORS_CHAMP', par: TRI, exige: ['aMotifHorsChamp'] },
    contacter: { de: ['QUALIFIE', 'OFFRE_PROPOSEE'], vers: 'OFFRE_PROPOSEE', par: CONTACT },
    accepter: { de: ['OFFRE_PROPOSEE'], vers: 'ACCEPTE', par: CONTACT },
    decliner: { de: ['OFFRE_PROPOSEE'], vers: 'CLOS_DECLINE', par: CONTACT, exige: ['aMotifDeclin'] },
    injoignable: { de: ['OFFRE_PROPOSEE'], vers: 'CLOS_INJOIGNABLE', par: CONTACT, exige: ['aAssezDeTentatives'] },
  },
};

/** Vrai quand plus personne n'attend rien de ce signalement. */
export const estSignalementClos = (etat: EtatSignalement): boolean => MACHINE_SIGNALEMENT.finals.includes(etat);

/** Essai pour joindre l'assuré. */
export interface TentativeContact {
  readonly le: Instant;
  readonly canal: CanalContact;
  readonly joint: boolean;
}

/** Moyens d'un contact. */
export const LIBELLES_CANAL_CONTACT = {
  TELEPHONE: 'Téléphone',
  SMS: 'SMS',
  COURRIEL: 'Courriel',
  COURRIER: 'Courrier',
  ENTRETIEN: 'Entretien',
} as const;

/** Code d'un moyen de contact. */
export type CanalContact = keyof typeof LIBELLES_CANAL_CONTACT;

/** Signalement : avant tout accord, la seule trace partagée entre l'émetteur et le service qui reçoit. */
export interface Signalement {
  readonly etat: EtatSignalement;
  readonly origine: Origine;
  readonly emisLe: Instant;
  readonly closLe: Instant | null;
  readonly niveauComplexite: NiveauComplexite | null;
  readonly orientation: Orientation | null;
  /** Code de la raison de clôture, hors champ ou déclin. */
  readonly motifCloture: string | null;
  readonly tentatives: readonly TentativeContact[];
}

/** Niveaux de la pyramide des fragilités : choisis par une personne, jamais calculés. */
export const NIVEAUX_COMPLEXITE = [1, 2, 3, 4, 5] as const;

/** Niveau de complexité. */
export type NiveauComplexite = (typeof NIVEAUX_COMPLEXITE)[number];

/** Libellés par défaut des niveaux, modifiables par plateforme. */
export const LIBELLES_NIVEAU: Readonly<Record<NiveauComplexite, string>> = {
  1: 'Information seule',
  2: 'Conseil ponctuel',
  3: 'Accompagnement',
  4: 'Accompagnement renforcé',
  5: 'Situation très complexe',
};
