import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Recomposition, decouper } from './decoupage.js';

describe('charges de NOTIFY', () => {
  const aller = (message: unknown): unknown => {
    const recomposition = new Recomposition('b');
    return decouper('a', 1, message)
      .map((c) => recomposition.recevoir(c))
      .at(-1);
  };

  test('tout message survit à l’aller-retour, en charges de moins de 8 000 octets', () => {
    const message = fc.record({ texte: fc.string({ unit: 'binary', maxLength: 6_000, size: 'max' }), id: fc.uuid() });
    fc.assert(
      fc.property(message, (m) => {
        expect(decouper('a', 1, m).every((c) => Buffer.byteLength(c) < 8_000)).toBe(true);
        expect(aller(m)).toEqual(m);
      }),
      { numRuns: 60 },
    );
  });

  test('un long texte passe en plusieurs morceaux, même livrés dans le désordre', () => {
    const message = { texte: 'é😀'.repeat(4_000) };
    const charges = decouper('a', 7, message);
    expect(charges.length).toBeGreaterThan(2);
    const recomposition = new Recomposition('b');
    expect(
      charges
        .toReversed()
        .map((c) => recomposition.recevoir(c))
        .at(-1),
    ).toEqual(message);
  });

  test('un processus ignore ses propres messages, et ce qui n’est pas lisible', () => {
    const recomposition = new Recomposition('a');
    expect(recomposition.recevoir(decouper('a', 1, { x: 1 })[0]!)).toBeNull();
    expect(recomposition.recevoir('pas du json')).toBeNull();
    expect(recomposition.recevoir('{"x":1}')).toBeNull();
  });

  test('deux messages égaux donnent deux charges différentes : NOTIFY les fondrait', () => {
    expect(decouper('a', 1, { x: 1 })).not.toEqual(decouper('a', 2, { x: 1 }));
  });
});
