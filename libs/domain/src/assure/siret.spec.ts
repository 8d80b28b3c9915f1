import fc from 'fast-check';
import { formaterSiret, lireSiren, lireSiret } from './siret.js';

describe('SIRET et SIREN', () => {
  it.each([
    ['73282932000074', null],
    ['732 829 320 00074', null],
    ['11002001300097', null],
    ['35600000000048', null],
    ['35600000000047', null],
    ['35600000000046', 'CLE'],
    ['35600000049837', null],
    ['12345678901234', 'CLE'],
    ['73282932000075', 'CLE'],
    ['7328293200007', 'FORME'],
    ['7328293200007A', 'FORME'],
    ['', 'FORME'],
  ])('SIRET %p : %p', (saisie, defaut) => {
    const lu = lireSiret(saisie);
    expect(lu.ok ? null : lu.erreur).toBe(defaut);
  });

  it.each([
    ['732829320', null],
    ['356000000', null],
    ['732829321', 'CLE'],
    ['73282932', 'FORME'],
  ])('SIREN %p : %p', (saisie, defaut) => {
    const lu = lireSiren(saisie);
    expect(lu.ok ? null : lu.erreur).toBe(defaut);
  });

  it('La Poste : la somme multiple de 5 supplée Luhn, pour elle seule', () => {
    // 3+5+6+1 = 15 ; même terminaison chez un autre SIREN refusée.
    expect(lireSiret('35600000000001').ok).toBe(true);
    expect(lireSiret('35600000000002').ok).toBe(false);
    expect(lireSiret('73282932000001').ok).toBe(false);
  });

  it('trouve toute faute d’un chiffre', () => {
    fc.assert(
      fc.property(fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (rang, ecart) => {
        const siret = '73282932000074';
        const faux = siret.slice(0, rang) + String((Number(siret[rang]) + ecart) % 10) + siret.slice(rang + 1);
        expect(lireSiret(faux).ok).toBe(false);
      }),
    );
  });

  it('espace', () => {
    expect(formaterSiret('73282932000074')).toBe('732 829 320 00074');
  });
});
