import { describe, expect, test } from '@jest/globals';
import { SeauDeJetons, type VerdictDebit } from './debit.js';

describe('débit d’une socket', () => {
  const tirer = (seau: SeauDeJetons, nombre: number, a: number): VerdictDebit[] =>
    Array.from({ length: nombre }, () => seau.prendre(a));

  test('60 d’un coup passent, la 61e est refusée', () => {
    const seau = new SeauDeJetons(0);
    expect(new Set(tirer(seau, 60, 0))).toEqual(new Set(['accepter']));
    expect(seau.prendre(0)).toBe('refuser');
  });

  test('20 par seconde tiennent indéfiniment', () => {
    const seau = new SeauDeJetons(0);
    const verdicts = Array.from({ length: 2_000 }, (_, i) => seau.prendre(i * 50));
    expect(new Set(verdicts)).toEqual(new Set(['accepter']));
  });

  test('qui insiste après 60 refus est coupé', () => {
    const seau = new SeauDeJetons(0);
    tirer(seau, 60, 0);
    expect(new Set(tirer(seau, 60, 0))).toEqual(new Set(['refuser']));
    expect(seau.prendre(0)).toBe('couper');
  });

  test('une pause remet tout à zéro', () => {
    const seau = new SeauDeJetons(0);
    tirer(seau, 110, 0);
    expect(new Set(tirer(seau, 60, 3_000))).toEqual(new Set(['accepter']));
    expect(new Set(tirer(seau, 60, 3_000))).toEqual(new Set(['refuser']));
  });

  test('une horloge qui recule n’ouvre pas les vannes', () => {
    const seau = new SeauDeJetons(10_000);
    tirer(seau, 60, 10_000);
    expect(seau.prendre(5_000)).toBe('refuser');
  });
});
