import type { ContenusFiche } from '../dossier/fiche-schemas.js';
import { siretSynthetique } from './identifiants.js';
import { unAssure } from './un-assure.js';

/** Fiche complète et cohérente, une catégorie par clé ; chaque texte porte un mot témoin propre à sa catégorie. */
export const uneFiche = (rang = 1): ContenusFiche => {
  const { nir, ...identite } = unAssure(rang);
  return { identite, nir: { nir }, ...contenus(rang) };
};

/** Mot témoin d'une catégorie : s'il sort là où il ne doit pas, une fuite est prouvée. */
export const temoin = (categorie: keyof ContenusFiche, rang = 1): string => `temoin-${categorie}-${rang}`;

const contenus = (rang: number): Omit<ContenusFiche, 'identite' | 'nir'> => ({
  coordonnees: {
    telephone: '+33612345678',
    telephone2: null,
    courriel: `assure${rang}@exemple.invalid`,
    adresse: `12 rue du Port, ${temoin('coordonnees', rang)}`,
    codePostal: '56000',
    commune: 'Vannes',
    canalPrefere: 'TELEPHONE',
    consigne: null,
  },
  arret: {
    dateDebut: '2026-07-05',
    risque: 'MALADIE',
    dateFinPrescrite: '2026-11-15',
    prolongations: [{ dateFin: '2027-02-15', recueLe: '2026-11-14' }],
    dateReprise: null,
    dateFinDroits: '2029-07-04',
    sourceFinDroits: 'SAISIE_CPAM',
    finDroitsSaisieLe: '2026-11-01',
  },
  avis: {
    avis: [
      {
        objet: 'REPRISE_AMENAGEE',
        sensAvis: 'FAVORABLE',
        date: '2026-11-06',
        dureeJours: null,
        valableJusquAu: '2027-02-15',
      },
    ],
  },
  capacites: {
    capacites: ['TRAVAIL_ASSIS'],
    restrictions: ['PORT_CHARGES'],
    amenagements: ['HORAIRES'],
    precisions: temoin('capacites', rang),
  },
  ...personnel(rang),
  emploi: {
    statutEmploi: 'CDI',
    employeur: 'Clinique des Embruns',
    siret: siretSynthetique(rang),
    codeApe: '86.10Z',
    nomenclatureApe: 'NAF_REV2',
    poste: 'Aide-soignante',
    quotite: 100,
    dateEntree: '2012-01-02',
    dateFinContrat: null,
    serviceSanteTravail: 'AMIEM',
    commentaire: temoin('emploi', rang),
  },
  statutSante: {
    rqth: 'ACCORDEE',
    rqthFin: '2030-01-01',
    invalidite: 'AUCUNE',
    invaliditeDepuis: null,
    titreBoeth: [],
  },
  projet: {
    intention: 'RECONVERSION',
    metierVise: 'Secrétaire médicale',
    description: temoin('projet', rang),
    atouts: null,
    freins: null,
  },
});

const personnel = (rang: number): Pick<ContenusFiche, 'social' | 'finances'> => ({
  social: {
    menage: 'FAMILLE_MONOPARENTALE',
    personnesACharge: 3,
    logement: 'LOCATAIRE',
    mobilite: 'TRANSPORTS_EN_COMMUN',
    aidant: false,
    difficultes: ['BUDGET', 'MOBILITE'],
    diagnosticSocial: temoin('social', rang),
    diagnosticSocialLe: '2026-10-14',
  },
  finances: {
    ressourcesMensuelles: 1450,
    chargesMensuelles: 900,
    ressources: ['INDEMNITES_JOURNALIERES'],
    dettes: true,
    surendettement: false,
    aideDemandee: null,
    commentaire: temoin('finances', rang),
  },
});
