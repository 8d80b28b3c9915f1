import fc from 'fast-check';
import { cleNir, formaterNir, lireNir, masquerNir, normaliserNir } from './nir.js';

const unCorps = fc
  .tuple(
    fc.constantFrom('1', '2', '3', '4', '7', '8'),
    fc.integer({ min: 0, max: 9999 }),
    fc.oneof(
      fc.constantFrom('2A', '2B'),
      fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0')),
    ),
    fc.integer({ min: 0, max: 999_999 }),
  )
  .map(
    ([sexe, anneeMois, departement, ordre]) =>
      sexe + String(anneeMois).padStart(4, '0') + departement + String(ordre).padStart(6, '0'),
  );
const unNir = unCorps.map((corps) => corps + cleNir(corps));

describe('lireNir', () => {
  it.each([
    ['255081416802538', null],
    ['295109912611193', null],
    ['180127512345642', null],
    ['186022A21532523', null],
    ['186022B21532550', null],
    ['184052A00412308', null],
    ['255081416802539', 'CLE'],
    ['186022C21532523', 'FORME'],
    ['186022B21532523', 'CLE'],
    ['18602 2A 215 325 23', null],
    [' 2.55.08.14.168.025-38 ', null],
    ['186022a21532523', null],
    ['2 55 08 14 168 025 38', null],
    ['', 'VIDE'],
    ['   ', 'VIDE'],
    ['2550814168025', 'LONGUEUR'],
    ['2550814168025380', 'LONGUEUR'],
    ['555081416802538', 'FORME'],
    ['055081416802538', 'FORME'],
    ['25508141680253A', 'FORME'],
    ['٢55081416802538', 'FORME'],
  ])('%p : %p', (saisie, defaut) => {
    const lu = lireNir(saisie);
    expect(lu).toEqual(defaut ? { ok: false, erreur: defaut } : { ok: true, valeur: normaliserNir(saisie) });
  });

  it('ne refuse pas un mois inconnu (20 à 42, 50 à 99)', () => {
    for (const mois of ['20', '42', '50', '99']) {
      const corps = `155${mois}14168025`;
      expect(lireNir(corps + cleNir(corps)).ok).toBe(true);
    }
  });

  it('trouve toute faute d’un seul chiffre', () => {
    fc.assert(
      fc.property(unNir, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (nir, rang, ecart) => {
        expect(lireNir(nir)).toEqual({ ok: true, valeur: nir });
        fc.pre(/\d/.test(nir[rang] ?? ''));
        const faux = nir.slice(0, rang) + String((Number(nir[rang]) + ecart) % 10) + nir.slice(rang + 1);
        expect(lireNir(faux).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('trouve l’échange de deux chiffres voisins différents', () => {
    fc.assert(
      fc.property(unNir, fc.nat({ max: 11 }), (nir, rang) => {
        const [a = '', b = ''] = [nir[rang], nir[rang + 1]];
        fc.pre(/^\d\d$/.test(a + b) && a !== b && !/[AB]/.test(nir));
        expect(lireNir(nir.slice(0, rang) + b + a + nir.slice(rang + 2)).ok).toBe(false);
      }),
    );
  });

  it('distingue la Corse : 2A vaut 19, 2B vaut 18, jamais zéro', () => {
    expect(cleNir('184052A004123')).toBe('08');
    expect(cleNir('1840520004123')).not.toBe('08');
  });
});

it('masque et espace', () => {
  expect(masquerNir('180127512345642')).toBe('1 80 •• •• ••• ••• ••');
  expect(formaterNir('180127512345642')).toBe('1 80 12 75 123 456 42');
  fc.assert(
    fc.property(
      unNir,
      (nir) => masquerNir(nir).replace(/[ •]/g, '') === nir.slice(0, 3) && normaliserNir(formaterNir(nir)) === nir,
    ),
  );
});
