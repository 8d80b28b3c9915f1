import fc from 'fast-check';
import { EFFECTIF_MINIMAL, publierEffectif, publierRepartition } from './effectifs.js';

it.each([
  [0, 0],
  [1, null],
  [4, null],
  [5, 5],
  [120, 120],
])('un effectif de %i se publie %p', (nombre, publie) => {
  expect(publierEffectif(nombre)).toBe(publie);
});

const exact = (nombre: number) => ({ nombre });

it.each([
  [
    { a: 100, b: 20, c: 0 },
    { a: exact(100), b: exact(20), c: exact(0) },
  ],
  // 122 au total : la masquée vaut de 1 à 4, sa voisine de 18 à 21.
  [
    { a: 100, b: 20, c: 2 },
    { a: exact(100), b: { auMoins: 18 }, c: null },
  ],
  [
    { a: 289, b: 0, c: 2 },
    { a: { auMoins: 287 }, b: exact(0), c: null },
  ],
  [
    { a: 100, b: 3, c: 2 },
    { a: exact(100), b: null, c: null },
  ],
  [
    { a: 2, b: 0, c: 0 },
    { a: null, b: exact(0), c: exact(0) },
  ],
])('une répartition %j se publie %j', (classes, publiee) => {
  expect(publierRepartition(classes)).toEqual(publiee);
});

it('aucune petite case ne se retrouve par différence avec le total', () => {
  const nombres = fc.record({ a: fc.nat(40), b: fc.nat(40), c: fc.nat(40), d: fc.nat(40) });
  fc.assert(
    fc.property(nombres, (classes) => {
      const publiee = publierRepartition(classes);
      const total = Object.values(classes).reduce((somme, n) => somme + n, 0);
      const dites = Object.values(publiee).map((c) => (c === null ? 0 : 'nombre' in c ? c.nombre : c.auMoins));
      const reste = total - dites.reduce((somme, n) => somme + n, 0);
      for (const [c, n] of Object.entries(classes)) {
        if (n === 0 || n >= EFFECTIF_MINIMAL) continue;
        expect(publiee[c as keyof typeof publiee]).toBeNull();
        // Ce qui manque au total ne dit pas combien : le plus qu'une masquée peut valoir, ou plusieurs masquées ensemble.
        if (Object.values(classes).some((autre) => autre >= EFFECTIF_MINIMAL))
          expect(reste).toBeGreaterThanOrEqual(Math.min(n + 1, EFFECTIF_MINIMAL - 1));
      }
    }),
  );
});
