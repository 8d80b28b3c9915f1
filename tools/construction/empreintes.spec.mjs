import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { estSource, sortieDe } from './compiler.mjs';
import { comparer, empreintesDe, fichiersDe, lireEtat } from './empreintes.mjs';

describe('ce qu’il faut reconstruire', () => {
  test('nouveau, changé, sortie manquante ; et ce qui n’a plus de source', () => {
    const avant = { 'a.ts': '1', 'b.ts': '1', 'c.ts': '1', 'vieux.ts': '1' };
    const apres = { 'a.ts': '1', 'b.ts': '2', 'c.ts': '1', 'neuf.ts': '1' };
    const { aFaire, aRetirer } = comparer(avant, apres, (nom) => nom === 'c.ts');
    expect(aFaire).toEqual(['b.ts', 'c.ts', 'neuf.ts']);
    expect(aRetirer).toEqual(['vieux.ts']);
  });

  test('un état illisible vaut « jamais construit »', () => {
    expect(lireEtat('/nexiste/pas.json').fichiers).toEqual({});
  });

  test.each([
    ['a/b.ts', true],
    ['a/b.spec.ts', false],
    ['a/b.pg.spec.ts', false],
    ['a/types.d.ts', false],
    ['a/modele.html', true],
    ['a/__snapshots__/x.snap', false],
    ['test/un-dossier.ts', true],
  ])('%s part en production : %s', (fichier, attendu) => {
    expect(estSource(fichier)).toBe(attendu);
  });

  test('une source TypeScript donne du JavaScript, le reste est copié', () => {
    expect([sortieDe('a/b.ts'), sortieDe('a/c.tsx'), sortieDe('a/d.sql')]).toEqual(['a/b.js', 'a/c.js', 'a/d.sql']);
  });
});

describe('parcours des fichiers', () => {
  let racine;
  beforeEach(() => {
    racine = mkdtempSync(join(tmpdir(), 'pdp-empreintes-'));
  });
  afterEach(() => rmSync(racine, { recursive: true, force: true }));

  test('chemins triés, dossiers produits ignorés, empreinte du contenu', () => {
    for (const dossier of ['b', 'dist', 'node_modules']) mkdirSync(join(racine, dossier));
    for (const fichier of ['z.ts', 'b/a.ts', 'dist/x.js', 'node_modules/y.js'])
      writeFileSync(join(racine, fichier), fichier);
    expect(fichiersDe(racine)).toEqual(['b/a.ts', 'z.ts']);
    const avant = empreintesDe(racine, ['z.ts']);
    writeFileSync(join(racine, 'z.ts'), 'autre');
    expect(empreintesDe(racine, ['z.ts'])).not.toEqual(avant);
    expect(fichiersDe(join(racine, 'absent'))).toEqual([]);
  });
});
