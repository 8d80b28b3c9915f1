import { existsSync, readFileSync } from 'node:fs';

const RACINE = new URL('../../../../', import.meta.url);
const [entete, ...lignes] = readFileSync(new URL('docs/securite/asvs.csv', RACINE), 'utf8')
  .trimEnd()
  .split('\n')
  .map((ligne) => ligne.split(';'));

describe('docs/securite/asvs.csv', () => {
  it('a les 80 lignes, dans l’ordre, toutes de la même forme', () => {
    expect(entete).toEqual(['ligne', 'asvs', 'exigence', 'etat', 'preuves', 'raison']);
    expect(lignes.map(([numero]) => Number(numero))).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(lignes.filter((ligne) => ligne.length !== 6)).toEqual([]);
  });

  it.each(lignes)('ligne %s (%s) : un essai qui existe, ou une raison', (...ligne) => {
    const [, , exigence, etat, preuves = '', raison] = ligne;
    expect(exigence).toBeTruthy();
    expect(['prouvé', 'partiel', 'écarté']).toContain(etat);
    const fichiers = preuves.split(' ').filter(Boolean);
    expect(fichiers.filter((fichier) => !existsSync(new URL(fichier, RACINE)))).toEqual([]);
    expect(fichiers.every((fichier) => /\.(spec|pw)\.(ts|tsx|mjs)$/.test(fichier))).toBe(true);
    if (etat === 'prouvé') expect(fichiers.length).toBeGreaterThan(0);
    else expect(raison).toBeTruthy();
  });
});
