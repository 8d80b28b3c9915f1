import { ajouterJours, ajouterMois, jourArret, type DateCivile } from '../noyau/date-civile.js';

/** Seuil valable à une date ; absent du catalogue, c'est un bogue de paramétrage, pas une règle qui s'éteint. */
export const seuilEnVigueur = (code: CodeSeuil, date: DateCivile, catalogue: readonly Seuil[] = SEUILS): Seuil => {
  const seuil = catalogue.find(
    (candidat) =>
      candidat.code === code && candidat.valideDu <= date && (candidat.valideAu === null || date <= candidat.valideAu),
  );
  if (!seuil) throw new RangeError(`Aucun seuil ${code} en vigueur le ${date}`);
  return seuil;
};

/** Premier jour où le seuil est franchi pour un arrêt commencé à `debut` ; « plus de 30 jours » veut dire dès J 31. */
export const dateFranchissement = (seuil: Seuil, debut: DateCivile): DateCivile => {
  if (seuil.unite === 'MOIS') return ajouterMois(debut, seuil.valeur);
  return ajouterJours(debut, seuil.comparateur === '>' ? seuil.valeur : seuil.valeur - 1);
};

/** Vrai si, ce jour-là, l'arrêt a franchi le seuil. */
export const aFranchi = (seuil: Seuil, debut: DateCivile, jour: DateCivile): boolean =>
  jour >= dateFranchissement(seuil, debut);

/** Compare un nombre de jours au seuil ; n'a de sens que pour un seuil en jours. */
export const depasse = (seuil: Seuil, jours: number): boolean => {
  switch (seuil.comparateur) {
    case '>':
      return jours > seuil.valeur;
    case '>=':
      return jours >= seuil.valeur;
    case '<':
      return jours < seuil.valeur;
  }
};

/** Repères d'un arrêt à une date : rang du jour et seuils déjà franchis, pour la frise J 30, J 45, J 90, 6e mois. */
export const reperesArret = (
  debut: DateCivile,
  aujourdhui: DateCivile,
  catalogue: readonly Seuil[] = SEUILS,
): readonly Repere[] =>
  REPERES.map((code) => {
    const seuil = seuilEnVigueur(code, aujourdhui, catalogue);
    const date = dateFranchissement(seuil, debut);
    return { code, libelle: seuil.libelle, date, jour: jourArret(debut, date), franchi: aujourdhui >= date };
  });

/** Seuil daté et sourcé, modifiable par un administrateur : il sert à rappeler, jamais à calculer un droit. */
export interface Seuil {
  readonly code: CodeSeuil;
  readonly libelle: string;
  readonly valeur: number;
  readonly unite: 'JOURS' | 'MOIS';
  readonly comparateur: Comparateur;
  readonly valideDu: DateCivile;
  readonly valideAu: DateCivile | null;
  readonly source: string;
}

/** Sens d'un seuil : au-delà, au moins, en deçà. */
export type Comparateur = '>' | '>=' | '<';

/** Codes des seuils utilisés par les règles. */
export const CODES_SEUIL = [
  'J30',
  'J45',
  'J90',
  'SIX_MOIS',
  'SANS_NOUVELLE',
  'FIN_ARRET_PROCHE',
  'FIN_DROITS_PROCHE',
  'REOUVERTURE',
  'GRACE_REFERENT',
] as const;

/** Code d'un seuil. */
export type CodeSeuil = (typeof CODES_SEUIL)[number];

/** Un repère de la frise d'un arrêt. */
export interface Repere {
  readonly code: CodeSeuil;
  readonly libelle: string;
  readonly date: DateCivile;
  readonly jour: number;
  readonly franchi: boolean;
}

const REPERES = ['J30', 'J45', 'J90', 'SIX_MOIS'] as const satisfies readonly CodeSeuil[];

const seuil = (
  code: CodeSeuil,
  libelle: string,
  [valeur, unite, comparateur]: readonly [number, Seuil['unite'], Comparateur],
  valideDu: DateCivile,
  source: string,
): Seuil => ({ code, libelle, valeur, unite, comparateur, valideDu, valideAu: null, source });

/** Catalogue livré ; l'administrateur en ajoute de nouvelles périodes sans toucher aux anciennes. */
export const SEUILS: readonly Seuil[] = [
  seuil(
    'J30',
    'J 30',
    [30, 'JOURS', '>'],
    '2022-03-31',
    'R.4624-29 CT\u00a0: visite de pré-reprise possible au-delà de 30 jours',
  ),
  seuil('J45', 'J 45', [45, 'JOURS', '>'], '2021-01-01', 'Signalement de la CPAM au Service médical'),
  seuil('J90', 'J 90', [90, 'JOURS', '>='], '2021-01-01', 'Requête mensuelle de la CPAM pour le Service social'),
  seuil('SIX_MOIS', '6e mois', [6, 'MOIS', '>='], '2021-01-01', 'Examen de longue durée'),
  seuil('SANS_NOUVELLE', 'Sans nouvelle', [30, 'JOURS', '>'], '2021-01-01', 'Règle de la plateforme'),
  seuil('FIN_ARRET_PROCHE', 'Fin d’arrêt proche', [15, 'JOURS', '<'], '2021-01-01', 'Règle de la plateforme'),
  seuil('FIN_DROITS_PROCHE', 'Fin de droits proche', [60, 'JOURS', '<'], '2021-01-01', 'Règle de la plateforme'),
  seuil(
    'GRACE_REFERENT',
    'Lecture seule de l’ancien référent',
    [15, 'JOURS', '<'],
    '2021-01-01',
    'Règle de la plateforme (ADR 0036)',
  ),
  seuil('REOUVERTURE', 'Réouverture', [12, 'MOIS', '<'], '2021-01-01', 'Règle de la plateforme'),
];
