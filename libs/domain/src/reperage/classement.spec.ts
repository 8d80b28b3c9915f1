import { unAssure } from '../test/un-assure.js';
import { classerLigne, type PersonneReperee } from './classement.js';
import { creerDetecteurDoublons } from './doublons.js';
import { echeancesReperage } from './echeances.js';
import type { LigneRequete } from './ligne.js';

const SANS_CONTACT = {
  nomUsage: null,
  adresse: null,
  codePostal: null,
  commune: null,
  telephone: null,
  courriel: null,
  risque: 'MALADIE',
  statutEmploi: null,
  siret: null,
  raisonSociale: null,
  codeApe: null,
  regime: 'GENERAL',
  estHorsCible: false,
  contactsIgnores: [],
} as const;
const ligne = (ecart: Partial<LigneRequete> = {}): LigneRequete => {
  const { nir, nomNaissance, prenom, sexe, dateNaissance } = unAssure();
  return {
    ...SANS_CONTACT,
    numero: 7,
    nir,
    nomNaissance,
    prenom,
    sexe,
    dateNaissance,
    dateDebut: '2026-06-28',
    dateFinPrescrite: '2027-01-08',
    ...ecart,
  };
};

it('repère les doublons et nomme la première ligne', () => {
  const doublon = creerDetecteurDoublons();
  expect(doublon(ligne({ numero: 2 }))).toBeNull();
  expect(doublon(ligne({ numero: 3, dateDebut: '2026-07-28' }))).toBeNull();
  expect(doublon(ligne({ numero: 4, nir: '295109912611193' }))).toBeNull();
  expect(doublon(ligne({ numero: 9 }))).toEqual({
    code: 'DOUBLON',
    message: 'La ligne répète une ligne précédente (ligne 2).',
  });
  expect(doublon(ligne({ numero: 10, dateFinPrescrite: '2027-02-01' }))).toMatchObject({
    code: 'DOUBLON_CONTRADICTOIRE',
  });
});

describe('classement', () => {
  const connu = (debut: string, fin: string | null, closLe: string | null = null): PersonneReperee => ({
    arrets: [{ dateDebut: debut, dateFinPrescrite: fin }],
    closLe,
  });
  // La ligne : arrêt du 2026-06-28 au 2027-01-08.
  it.each<[string, Partial<LigneRequete>, PersonneReperee | null, string, boolean]>([
    ['NIR inconnu', {}, null, 'nouveau', false],
    ['même arrêt', {}, connu('2026-06-28', '2027-01-08'), 'connu', false],
    ['même début, fin plus tôt', {}, connu('2026-06-28', '2027-02-01'), 'connu', false],
    ['même début, fin plus tard', {}, connu('2026-06-28', '2026-12-08'), 'prolongation', false],
    ['même début, fin enfin connue', {}, connu('2026-06-28', null), 'prolongation', false],
    ['même début, fin perdue', { dateFinPrescrite: null }, connu('2026-06-28', '2027-01-08'), 'connu', false],
    ['suite le lendemain', {}, connu('2026-03-01', '2026-06-27'), 'prolongation', false],
    ['suite qui se recouvre', {}, connu('2026-03-01', '2026-07-10'), 'prolongation', false],
    ['arrêt avec interruption', {}, connu('2026-03-01', '2026-06-26'), 'connu', true],
    ['arrêt plus ancien que le connu', {}, connu('2026-09-01', '2027-01-08'), 'connu', true],
    ['personne connue sans arrêt', {}, { arrets: [], closLe: null }, 'connu', true],
    ['clos, même arrêt', {}, connu('2026-06-28', '2027-01-08', '2026-10-01'), 'dejaClos', false],
    ['clos, arrêt prolongé', {}, connu('2026-06-28', '2026-12-08', '2026-10-01'), 'dejaClos', false],
    ['clos, nouvel arrêt après la clôture', {}, connu('2025-01-01', '2025-06-01', '2026-01-01'), 'connu', true],
    ['clos, autre arrêt d’avant la clôture', {}, connu('2025-01-01', '2025-06-01', '2026-07-01'), 'dejaClos', true],
    ['hors cible, inconnu', { estHorsCible: true }, null, 'horsCible', false],
    ['hors cible, connu', { estHorsCible: true }, connu('2026-06-28', '2027-01-08'), 'horsCible', false],
  ])('%s', (_nom, ecart, personne, sort, estNouvelArret) => {
    expect(classerLigne(ligne(ecart), personne)).toMatchObject({ sort, estNouvelArret, estConnu: personne !== null });
  });
});

describe('horloges J 45 et J 90', () => {
  const arret = { dateDebut: '2026-07-04', dateFinPrescrite: '2027-01-08' };

  it.each([
    ['2026-08-17', []],
    ['2026-08-18', ['J45']],
    ['2026-09-30', ['J45']],
    ['2026-10-01', ['J45', 'J90']],
  ])('le %s : %j', (jour, codes) => {
    expect(echeancesReperage(arret, jour).map(({ code }) => code)).toEqual(codes);
  });

  it('s’adresse à un service, une seule fois', () => {
    const premieres = echeancesReperage(arret, '2026-10-01');
    expect(premieres).toEqual([
      {
        code: 'J45',
        unite: 'SERVICE_MEDICAL',
        origine: 'REQUETE_CPAM_J45',
        atteinteLe: '2026-08-18',
        cle: 'J45 2026-07-04',
      },
      {
        code: 'J90',
        unite: 'SERVICE_SOCIAL',
        origine: 'REQUETE_CPAM_J90',
        atteinteLe: '2026-10-01',
        cle: 'J90 2026-07-04',
      },
    ]);
    expect(echeancesReperage(arret, '2026-10-02', new Set(premieres.map(({ cle }) => cle)))).toEqual([]);
    expect(echeancesReperage(arret, '2026-10-02', new Set(['J45 2026-07-04'])).map(({ code }) => code)).toEqual([
      'J90',
    ]);
  });

  it('se tait pour un arrêt fini avant le seuil, sonne si la fin est inconnue', () => {
    expect(echeancesReperage({ ...arret, dateFinPrescrite: '2026-08-17' }, '2026-12-01')).toEqual([]);
    expect(
      echeancesReperage({ ...arret, dateFinPrescrite: '2026-08-18' }, '2026-12-01').map(({ code }) => code),
    ).toEqual(['J45']);
    expect(echeancesReperage({ ...arret, dateFinPrescrite: null }, '2026-12-01')).toHaveLength(2);
  });
});
