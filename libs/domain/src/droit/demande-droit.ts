import type { Acteur, Machine } from '../noyau/machine.js';

/** Droits que la personne peut exercer sur ses données (RGPD art. 7.3, 15 à 18 et 21 ; domain.md 4). */
export const TYPES_DEMANDE_DROIT = [
  'ACCES',
  'RECTIFICATION',
  'EFFACEMENT',
  'LIMITATION',
  'OPPOSITION',
  'RETRAIT_CONSENTEMENT',
] as const;

/** Droit exercé. */
export type TypeDemandeDroit = (typeof TYPES_DEMANDE_DROIT)[number];

/** Libellés, pour les professionnels. */
export const LIBELLES_TYPE_DEMANDE_DROIT: Readonly<Record<TypeDemandeDroit, string>> = {
  ACCES: 'Accès aux données',
  RECTIFICATION: 'Rectification',
  EFFACEMENT: 'Effacement',
  LIMITATION: 'Limitation du traitement',
  OPPOSITION: 'Opposition',
  RETRAIT_CONSENTEMENT: 'Retrait de tous les accords',
};

/** Article du RGPD qui ouvre chaque droit, montré au délégué. */
export const ARTICLES_DEMANDE_DROIT: Readonly<Record<TypeDemandeDroit, string>> = {
  ACCES: 'art. 15 RGPD',
  RECTIFICATION: 'art. 16 RGPD',
  EFFACEMENT: 'art. 17 RGPD',
  LIMITATION: 'art. 18 RGPD',
  OPPOSITION: 'art. 21 RGPD',
  RETRAIT_CONSENTEMENT: 'art. 7.3 RGPD',
};

/** États d'une demande. */
export const ETATS_DEMANDE_DROIT = [
  'DEPOSEE',
  'EN_COURS',
  'PRECISION_DEMANDEE',
  'ACCORDEE',
  'ACCORDEE_EN_PARTIE',
  'REFUSEE',
  'ABANDONNEE',
] as const;

/** État d'une demande. */
export type EtatDemandeDroit = (typeof ETATS_DEMANDE_DROIT)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_DEMANDE_DROIT: Readonly<Record<EtatDemandeDroit, string>> = {
  DEPOSEE: 'À prendre en charge',
  EN_COURS: 'En cours',
  PRECISION_DEMANDEE: 'Précision attendue',
  ACCORDEE: 'Acceptée',
  ACCORDEE_EN_PARTIE: 'Acceptée en partie',
  REFUSEE: 'Refusée',
  ABANDONNEE: 'Abandonnée',
};

/** États où une réponse est encore due. */
export const ETATS_DEMANDE_DROIT_OUVERTE = [
  'DEPOSEE',
  'EN_COURS',
  'PRECISION_DEMANDEE',
] as const satisfies readonly EtatDemandeDroit[];

/** Vrai tant qu'une réponse est due à la personne. */
export const estDemandeOuverte = (etat: EtatDemandeDroit): boolean =>
  ETATS_DEMANDE_DROIT_OUVERTE.some((ouvert) => ouvert === etat);

/** Transitions d'une demande. */
export const TRANSITIONS_DEMANDE_DROIT = [
  'prendreEnCharge',
  'demanderPrecision',
  'preciser',
  'prolonger',
  'accorder',
  'accorderEnPartie',
  'refuser',
  'abandonner',
] as const;

/** Transition d'une demande. */
export type TransitionDemandeDroit = (typeof TRANSITIONS_DEMANDE_DROIT)[number];

/** Conditions nommées des transitions. */
export type ExigenceDemandeDroit = 'aReponse' | 'aQuestion' | 'aPrecision' | 'aMotif' | 'estProlongeable';

const DPO: readonly Acteur[] = ['DPO'];
const COTE_PERSONNE: readonly Acteur[] = [
  'ASSURE',
  'MANDATAIRE',
  'ASSISTANT_SERVICE_SOCIAL',
  'CSAM_SERVICE_SOCIAL',
  'CSAM_SERVICE_MEDICAL',
];
const EN_TRAITEMENT = ['EN_COURS', 'PRECISION_DEMANDEE'] as const;

/**
 * Machine d'une demande. Toute réponse est écrite, un refus dit pourquoi (art. 12.4) ; demander une précision n'arrête pas
 * le délai ; prolonger ne change pas l'état, seulement l'échéance, une fois (art. 12.3).
 */
export const MACHINE_DEMANDE_DROIT: Machine<EtatDemandeDroit, TransitionDemandeDroit, ExigenceDemandeDroit> = {
  etats: ETATS_DEMANDE_DROIT,
  initial: 'DEPOSEE',
  finals: ['ACCORDEE', 'ACCORDEE_EN_PARTIE', 'REFUSEE', 'ABANDONNEE'],
  exigences: {
    aReponse: 'Écrivez la réponse que la personne lira.',
    aQuestion: 'Écrivez ce que vous avez besoin de savoir.',
    aPrecision: 'Écrivez votre précision.',
    aMotif: 'Dites pourquoi\u00a0: la personne le lira.',
    estProlongeable: 'Le délai ne se prolonge qu’une fois, avant la fin du premier mois (art. 12.3 RGPD).',
  },
  transitions: {
    prendreEnCharge: { de: ['DEPOSEE'], vers: 'EN_COURS', par: DPO },
    demanderPrecision: { de: ['EN_COURS'], vers: 'PRECISION_DEMANDEE', par: DPO, exige: ['aQuestion'] },
    preciser: { de: ['PRECISION_DEMANDEE'], vers: 'EN_COURS', par: COTE_PERSONNE, exige: ['aPrecision'] },
    prolonger: { de: ['EN_COURS'], vers: 'EN_COURS', par: DPO, exige: ['aMotif', 'estProlongeable'] },
    accorder: { de: EN_TRAITEMENT, vers: 'ACCORDEE', par: DPO, exige: ['aReponse'] },
    accorderEnPartie: { de: EN_TRAITEMENT, vers: 'ACCORDEE_EN_PARTIE', par: DPO, exige: ['aReponse', 'aMotif'] },
    refuser: { de: EN_TRAITEMENT, vers: 'REFUSEE', par: DPO, exige: ['aReponse', 'aMotif'] },
    abandonner: { de: ETATS_DEMANDE_DROIT_OUVERTE, vers: 'ABANDONNEE', par: COTE_PERSONNE },
  },
};

/** Par où la demande est arrivée. */
export const CANAUX_DEMANDE_DROIT = ['LIVRET', 'ENTRETIEN', 'TELEPHONE', 'COURRIER'] as const;

/** Canal d'une demande ; `LIVRET` quand la personne l'a déposée elle-même. */
export type CanalDemandeDroit = (typeof CANAUX_DEMANDE_DROIT)[number];

/** Libellés des canaux. */
export const LIBELLES_CANAL_DEMANDE_DROIT: Readonly<Record<CanalDemandeDroit, string>> = {
  LIVRET: 'Depuis le livret',
  ENTRETIEN: 'En entretien',
  TELEPHONE: 'Par téléphone',
  COURRIER: 'Par courrier',
};
