import type { Acteur, Machine } from '../noyau/machine.js';

/** États d'un dossier, dans l'ordre de la vie d'un accompagnement (domain.md 2.2.2). */
export const ETATS_DOSSIER = [
  'OUVERT_SANS_PARTAGE',
  'EN_EVALUATION',
  'PLAN_ETABLI',
  'EN_COURS',
  'SUSPENDU',
  'EN_CLOTURE',
  'CLOS',
  'ARCHIVE',
  'PURGE',
] as const;

/** État d'un dossier. */
export type EtatDossier = (typeof ETATS_DOSSIER)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_DOSSIER: Readonly<Record<EtatDossier, string>> = {
  OUVERT_SANS_PARTAGE: 'Ouvert, accord attendu',
  EN_EVALUATION: 'En évaluation',
  PLAN_ETABLI: 'Plan établi',
  EN_COURS: 'En cours',
  SUSPENDU: 'Suspendu',
  EN_CLOTURE: 'En clôture',
  CLOS: 'Clos',
  ARCHIVE: 'Archivé',
  PURGE: 'Effacé',
};

/** États où l'accompagnement vit : un seul dossier par assuré peut s'y trouver. */
export const ETATS_DOSSIER_OUVERT = [
  'OUVERT_SANS_PARTAGE',
  'EN_EVALUATION',
  'PLAN_ETABLI',
  'EN_COURS',
  'SUSPENDU',
  'EN_CLOTURE',
] as const satisfies readonly EtatDossier[];

/** Vrai tant que le dossier attend quelque chose de quelqu'un. */
export const estDossierOuvert = (etat: EtatDossier): boolean => ETATS_DOSSIER_OUVERT.some((ouvert) => ouvert === etat);

/** Transitions d'un dossier. */
export type TransitionDossier =
  | 'partager'
  | 'etablirPlan'
  | 'demarrer'
  | 'suspendre'
  | 'reprendre'
  | 'proposerCloture'
  | 'renoncerCloture'
  | 'clore'
  | 'rouvrir'
  | 'archiver'
  | 'purger';

/** Conditions nommées des transitions. */
export type ExigenceDossier =
  | 'aConsentement'
  | 'aDiagnosticSocial'
  | 'aIssue'
  | 'aDateIssue'
  | 'aLivretFinal'
  | 'estRecent'
  | 'estConservationEchue';

const REFERENT: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];
const DEMANDE_CLOTURE: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR', 'ASSURE', 'MANDATAIRE'];

/** Machine du dossier. Un retrait d'accord ne change pas l'état : il coupe les lectures (domain.md 1.3). */
export const MACHINE_DOSSIER: Machine<EtatDossier, TransitionDossier, ExigenceDossier> = {
  etats: ETATS_DOSSIER,
  initial: 'OUVERT_SANS_PARTAGE',
  finals: ['PURGE'],
  exigences: {
    aConsentement: 'L’assuré doit d’abord donner son accord à l’accompagnement coordonné.',
    aDiagnosticSocial: 'Le diagnostic social doit être fait et daté.',
    aIssue: 'L’issue de l’accompagnement est à choisir.',
    aDateIssue: 'La date de fin d’accompagnement est à saisir.',
    aLivretFinal: 'La dernière version du livret doit être publiée.',
    estRecent: 'Ce dossier est clos depuis trop longtemps\u00a0: il faut un nouveau signalement.',
    estConservationEchue: 'La durée de conservation n’est pas écoulée.',
  },
  transitions: {
    partager: {
      de: ['OUVERT_SANS_PARTAGE'],
      vers: 'EN_EVALUATION',
      par: ['SYSTEME', 'ASSISTANT_SERVICE_SOCIAL', 'CSAM_SERVICE_SOCIAL', 'ASSURE', 'MANDATAIRE'],
      exige: ['aConsentement'],
    },
    etablirPlan: { de: ['EN_EVALUATION'], vers: 'PLAN_ETABLI', par: REFERENT, exige: ['aDiagnosticSocial'] },
    demarrer: { de: ['PLAN_ETABLI'], vers: 'EN_COURS', par: REFERENT },
    suspendre: { de: ['EN_COURS'], vers: 'SUSPENDU', par: REFERENT },
    reprendre: { de: ['SUSPENDU'], vers: 'EN_COURS', par: REFERENT },
    proposerCloture: {
      de: ['OUVERT_SANS_PARTAGE', 'EN_EVALUATION', 'PLAN_ETABLI', 'EN_COURS', 'SUSPENDU'],
      vers: 'EN_CLOTURE',
      par: DEMANDE_CLOTURE,
    },
    renoncerCloture: { de: ['EN_CLOTURE'], vers: 'EN_COURS', par: REFERENT, exige: ['aConsentement'] },
    clore: { de: ['EN_CLOTURE'], vers: 'CLOS', par: REFERENT, exige: ['aIssue', 'aDateIssue', 'aLivretFinal'] },
    rouvrir: { de: ['CLOS'], vers: 'EN_COURS', par: REFERENT, exige: ['estRecent'] },
    archiver: { de: ['CLOS'], vers: 'ARCHIVE', par: ['SYSTEME'], exige: ['estConservationEchue'] },
    purger: { de: ['ARCHIVE'], vers: 'PURGE', par: ['SYSTEME'], exige: ['estConservationEchue'] },
  },
};
