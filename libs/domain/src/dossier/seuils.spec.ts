import {
  aFranchi,
  CODES_SEUIL,
  dateFranchissement,
  depasse,
  reperesArret,
  seuilEnVigueur,
  SEUILS,
  type Seuil,
} from './seuils.js';
import { formerNumeroDossier, lireNumeroDossier } from './numero.js';
import { sectionNaf } from './vocabulaire.js';

describe('seuils', () => {
  it.each(CODES_SEUIL)('%s est au catalogue', (code) => {
    expect(seuilEnVigueur(code, '2026-11-22')).toMatchObject({ code, valideAu: null });
  });

  it('choisit la période en vigueur et dénonce un trou', () => {
    const j90 = SEUILS.find(({ code }) => code === 'J90') as Seuil;
    const catalogue = [
      { ...j90, valideAu: '2026-12-31' },
      { ...j90, valeur: 60, valideDu: '2027-01-01' },
    ];
    expect(seuilEnVigueur('J90', '2026-12-31', catalogue).valeur).toBe(90);
    expect(seuilEnVigueur('J90', '2027-01-01', catalogue).valeur).toBe(60);
    expect(() => seuilEnVigueur('J90', '2020-12-31', catalogue)).toThrow(RangeError);
    expect(() => seuilEnVigueur('J45', '2027-01-01', catalogue)).toThrow(RangeError);
  });

  it.each([
    ['J30', '2026-07-04', '2026-08-03'],
    ['J45', '2026-07-04', '2026-08-18'],
    ['J90', '2026-07-04', '2026-10-01'],
    ['SIX_MOIS', '2026-07-04', '2027-01-04'],
  ] as const)('%s d’un arrêt du %s : %s', (code, debut, attendu) => {
    const seuil = seuilEnVigueur(code, '2026-11-22');
    expect(dateFranchissement(seuil, debut)).toBe(attendu);
    expect(aFranchi(seuil, debut, attendu)).toBe(true);
    expect(
      aFranchi(
        seuil,
        debut,
        attendu.replace(/\d$/, (chiffre) => String(Number(chiffre) - 1)),
      ),
    ).toBe(false);
  });

  it.each([
    ['>', 90, false],
    ['>', 91, true],
    ['>=', 90, true],
    ['>=', 89, false],
    ['<', 90, false],
    ['<', 89, true],
  ] as const)('90 jours, %s : %i → %p', (comparateur, jours, attendu) => {
    expect(depasse({ ...(SEUILS[0] as Seuil), valeur: 90, comparateur }, jours)).toBe(attendu);
  });

  it('place les repères de la frise', () => {
    expect(
      reperesArret('2026-07-05', '2026-11-22').map(({ libelle, jour, franchi }) => [libelle, jour, franchi]),
    ).toEqual([
      ['J 30', 31, true],
      ['J 45', 46, true],
      ['J 90', 90, true],
      ['6e mois', 185, false],
    ]);
  });
});

describe('numéro de dossier', () => {
  it.each([
    [{ departement: '56', annee: 2026, rang: 412 }, '56-2026-0412'],
    [{ departement: '2A', annee: 2026, rang: 1 }, '2A-2026-0001'],
    [{ departement: '974', annee: 2027, rang: 12345 }, '974-2027-12345'],
  ])('%p', (parties, numero) => {
    expect(formerNumeroDossier(parties)).toBe(numero);
    expect(lireNumeroDossier(numero)).toEqual(parties);
    expect(lireNumeroDossier(` ${numero.toLowerCase().replaceAll('-', ' ')} `)).toEqual(parties);
  });

  it.each(['56-2026-412', '56-26-0412', '2C-2026-0412', '56-2026-0000', 'x56-2026-0412', ''])('refuse %p', (saisie) => {
    expect(lireNumeroDossier(saisie)).toBeNull();
  });

  it.each([
    { departement: '2C', annee: 2026, rang: 1 },
    { departement: '56', annee: 26, rang: 1 },
    { departement: '56', annee: 2026, rang: 0 },
    { departement: '56', annee: 2026, rang: 1.5 },
  ])('ne forme pas %p', (parties) => {
    expect(() => formerNumeroDossier(parties)).toThrow(RangeError);
  });
});

it.each([
  ['86.10Z', 'Q'],
  ['47.11F', 'G'],
  ['10.13A', 'C'],
  ['43.22B', 'F'],
  ['49.41A', 'H'],
  ['84.11Z', 'O'],
  ['01.11Z', 'A'],
  ['04.00Z', null],
  ['XX', null],
])('section de %s : %p', (code, attendu) => {
  expect(sectionNaf(code)).toBe(attendu);
});
