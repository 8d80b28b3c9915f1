import { definirDispositif } from '../definition.js';
import { ASSURE, CAISSE, PROPOSANTS, SOCIAL } from '../acteurs-dispositif.js';

/** Période de mise en situation en milieu professionnel (D.5135-1 s. CT ; domain.md 2.2.10). */
export const PMSMP = definirDispositif({
  type: 'PMSMP',
  libelle: 'Immersion en entreprise',
  enClair: 'Vous passez quelques jours dans une entreprise pour découvrir un métier ou confirmer un projet.',
  source: 'L.5135-1 et D.5135-1 à D.5135-8 CT',
  ouvrePar: [...SOCIAL, ...PROPOSANTS],
  champs: ['entreprise', 'poste', 'objetPmsmp', 'prescripteur', 'debut', 'fin'],
  preparation: ['PROJET'],
  initial: 'PROJET',
  etats: {
    PROJET: { libelle: 'Projet', prochain: { qui: 'REFERENT', quoi: 'Faire signer la convention' } },
    CONVENTION_SIGNEE: { libelle: 'Convention signée', prochain: { qui: 'REFERENT', quoi: 'Démarrer l’immersion' } },
    EN_COURS: { libelle: 'En cours', prochain: { qui: 'REFERENT', quoi: 'Suivre l’immersion' } },
    TERMINEE: { libelle: 'Terminée', clos: true },
    INTERROMPUE: { libelle: 'Interrompue', clos: true },
  },
  gestes: {
    autoriser: {
      libelle: 'Autoriser pendant l’arrêt',
      de: ['PROJET'],
      vers: 'PROJET',
      par: CAISSE,
      exige: ['aAutorisation'],
      champs: ['autorisationLe'],
    },
    signerConvention: {
      libelle: 'Noter la convention signée',
      de: ['PROJET'],
      vers: 'CONVENTION_SIGNEE',
      par: [...SOCIAL, ...PROPOSANTS],
      exige: [
        'aEntreprise',
        'aObjet',
        'aPrescripteur',
        'estDansLesLimitesPmsmp',
        'estAutoriseeSiArret',
        'aTroisSignatures',
      ],
      champs: [
        'entreprise',
        'objetPmsmp',
        'prescripteur',
        'debut',
        'fin',
        'signeAssureLe',
        'signeEntrepriseLe',
        'signeOrganismeLe',
      ],
    },
    demarrer: {
      libelle: 'Démarrer l’immersion',
      de: ['CONVENTION_SIGNEE'],
      vers: 'EN_COURS',
      par: [...SOCIAL, ...PROPOSANTS],
      champs: [],
    },
    renouveler: {
      libelle: 'Renouveler, objectif pas atteint',
      de: ['EN_COURS'],
      vers: 'EN_COURS',
      par: [...SOCIAL, ...PROPOSANTS],
      exige: ['estDansLeRenouvellementPmsmp'],
      champs: ['finRenouvellement'],
    },
    terminer: {
      libelle: 'Terminer l’immersion',
      de: ['EN_COURS'],
      vers: 'TERMINEE',
      par: [...SOCIAL, ...PROPOSANTS],
      champs: [],
    },
    interrompre: {
      libelle: 'Interrompre l’immersion',
      de: ['EN_COURS'],
      vers: 'INTERROMPUE',
      par: [...SOCIAL, ...ASSURE, ...PROPOSANTS],
      champs: ['motif'],
    },
  },
});
