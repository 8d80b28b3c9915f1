import fc from 'fast-check';
import { dateParis, enInstant, heureParis, instantParis } from './horloge.js';

describe('heure de Paris', () => {
  it.each([
    ['2026-11-22T22:59:59.999Z', '2026-11-22', '23:59'],
    ['2026-11-22T23:00:00.000Z', '2026-11-23', '00:00'],
    ['2026-07-14T21:59:00.000Z', '2026-07-14', '23:59'],
    ['2026-07-14T22:00:00.000Z', '2026-07-15', '00:00'],
  ])('%s est le %s à %s', (instant, date, heure) => {
    expect(dateParis(new Date(instant))).toBe(date);
    expect(heureParis(new Date(instant))).toBe(heure);
  });

  it.each([
    ['2026-11-26', '14:00', '2026-11-26T13:00:00.000Z'],
    ['2026-07-14', '14:00', '2026-07-14T12:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-01-01', '00:00', '2025-12-31T23:00:00.000Z'],
  ])('%s à %s vaut %s', (date, heure, attendu) => {
    expect(enInstant(instantParis(date, heure))).toBe(attendu);
  });

  it('revient à la même heure locale, hors heures sautées ou doubles', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (instant) => {
          const heure = heureParis(instant);
          fc.pre(!heure.startsWith('02'));
          const retour = instantParis(dateParis(instant), heure);
          expect(dateParis(retour)).toBe(dateParis(instant));
          expect(heureParis(retour)).toBe(heure);
        },
      ),
    );
  });

  it('refuse une heure mal formée', () => {
    expect(() => instantParis('2026-11-26', '25:00')).toThrow(RangeError);
  });
});
