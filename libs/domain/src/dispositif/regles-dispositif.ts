import type { DateCivile } from '../noyau/date-civile.js';

/** Règle valable à une date ; absente du catalogue, c'est un bogue de paramétrage, pas une règle qui s'éteint. */
export const regleEnVigueur = (
  code: CodeRegle,
  date: DateCivile,
  catalogue: readonly RegleDispositif[] = REGLES_DISPOSITIF,
): RegleDispositif => {
  const regle = catalogue.find(
    (candidate) =>
      candidate.code === code &&
      candidate.valideDu <= date &&
      (candidate.valideAu === null || date <= candidate.valideAu),
  );
  if (!regle) throw new RangeError(`Aucune règle ${code} en vigueur le ${date}`);
  return regle;
};

/** Règle datée et sourcée : elle rappelle et compte, elle n'ouvre ni ne ferme aucun droit (domain.md 2.1). */
export interface RegleDispositif {
  readonly code: CodeRegle;
  readonly libelle: string;
  readonly valeur: number;
  readonly unite: UniteRegle;
  readonly valideDu: DateCivile;
  readonly valideAu: DateCivile | null;
  readonly source: string;
}

/** Unité d'une règle. */
export type UniteRegle = 'JOURS_OUVRABLES' | 'JOURS' | 'SEMAINES' | 'MOIS' | 'FOIS' | 'PERSONNES';

/** Codes des règles. */
export type CodeRegle = (typeof CODES_REGLE)[number];

/** Tous les codes. */
export const CODES_REGLE = [
  'ESSAI_PERIODE',
  'ESSAI_TOTAL',
  'ACCORD_CIBLE',
  'CRPE_DUREE',
  'ARPIJ_DUREE',
  'PMSMP_PERIODE',
  'PMSMP_RENOUVELLEMENT',
  'PMSMP_PAR_STRUCTURE',
  'PMSMP_FENETRE',
  'PMSMP_TOTAL',
  'PTP_ANCIENNETE',
  'PTP_ANCIENNETE_ENTREPRISE',
  'INVALIDITE_REPONSE',
  'INVALIDITE_NOUVELLE_DEMANDE',
  'INAPTITUDE_SECOND_EXAMEN',
  'INAPTITUDE_CONTESTATION',
  'INAPTITUDE_SALAIRE',
  'RQTH_REPONSE',
  'RQTH_RENOUVELER',
  'REPRISE_VISITE',
  'REPRISE_ARRET',
  'REPRISE_ARRET_ACCIDENT',
  'LIAISON_ARRET',
  'ALERTE_DOSSIERS',
  'ALERTE_PERIODE',
  'ALERTE_EFFECTIF',
] as const;

const regle = (
  code: CodeRegle,
  libelle: string,
  [valeur, unite]: readonly [number, UniteRegle],
  valideDu: DateCivile,
  source: string,
): RegleDispositif => ({ code, libelle, valeur, unite, valideDu, valideAu: null, source });

/** Catalogue livré. Une règle qui change reçoit une fin et une suivante ; un dispositif suit celle du jour où il se compte. */
export const REGLES_DISPOSITIF: readonly RegleDispositif[] = [
  regle('ESSAI_PERIODE', 'Une période d’essai', [14, 'JOURS_OUVRABLES'], '2022-03-31', 'D.323-6-4 CSS'),
  regle('ESSAI_TOTAL', 'Essai, renouvellement compris', [28, 'JOURS_OUVRABLES'], '2022-03-31', 'D.323-6-4 CSS'),
  regle('ACCORD_CIBLE', 'Réponse attendue', [15, 'JOURS'], '2021-01-01', 'Règle de la plateforme'),
  regle('CRPE_DUREE', 'Convention de rééducation', [18, 'MOIS'], '2022-03-31', 'R.5213-15 CT'),
  regle('ARPIJ_DUREE', 'ARPIJ', [9, 'SEMAINES'], '2021-01-01', 'Carsat Bretagne, bilan 2022'),
  regle('PMSMP_PERIODE', 'Une période d’immersion', [1, 'MOIS'], '2014-11-09', 'D.5135-3 CT'),
  regle('PMSMP_RENOUVELLEMENT', 'Renouvellement', [1, 'FOIS'], '2014-11-09', 'D.5135-3 CT'),
  regle('PMSMP_PAR_STRUCTURE', 'Périodes dans la même structure', [2, 'FOIS'], '2014-11-09', 'D.5135-3 CT'),
  regle('PMSMP_FENETRE', 'Fenêtre de compte', [12, 'MOIS'], '2014-11-09', 'D.5135-3 CT'),
  regle('PMSMP_TOTAL', 'Jours dans la même structure', [60, 'JOURS'], '2014-11-09', 'D.5135-3 CT'),
  regle('PTP_ANCIENNETE', 'Ancienneté totale', [24, 'MOIS'], '2019-01-01', 'D.6323-9 CT'),
  regle('PTP_ANCIENNETE_ENTREPRISE', 'dont dans l’entreprise', [12, 'MOIS'], '2019-01-01', 'D.6323-9 CT'),
  regle('INVALIDITE_REPONSE', 'Réponse de la CPAM', [2, 'MOIS'], '2010-01-01', 'R.341-8 CSS'),
  regle('INVALIDITE_NOUVELLE_DEMANDE', 'Nouvelle demande', [12, 'MOIS'], '2010-01-01', 'L.341-8 CSS'),
  regle('INAPTITUDE_SECOND_EXAMEN', 'Second examen', [15, 'JOURS'], '2017-01-01', 'R.4624-42 CT'),
  regle('INAPTITUDE_CONTESTATION', 'Contester l’avis', [15, 'JOURS'], '2017-01-01', 'R.4624-45 CT'),
  regle('INAPTITUDE_SALAIRE', 'Reprise du salaire', [1, 'MOIS'], '2017-01-01', 'L.1226-4 et L.1226-11 CT'),
  regle('RQTH_REPONSE', 'Réponse de la MDPH', [4, 'MOIS'], '2010-01-01', 'R.241-33 CASF'),
  regle('RQTH_RENOUVELER', 'Préparer le renouvellement', [6, 'MOIS'], '2021-01-01', 'Règle de la plateforme'),
  regle('REPRISE_VISITE', 'Visite de reprise', [8, 'JOURS'], '2017-01-01', 'R.4624-31 CT'),
  regle('REPRISE_ARRET', 'Arrêt qui l’impose', [60, 'JOURS'], '2022-03-31', 'R.4624-31 CT'),
  regle('REPRISE_ARRET_ACCIDENT', 'après un accident du travail', [30, 'JOURS'], '2017-01-01', 'R.4624-31 CT'),
  regle('LIAISON_ARRET', 'Arrêt qui ouvre le rendez-vous de liaison', [30, 'JOURS'], '2022-03-31', 'D.1226-8-1 CT'),
  regle(
    'ALERTE_DOSSIERS',
    'Alerte entreprise, personnes au moins',
    [3, 'PERSONNES'],
    '2021-01-01',
    'Règle de la plateforme',
  ),
  regle('ALERTE_PERIODE', 'Alerte entreprise, période', [12, 'MOIS'], '2021-01-01', 'Règle de la plateforme'),
  regle(
    'ALERTE_EFFECTIF',
    'Alerte entreprise, effectif au moins',
    [50, 'PERSONNES'],
    '2021-01-01',
    'Règle de la plateforme',
  ),
];
