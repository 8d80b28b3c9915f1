import type { NomChamp } from '../dispositif/champs-dispositif.js';
import type { Attendu } from '../dispositif/definition.js';
import type { TypeDispositif } from '../dispositif/types-dispositif.js';

/** Ce que l'assuré dit en plus d'un geste : une date passée (`date`), un jour prévu (`jour`), ou un nombre. */
export type ChampAide = {
  readonly nom: NomChamp;
  readonly question: string;
  readonly sorte: 'date' | 'jour' | 'nombre';
};

/** Un geste de l'assuré sur une de ses aides, en mots simples. */
export type GesteAide = {
  readonly libelle: string;
  readonly question: string;
  /** Ce que cela fait, en phrases courtes. */
  readonly effets: readonly string[];
  readonly oui: string;
  readonly champs?: readonly ChampAide[];
  /** Ce que le geste dit de lui-même : c'est l'assuré qui parle. */
  readonly dit?: Readonly<Partial<Record<NomChamp, string>>>;
};

/** Le geste en mots simples ; `undefined` si l'assuré ne le fait pas depuis son livret. */
export const gesteEnClair = (type: TypeDispositif, geste: string): GesteAide | undefined =>
  GESTES_DE_TYPE[type]?.[geste] ?? GESTES_COMMUNS[geste];

/** Qui doit faire le prochain pas, dit à l'assuré, sans sigle. */
export const ATTENDU_EN_CLAIR: Readonly<Record<Attendu, string>> = {
  ASSURE: 'vous',
  REFERENT: 'la personne qui vous suit',
  MEDECIN_TRAITANT: 'votre médecin traitant',
  MEDECIN_TRAVAIL: 'le médecin du travail',
  MEDECIN_CONSEIL: 'le Service médical de votre caisse',
  ENTREPRISE: 'l’entreprise',
  CPAM: 'votre caisse d’assurance maladie',
  MDPH: 'la maison départementale des personnes handicapées',
  TRANSITIONS_PRO: 'l’organisme qui paie la formation',
};

const SANS_PERTE = 'Vos droits ne changent pas.';
const deposeLe = { nom: 'deposeLe', question: 'Quel jour l’avez-vous déposé\u00a0?', sorte: 'date' } as const;
const contesteLe = { nom: 'contesteLe', question: 'Quel jour avez-vous contesté\u00a0?', sorte: 'date' } as const;

const contester: GesteAide = {
  libelle: 'J’ai contesté',
  question: 'Noter votre contestation\u00a0?',
  effets: ['La personne qui vous suit le saura.', 'Elle vous aide pour la suite.'],
  oui: 'Oui, noter ma contestation',
  champs: [contesteLe],
};

const GESTES_COMMUNS: Readonly<Record<string, GesteAide>> = {
  abandonner: {
    libelle: 'Je ne veux plus de cette aide',
    question: 'Arrêter cette aide\u00a0?',
    effets: ['Plus personne ne s’en occupe.', SANS_PERTE, 'Vous pourrez en reparler quand vous voudrez.'],
    oui: 'Oui, arrêter',
  },
};

const GESTES_DE_TYPE: Readonly<Partial<Record<TypeDispositif, Readonly<Record<string, GesteAide>>>>> = {
  ESSAI_ENCADRE: {
    demander: {
      libelle: 'Demander cet essai',
      question: 'Demander cet essai\u00a0?',
      effets: ['La personne qui vous suit prépare l’essai.', 'Trois médecins et l’entreprise donnent leur avis.'],
      oui: 'Oui, je le demande',
    },
    terminer: {
      libelle: 'Mon essai est fini',
      question: 'Noter que l’essai est fini\u00a0?',
      effets: ['La personne qui vous suit fait le point avec vous.'],
      oui: 'Oui, il est fini',
    },
    interrompre: {
      libelle: 'Arrêter mon essai',
      question: 'Arrêter l’essai avant la fin\u00a0?',
      effets: ['L’essai s’arrête aujourd’hui.', 'Vos indemnités continuent.', SANS_PERTE],
      oui: 'Oui, arrêter l’essai',
    },
  },
  PMSMP: {
    interrompre: {
      libelle: 'Arrêter l’immersion',
      question: 'Arrêter l’immersion avant la fin\u00a0?',
      effets: ['L’immersion s’arrête aujourd’hui.', SANS_PERTE],
      oui: 'Oui, arrêter l’immersion',
    },
  },
  PROJET_TRANSITION_PRO: {
    demanderAbsence: {
      libelle: 'J’ai demandé à m’absenter',
      question: 'Noter votre demande à l’employeur\u00a0?',
      effets: ['Votre employeur doit vous répondre.', 'La personne qui vous suit le saura.'],
      oui: 'Oui, je l’ai demandé',
      champs: [
        { nom: 'ancienneteMois', question: 'Combien de mois avez-vous travaillé en tout\u00a0?', sorte: 'nombre' },
        { nom: 'ancienneteEntrepriseMois', question: 'Combien de mois dans cette entreprise\u00a0?', sorte: 'nombre' },
      ],
    },
    deposer: {
      libelle: 'J’ai déposé mon dossier',
      question: 'Noter le dépôt du dossier\u00a0?',
      effets: ['L’organisme qui paie la formation va répondre.'],
      oui: 'Oui, il est déposé',
      champs: [
        { nom: 'absenceAutoriseeLe', question: 'Quel jour votre employeur a-t-il dit oui\u00a0?', sorte: 'date' },
        deposeLe,
      ],
    },
  },
  RQTH: {
    preparer: {
      libelle: 'Je prépare mon dossier',
      question: 'Commencer le dossier\u00a0?',
      effets: ['La personne qui vous suit peut vous aider à le remplir.'],
      oui: 'Oui, je commence',
    },
    deposer: {
      libelle: 'J’ai déposé mon dossier',
      question: 'Noter le dépôt du dossier\u00a0?',
      effets: ['La réponse peut prendre quatre mois.'],
      oui: 'Oui, il est déposé',
      champs: [deposeLe],
    },
    deposerRenouvellement: {
      libelle: 'J’ai demandé le renouvellement',
      question: 'Noter votre nouvelle demande\u00a0?',
      effets: ['La réponse peut prendre quatre mois.', 'Vos droits continuent jusqu’à leur fin.'],
      oui: 'Oui, il est demandé',
      champs: [deposeLe],
    },
    contester,
  },
  INVALIDITE: {
    demander: {
      libelle: 'Demander cette pension',
      question: 'Demander cette pension\u00a0?',
      effets: ['Votre caisse étudie votre demande.', 'Elle vous répond par courrier.'],
      oui: 'Oui, je la demande',
    },
    contester,
  },
  INAPTITUDE: { contester },
  VISITE_REPRISE: {
    demander: {
      libelle: 'J’ai demandé cette visite',
      question: 'Noter votre demande\u00a0?',
      effets: ['La personne qui vous suit le saura.', 'Elle vérifie que la date arrive.'],
      oui: 'Oui, je l’ai demandée',
      dit: { demandeurReprise: 'ASSURE' },
    },
    planifier: {
      libelle: 'J’ai une date',
      question: 'Noter la date de la visite\u00a0?',
      effets: ['La personne qui vous suit le saura.'],
      oui: 'Oui, noter cette date',
      champs: [{ nom: 'visiteLe', question: 'Quel jour est-elle\u00a0?', sorte: 'jour' }],
    },
    manquer: {
      libelle: 'La visite n’a pas eu lieu',
      question: 'Noter que la visite n’a pas eu lieu\u00a0?',
      effets: ['Une autre date est à demander.', SANS_PERTE],
      oui: 'Oui, elle n’a pas eu lieu',
    },
  },
  RENDEZ_VOUS_LIAISON: {
    proposer: {
      libelle: 'Mon employeur me le propose',
      question: 'Noter la proposition\u00a0?',
      effets: ['Vous pourrez accepter ou refuser.', 'Refuser n’a aucune conséquence.'],
      oui: 'Oui, il me le propose',
      champs: [{ nom: 'proposeLe', question: 'Quel jour l’a-t-il proposé\u00a0?', sorte: 'date' }],
    },
    demander: {
      libelle: 'Je demande ce rendez-vous',
      question: 'Demander ce rendez-vous\u00a0?',
      effets: ['La personne qui vous suit prévient votre employeur.', 'Ce rendez-vous n’est pas médical.'],
      oui: 'Oui, je le demande',
    },
    accepter: {
      libelle: 'J’ai une date',
      question: 'Noter la date du rendez-vous\u00a0?',
      effets: ['La personne qui vous suit le saura.'],
      oui: 'Oui, noter cette date',
      champs: [{ nom: 'liaisonLe', question: 'Quel jour est-il\u00a0?', sorte: 'jour' }],
    },
    refuser: {
      libelle: 'Je ne veux pas de ce rendez-vous',
      question: 'Refuser ce rendez-vous\u00a0?',
      effets: ['Refuser n’a aucune conséquence.', SANS_PERTE],
      oui: 'Oui, je refuse',
    },
  },
};
