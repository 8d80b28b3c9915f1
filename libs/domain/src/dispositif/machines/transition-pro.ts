import { definirDispositif } from '../definition.js';
import { ASSURE, PROPOSANTS, SOCIAL } from '../acteurs-dispositif.js';

/** Projet de transition professionnelle (D.6323-9 CT ; domain.md 2.2.11). Transitions Pro n'a pas d'accès : le Service social note. */
export const PROJET_TRANSITION_PRO = definirDispositif({
  type: 'PROJET_TRANSITION_PRO',
  libelle: 'Projet de transition professionnelle',
  enClair: 'Vous préparez un nouveau métier par une formation longue, financée.',
  source: 'L.6323-17-1 et D.6323-9 CT',
  ouvrePar: [...SOCIAL, ...PROPOSANTS],
  champs: [
    'nomAction',
    'organismeFormation',
    'ancienneteMois',
    'ancienneteEntrepriseMois',
    'dispenseAnciennete',
    'debut',
    'fin',
  ],
  preparation: ['PROJET', 'DEMANDE_AUTORISATION_ABSENCE', 'DOSSIER_DEPOSE'],
  initial: 'PROJET',
  etats: {
    PROJET: { libelle: 'Projet', prochain: { qui: 'ASSURE', quoi: 'Demander l’autorisation d’absence' } },
    DEMANDE_AUTORISATION_ABSENCE: {
      libelle: 'Absence demandée',
      prochain: { qui: 'ENTREPRISE', quoi: 'Répondre sur l’absence' },
    },
    DOSSIER_DEPOSE: { libelle: 'Dossier déposé', prochain: { qui: 'TRANSITIONS_PRO', quoi: 'Décider du financement' } },
    FINANCE: { libelle: 'Financé', prochain: { qui: 'REFERENT', quoi: 'Noter l’entrée en formation' } },
    EN_FORMATION: { libelle: 'En formation', prochain: { qui: 'REFERENT', quoi: 'Suivre la formation' } },
    TERMINE: { libelle: 'Terminé', clos: true },
    REFUSE: { libelle: 'Refusé', clos: true },
  },
  gestes: {
    demanderAbsence: {
      libelle: 'Noter la demande d’absence',
      de: ['PROJET'],
      vers: 'DEMANDE_AUTORISATION_ABSENCE',
      par: [...ASSURE, ...SOCIAL, ...PROPOSANTS],
      exige: ['aAnciennete', 'aDemandeDeLAssure'],
      champs: ['ancienneteMois', 'ancienneteEntrepriseMois', 'dispenseAnciennete', 'demandeSigneeLe'],
    },
    deposer: {
      libelle: 'Noter le dépôt du dossier',
      de: ['DEMANDE_AUTORISATION_ABSENCE'],
      vers: 'DOSSIER_DEPOSE',
      par: [...ASSURE, ...SOCIAL, ...PROPOSANTS],
      exige: ['aAbsenceAutorisee', 'aDepot'],
      champs: ['absenceAutoriseeLe', 'deposeLe'],
    },
    financer: {
      libelle: 'Noter le financement',
      de: ['DOSSIER_DEPOSE'],
      vers: 'FINANCE',
      par: SOCIAL,
      exige: ['aDecision', 'aDates'],
      champs: ['decisionLe', 'debut', 'fin'],
    },
    refuser: {
      libelle: 'Noter le refus',
      refus: true,
      de: ['DEMANDE_AUTORISATION_ABSENCE', 'DOSSIER_DEPOSE'],
      vers: 'REFUSE',
      par: SOCIAL,
      exige: ['aMotif'],
      champs: ['decisionLe', 'motif', 'voiesDeRecours'],
    },
    demarrer: {
      libelle: 'Noter l’entrée en formation',
      de: ['FINANCE'],
      vers: 'EN_FORMATION',
      par: SOCIAL,
      champs: [],
    },
    terminer: {
      libelle: 'Terminer',
      de: ['EN_FORMATION'],
      vers: 'TERMINE',
      par: SOCIAL,
      exige: ['aIssueAction'],
      champs: ['issueAction'],
    },
  },
});
