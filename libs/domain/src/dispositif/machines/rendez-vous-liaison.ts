import { ASSURE, SOCIAL } from '../acteurs-dispositif.js';
import { definirDispositif } from '../definition.js';

const NOTENT = [...SOCIAL, ...ASSURE];

/**
 * Rendez-vous de liaison (L.1226-1-3, D.1226-8-1 CT ; domain.md 2.2.5). Il n'a rien de médical. Refuser n'a aucune conséquence ;
 * demandé par le salarié, l'employeur le tient.
 */
export const RENDEZ_VOUS_LIAISON = definirDispositif({
  type: 'RENDEZ_VOUS_LIAISON',
  libelle: 'Rendez-vous de liaison',
  enClair:
    'Pendant l’arrêt, vous parlez du retour avec votre employeur. Ce n’est pas médical. Refuser n’a aucune conséquence.',
  source: 'L.1226-1-3 et D.1226-8-1 CT',
  ouvrePar: SOCIAL,
  champs: [],
  preparation: [],
  initial: 'POSSIBLE',
  etats: {
    POSSIBLE: { libelle: 'Possible', prochain: { qui: 'ASSURE', quoi: 'Dire s’il souhaite ce rendez-vous' } },
    PROPOSE_PAR_EMPLOYEUR: {
      libelle: 'Proposé par l’employeur',
      prochain: { qui: 'ASSURE', quoi: 'Accepter ou refuser, sans conséquence' },
    },
    DEMANDE_PAR_SALARIE: {
      libelle: 'Demandé par le salarié',
      prochain: { qui: 'REFERENT', quoi: 'Noter la date fixée par l’employeur' },
    },
    ACCEPTE: { libelle: 'Accepté', prochain: { qui: 'REFERENT', quoi: 'Noter ce qui est ressorti du rendez-vous' } },
    REFUSE: { libelle: 'Refusé, sans conséquence', clos: true },
    TENU: { libelle: 'Tenu', clos: true },
  },
  gestes: {
    proposer: {
      libelle: 'Noter la proposition de l’employeur',
      de: ['POSSIBLE'],
      vers: 'PROPOSE_PAR_EMPLOYEUR',
      par: NOTENT,
      exige: ['estArretAssezLongPourLiaison', 'aProposition'],
      champs: ['proposeLe'],
    },
    demander: {
      libelle: 'Noter la demande du salarié',
      de: ['POSSIBLE'],
      vers: 'DEMANDE_PAR_SALARIE',
      par: NOTENT,
      exige: ['estArretAssezLongPourLiaison', 'aDemandeDeLAssure'],
      champs: ['demandeSigneeLe'],
    },
    accepter: {
      libelle: 'Noter la date du rendez-vous',
      de: ['PROPOSE_PAR_EMPLOYEUR', 'DEMANDE_PAR_SALARIE', 'ACCEPTE'],
      vers: 'ACCEPTE',
      par: NOTENT,
      exige: ['aDateLiaison'],
      champs: ['liaisonLe'],
    },
    refuser: {
      libelle: 'Noter le refus, sans conséquence',
      de: ['PROPOSE_PAR_EMPLOYEUR', 'ACCEPTE'],
      vers: 'REFUSE',
      par: NOTENT,
      champs: [],
    },
    tenir: {
      libelle: 'Noter le rendez-vous tenu',
      de: ['ACCEPTE'],
      vers: 'TENU',
      par: NOTENT,
      exige: ['aLiaisonTenue', 'aResultatLiaison'],
      champs: ['liaisonTenueLe', 'resultatLiaison'],
    },
  },
});
