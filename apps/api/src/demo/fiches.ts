import type { Monde } from './monde.js';
import type { PersonneDemo } from './personnes.js';

type Contenus = Readonly<Record<string, Record<string, unknown>>>;

const MENAGES = [
  ['COUPLE_AVEC_ENFANT', 38],
  ['COUPLE_SANS_ENFANT', 27],
  ['PERSONNE_SEULE', 22],
  ['FAMILLE_MONOPARENTALE', 10],
  ['NON_RENSEIGNE', 3],
] as const;
const DIFFICULTES = [
  'BUDGET',
  'MOBILITE',
  'ISOLEMENT',
  'FAMILLE',
  'ACCES_DROITS',
  'NUMERIQUE',
  'RELATION_EMPLOYEUR',
  'CONFIANCE',
] as const;
const RESTRICTIONS = [
  'PORT_CHARGES',
  'PORT_CHARGES_LOURDES',
  'BRAS_LEVES',
  'GESTES_REPETITIFS',
  'STATION_DEBOUT_PROLONGEE',
  'CONDUITE',
  'TRAVAIL_NUIT',
  'CADENCE',
] as const;
const CAPACITES = [
  'TRAVAIL_ASSIS',
  'ALTERNER_POSITIONS',
  'CONDUIRE',
  'TRAVAIL_ECRAN',
  'ACCUEIL_PUBLIC',
  'TRAVAIL_EN_EQUIPE',
  'APPRENDRE',
  'TEMPS_PARTIEL',
] as const;
const AMENAGEMENTS = [
  'REPRISE_PROGRESSIVE',
  'HORAIRES',
  'AIDE_MANUTENTION',
  'SIEGE_BUREAU',
  'TACHES',
  'TELETRAVAIL',
  'POSTE_ASSIS',
  'PAUSES',
] as const;
const INTENTIONS = [
  'MEME_POSTE',
  'POSTE_AMENAGE',
  'AUTRE_POSTE',
  'AUTRE_EMPLOYEUR',
  'RECONVERSION',
  'A_DEFINIR',
] as const;
const METIERS_VISES = [
  'secrétariat',
  'accueil',
  'vente de proximité',
  'gestion de stock',
  'conseil à distance',
  'formation',
] as const;
const SOCIAUX = [
  'Vit en centre-bourg. Se dit prête à reprendre si le poste change. Aide attendue pour en parler à l’employeur.',
  'Budget serré depuis la baisse des indemnités. Deux enfants scolarisés. Souhaite garder le même employeur.',
  'Peu de moyens de transport. Soutien de la famille. Inquiet pour la suite du contrat.',
  'Bonne entente avec l’équipe au travail. Hésite sur le métier. Demande un bilan de compétences.',
  'Isolement depuis le début de l’arrêt. Reprend confiance. Souhaite avancer pas à pas.',
] as const;

/** Contenu vraisemblable de chaque catégorie ; rien de médical, comme dans la vraie vie du produit. */
export function contenusDeFiche(monde: Monde, p: PersonneDemo, ouvertLe: number, avance: boolean): Contenus {
  const { alea } = monde;
  const emploi = {
    statutEmploi: p.emploi.statut,
    employeur: p.emploi.employeur,
    siret: p.emploi.siret,
    codeApe: p.emploi.ape,
    nomenclatureApe: p.emploi.ape === null ? null : 'NAF_REV2',
    poste: p.emploi.metier,
    quotite: alea.pondere([
      [100, 6],
      [80, 2],
      [50, 1],
    ]),
  };
  if (!avance) return { emploi };
  return { emploi, social: social(monde, ouvertLe), finances: finances(monde), ...complements(monde, ouvertLe) };
}

function complements(monde: Monde, ouvertLe: number): Contenus {
  const { alea } = monde;
  const avis = [
    {
      objet: alea.un(['REPRISE_AMENAGEE', 'ARRET_JUSTIFIE', 'ESSAI_ENCADRE']),
      sensAvis: alea.pondere([
        ['FAVORABLE', 6],
        ['RESERVE', 3],
        ['DEFAVORABLE', 1],
      ]),
      date: monde.jour(Math.min(-1, ouvertLe + alea.entier(5, 40))),
      dureeJours: 60,
    },
  ];
  return {
    ...(alea.vrai(0.6) ? { avis: { avis } } : {}),
    ...(alea.vrai(0.5)
      ? {
          capacites: {
            capacites: alea.plusieurs(CAPACITES, 3),
            restrictions: alea.plusieurs(RESTRICTIONS, 2),
            amenagements: alea.plusieurs(AMENAGEMENTS, 2),
            precisions: null,
          },
        }
      : {}),
    ...(alea.vrai(0.3)
      ? {
          statutSante: {
            rqth: alea.un(['ENVISAGEE', 'EN_PREPARATION', 'DEPOSEE', 'ACCORDEE']),
            invalidite: alea.pondere([
              ['AUCUNE', 8],
              ['CATEGORIE_1', 2],
              ['CATEGORIE_2', 1],
            ]),
          },
        }
      : {}),
    projet: {
      intention: alea.un(INTENTIONS),
      metierVise: alea.un(METIERS_VISES),
      description: 'Souhaite un travail compatible avec ses capacités, près de chez elle ou de chez lui.',
      atouts: 'Autonome, à l’aise avec le public.',
      freins: null,
    },
  };
}

function social(monde: Monde, ouvertLe: number): Record<string, unknown> {
  const { alea } = monde;
  const menage = alea.pondere(MENAGES);
  return {
    menage,
    personnesACharge: menage === 'COUPLE_AVEC_ENFANT' || menage === 'FAMILLE_MONOPARENTALE' ? alea.entier(1, 3) : 0,
    logement: alea.pondere([
      ['LOCATAIRE', 5],
      ['PROPRIETAIRE', 5],
      ['HEBERGE', 1],
    ]),
    mobilite: alea.pondere([
      ['VOITURE', 7],
      ['TRANSPORTS_EN_COMMUN', 2],
      ['SANS_MOYEN', 1],
    ]),
    aidant: alea.vrai(0.1),
    difficultes: alea.plusieurs(DIFFICULTES, alea.entier(0, 3)),
    diagnosticSocial: alea.un(SOCIAUX),
    diagnosticSocialLe: monde.jour(Math.min(-1, ouvertLe + 12)),
  };
}

function finances(monde: Monde): Record<string, unknown> {
  const { alea } = monde;
  return {
    ressourcesMensuelles: alea.entier(9, 24) * 100,
    chargesMensuelles: alea.entier(5, 15) * 100,
    ressources: ['INDEMNITES_JOURNALIERES', ...(alea.vrai(0.3) ? ['PREVOYANCE'] : [])],
    dettes: alea.vrai(0.2),
    surendettement: alea.vrai(0.03),
    aideDemandee: null,
    commentaire: null,
  };
}
