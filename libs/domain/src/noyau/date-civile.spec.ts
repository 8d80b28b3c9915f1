import fc from 'fast-check';
import {
  ajouterJours,
  ajouterMois,
  dateCourte,
  dateEnLettres,
  dateLongue,
  estDateCivile,
  jourArret,
  jourSemaine,
  joursEntre,
  lireDateCivile,
} from './date-civile.js';

const uneDate = fc.integer({ min: 0, max: 100_000 }).map((n) => ajouterJours('1900-01-01', n));

describe('lireDateCivile', () => {
  it.each([
    ['2026-03-03', '2026-03-03'],
    ['03/03/2026', '2026-03-03'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2026', null],
    ['31/02/1980', null],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['00/01/2026', null],
    ['01/00/2026', null],
    ['3/3/2026', null],
    ['03-03-2026', null],
    ['2026/03/03', null],
    ['03/03/26', null],
    ['01/01/1849', null],
    ['01/01/2201', null],
    [' 03/03/2026', null],
    ['2026-03-03T00:00:00Z', null],
    ['', null],
    ['٠٣/٠٣/٢٠٢٦', null],
  ])('%p → %p', (texte, attendu) => {
    expect(lireDateCivile(texte)).toBe(attendu);
  });

  it('relit toute date dans ses deux formes', () => {
    fc.assert(
      fc.property(uneDate, (date) => {
        expect(lireDateCivile(date)).toBe(date);
        expect(lireDateCivile(dateCourte(date))).toBe(date);
      }),
    );
  });

  it('estDateCivile n’accepte que la forme conservée', () => {
    expect(estDateCivile('2026-03-03')).toBe(true);
    expect(estDateCivile('03/03/2026')).toBe(false);
    expect(estDateCivile('2026-02-30')).toBe(false);
    expect(estDateCivile(20260303)).toBe(false);
  });
});

describe('calculs de jours', () => {
  it.each([
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2026-01-01', '2027-01-01', 365],
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-21', -1],
  ])('de %s à %s : %i jours', (de, a, attendu) => {
    expect(joursEntre(de, a)).toBe(attendu);
    expect(ajouterJours(de, attendu)).toBe(a);
  });

  it('compte un arrêt à partir de J 1', () => {
    expect(jourArret('2026-07-04', '2026-07-04')).toBe(1);
    expect(jourArret('2026-07-04', '2026-08-03')).toBe(31);
    expect(jourArret('2026-07-05', '2026-11-22')).toBe(141);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-11-22', 12, '2027-11-22'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s + %i mois → %s', (date, mois, attendu) => {
    expect(ajouterMois(date, mois)).toBe(attendu);
  });

  it('est réversible', () => {
    fc.assert(
      fc.property(uneDate, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        expect(joursEntre(date, ajouterJours(date, n))).toBe(n);
      }),
    );
  });

  it('tient une date mal formée pour un bogue', () => {
    expect(() => joursEntre('03/03/2026', '2026-03-03')).toThrow(RangeError);
  });
});

describe('écriture', () => {
  it.each([
    ['2026-03-03', 'mardi 3 mars 2026', '3 mars 2026', '03/03/2026', 2],
    ['2026-03-01', 'dimanche 1er mars 2026', '1er mars 2026', '01/03/2026', 7],
    ['2026-12-10', 'jeudi 10 décembre 2026', '10 décembre 2026', '10/12/2026', 4],
    ['2026-08-31', 'lundi 31 août 2026', '31 août 2026', '31/08/2026', 1],
  ])('%s', (date, longue, lettres, courte, jour) => {
    expect(dateLongue(date)).toBe(longue);
    expect(dateEnLettres(date)).toBe(lettres);
    expect(dateCourte(date)).toBe(courte);
    expect(jourSemaine(date)).toBe(jour);
  });
});
