import type { Monde } from './monde.js';
import { organismeDe } from './organismes.js';

type Contenu = Record<string, unknown>;

/** Fiches du dossier vitrine, celles des maquettes. */
export function fichesVitrine(monde: Monde): Readonly<Record<string, Contenu>> {
  return {
    ...SANS_DATE,
    social: { ...SOCIAL, diagnosticSocialLe: monde.jour(-39) },
    avis: {
      avis: [
        {
          objet: 'REPRISE_AMENAGEE',
          sensAvis: 'FAVORABLE',
          date: monde.jour(-16),
          dureeJours: null,
          valableJusquAu: monde.jour(85),
        },
      ],
    },
  };
}

/** Livret de la maquette, dates relatives à aujourd'hui. */
export function livretVitrine(monde: Monde): Contenu {
  const dateHeure = monde.instant(11, 8, 30).toISOString();
  return {
    rendezVous: { ...RENDEZ_VOUS, dateHeure },
    ouJenSuis: 'Nous préparons votre rencontre avec le médecin du travail.',
    etapes: etapes(monde),
    quiFaitQuoi: [{ ...CLAIRE, organisme: organismeDe('service-social').nom }, MOI],
    ressources: ['J’aime le contact avec les gens.', 'Le bus passe près de chez moi.'],
    decisions: [{ date: monde.jour(-10), phrase: 'Nous vous proposons de rencontrer le médecin du travail.' }],
  };
}

/** Le livret d'avant : ni rendez-vous, ni décision ; de quoi montrer « ce qui a changé ». */
export const premierLivretVitrine = (contenu: Contenu): Contenu => ({
  ...contenu,
  rendezVous: null,
  ouJenSuis: 'Nous faisons le point ensemble sur votre situation.',
  decisions: [],
});

/** Le livret qui se prépare : une phrase de plus que la version publiée. */
export const brouillonVitrine = (contenu: Contenu): Contenu => ({
  ...contenu,
  ouJenSuis: `${String(contenu['ouJenSuis'])} Votre employeur attend votre accord pour en parler.`,
});

const SOCIAL: Contenu = {
  menage: 'FAMILLE_MONOPARENTALE',
  personnesACharge: 3,
  logement: 'LOCATAIRE',
  mobilite: 'TRANSPORTS_EN_COMMUN',
  aidant: false,
  difficultes: ['MOBILITE'],
  diagnosticSocial: 'Seule avec trois enfants, mobilité par bus. Projet : secrétariat médical.',
};

const SANS_DATE: Readonly<Record<string, Contenu>> = {
  capacites: {
    capacites: ['TRAVAIL_ASSIS', 'TRAVAIL_ECRAN', 'ACCUEIL_PUBLIC', 'APPRENDRE'],
    restrictions: ['PORT_CHARGES', 'BRAS_LEVES'],
    amenagements: ['REPRISE_PROGRESSIVE', 'POSTE_ASSIS'],
    precisions: null,
  },
  projet: {
    intention: 'AUTRE_POSTE',
    metierVise: 'secrétariat médical',
    description: 'Retrouver un travail sans porter de charges, près de chez elle.',
    atouts: 'Connaît bien le milieu du soin, à l’aise avec le public.',
    freins: null,
  },
  finances: {
    ressourcesMensuelles: 1450,
    chargesMensuelles: 980,
    ressources: ['INDEMNITES_JOURNALIERES', 'PRESTATIONS_FAMILIALES'],
    dettes: false,
    surendettement: false,
    aideDemandee: null,
    commentaire: null,
  },
};

const RENDEZ_VOUS = {
  objet: 'Visite de pré-reprise avec le Dr Le Goff, médecin du travail.',
  lieu: 'AMIEM Vannes',
  explication: 'Cette visite sert à préparer votre retour. Elle ne décide de rien.',
};

const CLAIRE = {
  nom: 'Claire Le Bihan',
  fonction: 'assistante sociale',
  telephone: '02 99 00 00 00',
  fait: 'Elle prépare l’essai avec votre employeur.',
  referent: true,
  moi: false,
};

const MOI = {
  nom: 'Moi',
  fonction: '',
  organisme: null,
  telephone: null,
  fait: 'J’appelle mon médecin traitant pour son accord.',
  referent: false,
  moi: true,
};

function etapes(monde: Monde): Contenu[] {
  return [
    {
      titre: 'Faire le point sur ma situation',
      qui: 'avec Claire',
      quand: monde.jour(-39),
      statut: 'FAIT',
      explication: null,
    },
    {
      titre: 'Rencontrer le médecin du travail',
      qui: 'vous',
      quand: monde.jour(11),
      statut: 'EN_COURS',
      explication: 'Cette visite prépare votre retour.',
    },
    {
      titre: 'Essayer un nouveau poste',
      qui: 'vous et Claire',
      quand: null,
      statut: 'A_VENIR',
      explication: '14 jours au plus, en restant en arrêt. Vos indemnités continuent.',
    },
  ];
}
