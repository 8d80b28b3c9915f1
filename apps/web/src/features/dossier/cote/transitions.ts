import type { CapaciteDossier } from '@pdp/domain';

/** Changement d'état tel qu'on le propose : le verbe, ce qu'il produit, et s'il fait avancer l'accompagnement. */
export type TransitionMontree = {
  readonly capacite: CapaciteDossier;
  readonly transition: string;
  readonly libelle: string;
  readonly explication: string;
  readonly fait: string;
  readonly avance: boolean;
};

/** Changements d'état proposés, dans l'ordre de la vie d'un dossier. */
export const TRANSITIONS: readonly TransitionMontree[] = [
  {
    capacite: 'ETABLIR_PLAN',
    transition: 'etablirPlan',
    libelle: 'Établir le plan',
    explication: 'Le diagnostic social doit être fait et daté (onglet Diagnostic).',
    fait: 'Plan établi.',
    avance: true,
  },
  {
    capacite: 'DEMARRER',
    transition: 'demarrer',
    libelle: 'Démarrer l’accompagnement',
    explication: 'Le plan est prêt\u00a0: l’accompagnement commence.',
    fait: 'Accompagnement démarré.',
    avance: true,
  },
  {
    capacite: 'REPRENDRE',
    transition: 'reprendre',
    libelle: 'Reprendre l’accompagnement',
    explication: 'Le dossier repasse en cours.',
    fait: 'Accompagnement repris.',
    avance: true,
  },
  {
    capacite: 'CLORE',
    transition: 'clore',
    libelle: 'Clore le dossier',
    explication:
      'Choisissez l’issue. La dernière version du livret doit être publiée. Deux contacts de suivi seront prévus, à 6 et 12 mois.',
    fait: 'Dossier clos.',
    avance: true,
  },
  {
    capacite: 'ROUVRIR',
    transition: 'rouvrir',
    libelle: 'Rouvrir le dossier',
    explication: 'Possible dans l’année qui suit la clôture.',
    fait: 'Dossier rouvert.',
    avance: true,
  },
  {
    capacite: 'SUSPENDRE',
    transition: 'suspendre',
    libelle: 'Suspendre',
    explication:
      'Quand la santé ou une hospitalisation empêche d’avancer. Le dossier reste ouvert\u00a0; n’écrivez pas la raison médicale.',
    fait: 'Accompagnement suspendu.',
    avance: false,
  },
  {
    capacite: 'PROPOSER_CLOTURE',
    transition: 'proposerCloture',
    libelle: 'Proposer la clôture',
    explication: 'Le dossier passe en clôture\u00a0; il reste à choisir l’issue. Vous pourrez y renoncer.',
    fait: 'Clôture proposée.',
    avance: false,
  },
  {
    capacite: 'RENONCER_CLOTURE',
    transition: 'renoncerCloture',
    libelle: 'Renoncer à la clôture',
    explication: 'Le dossier repasse en cours.',
    fait: 'Le dossier est de nouveau en cours.',
    avance: false,
  },
];
