import { definirDispositif } from '../definition.js';
import { ASSURE, SOCIAL, TRAVAIL } from '../acteurs-dispositif.js';

const ECRIVENT = [...TRAVAIL, ...SOCIAL];

/** Inaptitude (L.4624-4, R.4624-42 et 45 CT ; domain.md 2.2.13). Écrite par le médecin du travail, ou sur la parole de l'assuré. */
export const INAPTITUDE = definirDispositif({
  type: 'INAPTITUDE',
  libelle: 'Inaptitude au poste',
  enClair: 'Le médecin du travail dit si votre poste reste possible. Vous pouvez contester son avis.',
  source: 'L.4624-4, R.4624-42 et R.4624-45 CT',
  ouvrePar: ECRIVENT,
  champs: [],
  preparation: [],
  initial: 'RISQUE_IDENTIFIE',
  etats: {
    RISQUE_IDENTIFIE: {
      libelle: 'Risque identifié',
      prochain: { qui: 'MEDECIN_TRAVAIL', quoi: 'Faire le premier examen' },
    },
    PREMIER_EXAMEN: {
      libelle: 'Premier examen fait',
      prochain: { qui: 'MEDECIN_TRAVAIL', quoi: 'Rendre l’avis, ou un second examen' },
    },
    SECOND_EXAMEN: { libelle: 'Second examen fait', prochain: { qui: 'MEDECIN_TRAVAIL', quoi: 'Rendre l’avis' } },
    AVIS_RENDU: { libelle: 'Avis rendu', prochain: { qui: 'REFERENT', quoi: 'Suivre la recherche de reclassement' } },
    CONTESTE: {
      libelle: 'Avis contesté',
      prochain: { qui: 'REFERENT', quoi: 'Noter la décision du conseil de prud’hommes' },
    },
    RECLASSE: { libelle: 'Reclassé', clos: true },
    LICENCIE: { libelle: 'Licencié', clos: true },
    CRPE: { libelle: 'Convention de rééducation', clos: true },
  },
  gestes: {
    examiner: {
      libelle: 'Noter le premier examen',
      de: ['RISQUE_IDENTIFIE'],
      vers: 'PREMIER_EXAMEN',
      par: ECRIVENT,
      exige: ['aExamen'],
      champs: ['examenLe'],
    },
    reexaminer: {
      libelle: 'Noter le second examen',
      de: ['PREMIER_EXAMEN'],
      vers: 'SECOND_EXAMEN',
      par: ECRIVENT,
      exige: ['estSecondExamenATemps'],
      champs: ['secondExamenLe'],
    },
    rendreAvis: {
      libelle: 'Noter l’avis',
      de: ['PREMIER_EXAMEN', 'SECOND_EXAMEN'],
      vers: 'AVIS_RENDU',
      par: ECRIVENT,
      exige: ['aEtudes', 'aAvisInaptitude'],
      champs: ['etudes', 'typeAvis', 'avisLe'],
    },
    contester: {
      libelle: 'Noter la contestation',
      de: ['AVIS_RENDU'],
      vers: 'CONTESTE',
      par: [...ASSURE, ...SOCIAL],
      exige: ['estContestationATemps'],
      champs: ['contesteLe'],
    },
    confirmerAvis: {
      libelle: 'Noter l’avis confirmé',
      de: ['CONTESTE'],
      vers: 'AVIS_RENDU',
      par: SOCIAL,
      exige: ['aDecision'],
      champs: ['decisionLe'],
    },
    infirmerAvis: {
      libelle: 'Noter l’avis annulé',
      de: ['CONTESTE'],
      vers: 'RISQUE_IDENTIFIE',
      par: SOCIAL,
      exige: ['aDecision'],
      champs: ['decisionLe'],
    },
    reclasser: {
      libelle: 'Noter le reclassement',
      de: ['AVIS_RENDU'],
      vers: 'RECLASSE',
      par: SOCIAL,
      champs: ['poste'],
    },
    licencier: {
      libelle: 'Noter le licenciement',
      de: ['AVIS_RENDU'],
      vers: 'LICENCIE',
      par: SOCIAL,
      champs: ['decisionLe'],
    },
    orienterCrpe: {
      libelle: 'Orienter vers une convention de rééducation',
      de: ['AVIS_RENDU'],
      vers: 'CRPE',
      par: SOCIAL,
      champs: [],
    },
  },
});
