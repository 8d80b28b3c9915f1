import { describe, expect, test } from '@jest/globals';
import { PROJETS, besoinsDe, lireFiltres } from './projets.mjs';

describe('filtres de npm test', () => {
  test('sans argument, tous les projets', () => {
    expect(lireFiltres([]).projets).toEqual(PROJETS);
  });

  test('« unit domain » : un projet et un chemin', () => {
    const { projets, motifs } = lireFiltres(['unit', 'domain']);
    expect(projets.map((projet) => projet.nom)).toEqual(['unit']);
    expect(motifs).toEqual(['domain']);
  });

  test('les projets gardent leur ordre, les options passent à Jest', () => {
    const { projets, options } = lireFiltres(['e2e', 'pg', '-u']);
    expect(projets.map((projet) => projet.nom)).toEqual(['pg', 'e2e']);
    expect(options).toEqual(['-u']);
  });

  test('les règles pures ne demandent ni base ni construction', () => {
    expect(besoinsDe(lireFiltres(['unit']).projets)).toEqual({ base: false, construction: false });
    expect(besoinsDe(lireFiltres(['pg']).projets).base).toBe(true);
  });
});
