import { ASSURE, SOCIAL, TRAVAIL } from '../acteurs-dispositif.js';
import { definirDispositif } from '../definition.js';

const NOTENT = [...SOCIAL, ...TRAVAIL, ...ASSURE];

/**
 * Visite de reprise (R.4624-31 CT ; domain.md 2.2.4). Due dès que la fiche porte une date de reprise ; l'employeur la demande,
 * la plateforme ne note que des dates et un résultat.
 */
export const VISITE_REPRISE = definirDispositif({
  type: 'VISITE_REPRISE',
  libelle: 'Visite de reprise',
  enClair: 'À votre retour, vous rencontrez le médecin du travail. Votre employeur demande cette visite.',
  source: 'R.4624-31 CT',
  ouvrePar: [...SOCIAL, ...TRAVAIL, 'SYSTEME'],
  champs: ['repriseLe'],
  preparation: ['DUE'],
  initial: 'DUE',
  etats: {
    DUE: {
      libelle: 'À demander',
      prochain: { qui: 'REFERENT', quoi: 'Vérifier que l’employeur demande la visite de reprise' },
    },
    DEMANDEE: { libelle: 'Demandée', prochain: { qui: 'REFERENT', quoi: 'Noter la date de la visite de reprise' } },
    PLANIFIEE: {
      libelle: 'Planifiée',
      prochain: { qui: 'MEDECIN_TRAVAIL', quoi: 'Noter le résultat de la visite de reprise' },
    },
    REALISEE: { libelle: 'Réalisée', clos: true },
  },
  gestes: {
    demander: {
      libelle: 'Noter la demande',
      de: ['DUE'],
      vers: 'DEMANDEE',
      par: NOTENT,
      exige: ['aDemandeurReprise'],
      champs: ['demandeurReprise', 'repriseLe'],
    },
    planifier: {
      libelle: 'Noter ou changer la date',
      de: ['DEMANDEE', 'PLANIFIEE'],
      vers: 'PLANIFIEE',
      par: NOTENT,
      exige: ['aDateVisite'],
      champs: ['visiteLe'],
    },
    manquer: { libelle: 'Noter une absence', de: ['PLANIFIEE'], vers: 'DEMANDEE', par: NOTENT, champs: [] },
    realiser: {
      libelle: 'Noter le résultat',
      de: ['PLANIFIEE'],
      vers: 'REALISEE',
      par: NOTENT,
      exige: ['aVisiteFaite', 'aResultatReprise'],
      champs: ['visiteFaiteLe', 'resultatReprise'],
    },
  },
});
