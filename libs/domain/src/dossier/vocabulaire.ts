/** Risques d'un arrêt ; l'accident de trajet relève de l'accident du travail dans les statistiques (domain.md 7.5). */
export const RISQUES = [
  'MALADIE',
  'ACCIDENT_TRAVAIL',
  'ACCIDENT_TRAJET',
  'MALADIE_PROFESSIONNELLE',
  'INVALIDITE',
] as const;

/** Code d'un risque. */
export type Risque = (typeof RISQUES)[number];

/** Libellés des risques. */
export const LIBELLES_RISQUE: Readonly<Record<Risque, string>> = {
  MALADIE: 'Maladie',
  ACCIDENT_TRAVAIL: 'Accident du travail',
  ACCIDENT_TRAJET: 'Accident de trajet',
  MALADIE_PROFESSIONNELLE: 'Maladie professionnelle',
  INVALIDITE: 'Invalidité',
};

/** Statuts d'emploi des publics accompagnés (domain.md 7.5). */
export const STATUTS_EMPLOI = [
  'CDI',
  'CDD',
  'INTERIM',
  'APPRENTI',
  'STAGIAIRE_FP',
  'TRAVAILLEUR_INDEPENDANT',
  'DEMANDEUR_EMPLOI',
  'SALARIE_EN_ACTIVITE',
] as const;

/** Code d'un statut d'emploi. */
export type StatutEmploi = (typeof STATUTS_EMPLOI)[number];

/** Libellés des statuts d'emploi. */
export const LIBELLES_STATUT_EMPLOI: Readonly<Record<StatutEmploi, string>> = {
  CDI: 'Salarié(e) en CDI',
  CDD: 'Salarié(e) en CDD',
  INTERIM: 'Intérimaire',
  APPRENTI: 'Apprenti(e)',
  STAGIAIRE_FP: 'Stagiaire de la formation professionnelle',
  TRAVAILLEUR_INDEPENDANT: 'Travailleur indépendant',
  DEMANDEUR_EMPLOI: 'Demandeur d’emploi',
  SALARIE_EN_ACTIVITE: 'Salarié(e) en activité, arrêts répétés',
};

/** Régimes ; seul le régime général est accompagné, l'agricole est orienté vers la MSA (domain.md 1.1.6). */
export const REGIMES = ['GENERAL', 'AGRICOLE', 'AUTRE'] as const;

/** Code d'un régime. */
export type Regime = (typeof REGIMES)[number];

/** Libellés des régimes. */
export const LIBELLES_REGIME: Readonly<Record<Regime, string>> = {
  GENERAL: 'Régime général',
  AGRICOLE: 'Régime agricole (MSA)',
  AUTRE: 'Autre régime',
};

/** Composition du ménage (domain.md 7.5). */
export const LIBELLES_MENAGE = {
  COUPLE_AVEC_ENFANT: 'En couple avec enfant',
  COUPLE_SANS_ENFANT: 'En couple sans enfant',
  PERSONNE_SEULE: 'Personne seule',
  FAMILLE_MONOPARENTALE: 'Famille monoparentale',
  NON_RENSEIGNE: 'Non renseigné',
} as const;

/** Nomenclatures d'activité : un code APE n'a de sens qu'avec la sienne (NAF 2025 fait foi au 1er janvier 2027). */
export const LIBELLES_NOMENCLATURE_APE = { NAF_REV2: 'NAF rév. 2', NAF_2025: 'NAF 2025' } as const;

/** Sections de la NAF rév. 2, pour dire un secteur sans nommer l'employeur. */
export const LIBELLES_SECTION_NAF = {
  A: 'Agriculture',
  B: 'Industries extractives',
  C: 'Industrie manufacturière',
  D: 'Électricité, gaz',
  E: 'Eau, déchets',
  F: 'Construction',
  G: 'Commerce, réparation automobile',
  H: 'Transports et entreposage',
  I: 'Hébergement et restauration',
  J: 'Information et communication',
  K: 'Finance et assurance',
  L: 'Immobilier',
  M: 'Activités spécialisées, scientifiques et techniques',
  N: 'Services administratifs et de soutien',
  O: 'Administration publique',
  P: 'Enseignement',
  Q: 'Santé humaine et action sociale',
  R: 'Arts, spectacles et loisirs',
  S: 'Autres services',
  T: 'Ménages employeurs',
  U: 'Activités extraterritoriales',
} as const;

/** Lettre d'une section de la NAF. */
export type SectionNaf = keyof typeof LIBELLES_SECTION_NAF;

/** Section d'un code APE de la NAF rév. 2 (« 86.10Z » → Q), ou `null` si la division n'existe pas. */
export const sectionNaf = (codeApe: string): SectionNaf | null => {
  const division = Number.parseInt(codeApe.slice(0, 2), 10);
  return DIVISIONS.find(([debut, fin]) => division >= debut && division <= fin)?.[2] ?? null;
};

const DIVISIONS: readonly (readonly [number, number, SectionNaf])[] = [
  [1, 3, 'A'],
  [5, 9, 'B'],
  [10, 33, 'C'],
  [35, 35, 'D'],
  [36, 39, 'E'],
  [41, 43, 'F'],
  [45, 47, 'G'],
  [49, 53, 'H'],
  [55, 56, 'I'],
  [58, 63, 'J'],
  [64, 66, 'K'],
  [68, 68, 'L'],
  [69, 75, 'M'],
  [77, 82, 'N'],
  [84, 84, 'O'],
  [85, 85, 'P'],
  [86, 88, 'Q'],
  [90, 93, 'R'],
  [94, 96, 'S'],
  [97, 98, 'T'],
  [99, 99, 'U'],
];
