import fc from 'fast-check';
import { creerGenerateurId, estUuid, instantUuidV7, uuidV7 } from './ids.js';

const octets = (valeur: number) => () => new Uint8Array(10).fill(valeur);

describe('UUID v7', () => {
  it('porte son instant, sa version et sa variante', () => {
    const id = uuidV7(Date.parse('2026-11-22T10:00:00.123Z'), new Uint8Array(10).fill(0xff));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7fff-bfff-ffffffffffff$/);
    expect(instantUuidV7(id)?.toISOString()).toBe('2026-11-22T10:00:00.123Z');
  });

  it('est déterministe et toujours bien formé', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 48 - 1 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        (ms, alea) => {
          const id = uuidV7(ms, alea);
          expect(id).toBe(uuidV7(ms, alea));
          expect(estUuid(id)).toBe(true);
          expect(id[14]).toBe('7');
          expect('89ab').toContain(id[19]);
          expect(instantUuidV7(id)?.getTime()).toBe(ms);
        },
      ),
    );
  });

  it('refuse un instant hors bornes ou trop peu d’octets', () => {
    expect(() => uuidV7(-1, new Uint8Array(10))).toThrow(RangeError);
    expect(() => uuidV7(2 ** 48, new Uint8Array(10))).toThrow(RangeError);
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
  });
});

describe('générateur d’identifiants', () => {
  it.each([
    ['horloge fixe', () => 1000],
    ['horloge qui recule', () => (instant -= 1)],
  ])('reste strictement croissant : %s', (_nom, suivant) => {
    instant = 50_000;
    const generer = creerGenerateurId(() => new Date(suivant()), octets(0xff));
    const ids = Array.from({ length: 10_000 }, generer);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(estUuid)).toBe(true);
  });
});

let instant = 0;

describe('estUuid', () => {
  it.each([
    ['0193529a-5a00-7000-8000-000000000000', true],
    ['0193529A-5A00-7000-8000-00000000000F', true],
    ['0193529a5a00700080000000000000000', false],
    ['0193529a-5a00-7000-c000-000000000000', false],
    ['0193529a-5a00-0000-8000-000000000000', false],
    [' 0193529a-5a00-7000-8000-000000000000', false],
    ['', false],
    [null, false],
    [42, false],
    [{}, false],
  ])('%p → %p', (valeur, attendu) => {
    expect(estUuid(valeur)).toBe(attendu);
  });

  it('ne lit un instant que dans un v7', () => {
    expect(instantUuidV7('0193529a-5a00-4000-8000-000000000000')).toBeNull();
    expect(instantUuidV7('non')).toBeNull();
  });
});
