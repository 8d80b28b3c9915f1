import { describe, expect, test } from '@jest/globals';
import { cyclesDe, demandesDe, resoudre } from './graphe.mjs';

const graphe = (liens) => new Map(Object.entries(liens));

describe('imports d’une source', () => {
  test('toutes les formes, et rien de ce qui leur ressemble', () => {
    const texte = [
      "import { a,\n  b } from './a.js';",
      "import type { T } from './types.js';",
      "export * from './b.js';",
      "import 'reflect-metadata';",
      "const m = await import('./tard.js');",
      "const sql = `SELECT * FROM 'table'`;",
      "export const importer = 'x';",
    ].join('\n');
    expect(demandesDe(texte)).toEqual(['./a.js', './types.js', './b.js', 'reflect-metadata', './tard.js']);
  });

  test('un .js désigne sa source, une bibliothèque son entrée, un paquet rien', () => {
    const connus = new Set(['a/b.ts', 'a/c.tsx', 'libs/domain/src/index.ts']);
    const trouver = (demande) => resoudre('a/x.ts', demande, (nom) => connus.has(nom));
    expect(['./b.js', './c', '@pdp/domain', 'pg', './absent.js'].map(trouver)).toEqual([
      'a/b.ts',
      'a/c.tsx',
      'libs/domain/src/index.ts',
      null,
      null,
    ]);
  });
});

describe('cycles', () => {
  test('un losange n’est pas un cycle', () => {
    expect(cyclesDe(graphe({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });

  test('un détour long est trouvé, réduit au plus court', () => {
    const [cycle] = cyclesDe(graphe({ a: ['b'], b: ['c', 'd'], c: ['d'], d: ['a'] }));
    expect(cycle).toEqual(['a', 'b', 'd', 'a']);
  });

  test('deux cycles séparés sont deux cycles ; un fichier qui s’importe en est un', () => {
    expect(cyclesDe(graphe({ a: ['b'], b: ['a'], c: ['d'], d: ['c'], e: ['e'] }))).toHaveLength(3);
  });
});
