import { definirDispositif } from '../definition.js';
import { ASSURE, CAISSE, CONSEIL, SOCIAL } from '../acteurs-dispositif.js';

const DECISION = ['categorieInvalidite', 'dateEffet', 'decisionLe'] as const;

/** Invalidité (L.341-1 s. CSS ; domain.md 2.2.12). La catégorie vient du Service médical, jamais son motif. */
export const INVALIDITE = definirDispositif({
  type: 'INVALIDITE',
  libelle: 'Invalidité',
  enClair: 'Une pension peut compenser la perte de votre capacité de travail.',
  source: 'L.341-1 à L.341-16 CSS',
  ouvrePar: [...SOCIAL, ...CAISSE],
  champs: [],
  preparation: [],
  initial: 'ENVISAGEE',
  etats: {
    ENVISAGEE: { libelle: 'Envisagée', prochain: { qui: 'ASSURE', quoi: 'Demander la pension' } },
    DEMANDEE: { libelle: 'Demandée', prochain: { qui: 'CPAM', quoi: 'Décider de la pension' } },
    PROPOSEE_CPAM: { libelle: 'Proposée par la CPAM', prochain: { qui: 'CPAM', quoi: 'Décider de la pension' } },
    ACCORDEE: { libelle: 'Accordée', prochain: { qui: 'CPAM', quoi: 'Réviser si la situation change' } },
    REVISEE: { libelle: 'Révisée', prochain: { qui: 'CPAM', quoi: 'Réviser si la situation change' } },
    REFUSEE: {
      libelle: 'Refusée',
      prochain: { qui: 'ASSURE', quoi: 'Contester, ou demander de nouveau dans les douze mois' },
    },
    RECOURS: { libelle: 'Recours', prochain: { qui: 'CPAM', quoi: 'Noter l’issue du recours' } },
    SUPPRIMEE: { libelle: 'Supprimée', clos: true },
  },
  gestes: {
    demander: {
      libelle: 'Noter la demande de l’assuré',
      de: ['ENVISAGEE', 'REFUSEE'],
      vers: 'DEMANDEE',
      par: [...ASSURE, ...SOCIAL],
      exige: ['aDemandeDeLAssure'],
      champs: ['demandeSigneeLe'],
    },
    proposer: { libelle: 'Proposer la pension', de: ['ENVISAGEE'], vers: 'PROPOSEE_CPAM', par: CAISSE, champs: [] },
    rendreAvis: {
      libelle: 'Rendre l’avis du Service médical',
      repond: 'MEDECIN_CONSEIL',
      de: ['DEMANDEE'],
      vers: 'DEMANDEE',
      par: CONSEIL,
      exige: ['aReponse'],
      champs: ['reponse', 'categorieInvalidite'],
    },
    accorder: {
      libelle: 'Accorder la pension',
      de: ['DEMANDEE', 'PROPOSEE_CPAM', 'RECOURS'],
      vers: 'ACCORDEE',
      par: CAISSE,
      exige: ['aCategorie', 'aDateEffet', 'aDecision'],
      champs: DECISION,
    },
    refuser: {
      libelle: 'Refuser la pension',
      refus: true,
      de: ['DEMANDEE', 'PROPOSEE_CPAM', 'RECOURS'],
      vers: 'REFUSEE',
      par: CAISSE,
      exige: ['aMotif', 'aVoiesDeRecours'],
      champs: ['decisionLe', 'motif', 'voiesDeRecours'],
    },
    constaterSilence: {
      libelle: 'Constater le silence de la CPAM',
      refus: true,
      de: ['DEMANDEE'],
      vers: 'REFUSEE',
      par: SOCIAL,
      exige: ['estSilenceCpam'],
      champs: [],
    },
    contester: {
      libelle: 'Noter la contestation',
      de: ['REFUSEE'],
      vers: 'RECOURS',
      par: [...ASSURE, ...SOCIAL],
      champs: ['contesteLe'],
    },
    reviser: {
      libelle: 'Réviser la pension',
      de: ['ACCORDEE', 'REVISEE', 'RECOURS'],
      vers: 'REVISEE',
      par: CAISSE,
      exige: ['aCategorie', 'aDateEffet'],
      champs: DECISION,
    },
    supprimer: {
      libelle: 'Supprimer la pension',
      refus: true,
      de: ['ACCORDEE', 'REVISEE', 'RECOURS'],
      vers: 'SUPPRIMEE',
      par: CAISSE,
      exige: ['aMotif', 'aVoiesDeRecours'],
      champs: ['decisionLe', 'motif', 'voiesDeRecours'],
    },
  },
});
