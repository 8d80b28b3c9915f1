import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FichierIllisible, LecteurCsv, type Enregistrement } from './lecteur-csv.js';

function lire(texte: string, pas = texte.length || 1): Enregistrement[] {
  const lecteur = new LecteurCsv();
  const lus: Enregistrement[] = [];
  for (let i = 0; i < texte.length; i += pas) lus.push(...lecteur.pousser(texte.slice(i, i + pas)));
  return [...lus, ...lecteur.terminer()];
}

describe('lecteur CSV', () => {
  test('lit guillemets doublés, séparateur et fin de ligne dans une cellule, et numérote les lignes du fichier', () => {
    const texte = 'A;B\r\n"un;deux";"dit ""oui"""\r\n"sur\ndeux lignes";x\n\nfin;y';
    expect(lire(texte)).toEqual([
      { numero: 1, cellules: ['A', 'B'] },
      { numero: 2, cellules: ['un;deux', 'dit "oui"'] },
      { numero: 3, cellules: ['sur\ndeux lignes', 'x'] },
      { numero: 5, cellules: [''] },
      { numero: 6, cellules: ['fin', 'y'] },
    ]);
  });

  test('le séparateur est celui de l’en-tête', () => {
    expect(lire('A,B;C\n1,2\n')).toEqual([
      { numero: 1, cellules: ['A,B', 'C'] },
      { numero: 2, cellules: ['1,2'] },
    ]);
    expect(lire('A,B\n1;x,2\n')[1]).toEqual({ numero: 2, cellules: ['1;x', '2'] });
  });

  test('un guillemet au milieu d’une cellule nue reste un guillemet', () => {
    expect(lire('A;B\n5" de tuyau;x\n')[1]?.cellules).toEqual(['5" de tuyau', 'x']);
  });

  test('un guillemet jamais refermé ne mange que sa ligne', () => {
    const lus = lire('A;B\n"ouvert;x\nligne;suivante\n', 5);
    expect(lus.map((l) => l.cellules)).toEqual([
      ['A', 'B'],
      ['"ouvert', 'x'],
      ['ligne', 'suivante'],
    ]);
    const long = lire(`A;B\n"ouvert;x\n${'ligne;suivante\n'.repeat(5000)}`, 4096);
    expect(long).toHaveLength(5002);
    expect(long[1]).toEqual({ numero: 2, cellules: ['"ouvert', 'x'] });
  });

  test('renonce devant une bombe, sans tout garder', () => {
    expect(() => lire('x'.repeat(3_000_000), 65_536)).toThrow(FichierIllisible);
    expect(() => lire(`A;B\n${'"\n'.repeat(3)}${`"ouvert${'x'.repeat(40_000)}\n`.repeat(200)}`, 65_536)).toThrow(
      'GUILLEMETS_OUVERTS',
    );
    expect(() => lire(`A;B\n${'"a\n";'.repeat(400_000)}`, 65_536)).toThrow('LIGNE_DEMESUREE');
  });

  test('tout découpage donne la même lecture', () => {
    const cellule = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', '\n', ' '), maxLength: 6 });
    const lignes = fc.array(fc.array(cellule, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(lignes, fc.integer({ min: 1, max: 9 }), (contenu, pas) => {
        const texte =
          [['E1', 'E2'], ...contenu].map((l) => l.map((c) => `"${c.replaceAll('"', '""')}"`).join(';')).join('\n') +
          '\n';
        const lus = lire(texte, pas);
        expect(lus.map((l) => l.cellules)).toEqual([['E1', 'E2'], ...contenu]);
        expect(lire(texte)).toEqual(lus);
      }),
    );
  });
});
