import { describe, expect, test } from '@jest/globals';
import { enteteRejets, ligneRejetee } from './rejets-csv.js';

describe('fichier des rejets', () => {
  test('titre ses colonnes, puis celles de la CPAM', () => {
    const brut = JSON.stringify({ codes: [], cellules: ['NIR', 'PRENOM'] });
    expect(enteteRejets({ numero: 1, raison: null, brut })).toBe('LIGNE;CODE;RAISON;NIR;PRENOM\r\n');
    expect(enteteRejets(null)).toBe('LIGNE;CODE;RAISON\r\n');
  });

  test('rend la ligne et ses raisons, formules neutralisées', () => {
    const cellules = [
      '=HYPERLINK("http://x")',
      '+33612345678',
      '@x',
      '-5',
      '\tcmd',
      '＝1+1',
      'dit "oui"',
      'a;b',
      'deux\nlignes',
    ];
    const ligne = ligneRejetee({
      numero: 51,
      raison: 'Une cellule commence comme une formule.',
      brut: JSON.stringify({ codes: ['FORMULE_TABLEUR', 'NIR_CLE'], cellules }),
    });
    expect(ligne).toBe(
      `51;FORMULE_TABLEUR NIR_CLE;Une cellule commence comme une formule.;"'=HYPERLINK(""http://x"")";+33612345678;'@x;-5;"'\tcmd";'＝1+1;"dit ""oui""";"a;b";"deux\nlignes"\r\n`,
    );
  });
});
