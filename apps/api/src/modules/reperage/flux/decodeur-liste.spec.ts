import { describe, expect, test } from '@jest/globals';
import { DecodeurListe } from './decodeur-liste.js';

const utf8 = (texte: string): Buffer => Buffer.from(texte, 'utf8');

/** Décode par morceaux de `pas` octets : aucune coupure ne doit se voir. */
function decoder(octets: Buffer, pas: number): { texte: string; encodage: string } | 'UTF_16' {
  const decodeur = new DecodeurListe();
  let texte = '';
  for (let i = 0; i < octets.length; i += pas) {
    const lu = decodeur.pousser(octets.subarray(i, i + pas));
    if (!lu.ok) return lu.erreur;
    texte += lu.valeur;
  }
  const fin = decodeur.terminer();
  return fin.ok ? { texte: texte + fin.valeur, encodage: decodeur.encodage } : fin.erreur;
}

describe('décodeur de liste', () => {
  const cas: readonly [string, Buffer, string, string][] = [
    ['ASCII', utf8('NIR;CLE\n1;2\n'), 'NIR;CLE\n1;2\n', 'UTF_8'],
    ['UTF-8', utf8('PRÉNOM;ŒUVRE;’\n'), 'PRÉNOM;ŒUVRE;’\n', 'UTF_8'],
    ['UTF-8 avec marque', utf8('\uFEFFPRÉNOM\n'), 'PRÉNOM\n', 'UTF_8_BOM'],
    ['Windows-1252', Buffer.from([0x50, 0x52, 0xc9, 0x4e, 0x4f, 0x4d, 0x92, 0x0a]), 'PRÉNOM’\n', 'WINDOWS_1252'],
    [
      'Windows-1252 qui commence par une lettre de marque',
      Buffer.from([0xef, 0x41, 0x0a, 0x42]),
      'ïA\nB',
      'WINDOWS_1252',
    ],
    ['vide', Buffer.alloc(0), '', 'UTF_8'],
    ['deux octets', utf8('é'), 'é', 'UTF_8'],
  ];

  test.each(cas)('%s, quel que soit le découpage', (_nom, octets, texte, encodage) => {
    for (const pas of [1, 2, 3, 7, 1000]) expect(decoder(octets, pas)).toEqual({ texte, encodage });
  });

  test('un accent Windows-1252 très loin dans un fichier ASCII est bien lu', () => {
    const octets = Buffer.concat([utf8('a;b\n'.repeat(40_000)), Buffer.from([0xc9, 0x0a])]);
    const lu = decoder(octets, 65_536);
    expect(lu).toMatchObject({ encodage: 'WINDOWS_1252' });
    expect(typeof lu === 'object' && lu.texte.endsWith('É\n')).toBe(true);
  });

  test('UTF-16 est refusé', () => {
    expect(decoder(Buffer.from([0xff, 0xfe, 0x41, 0x00]), 1000)).toBe('UTF_16');
    expect(decoder(Buffer.from([0xfe, 0xff, 0x00, 0x41]), 1)).toBe('UTF_16');
  });

  test('après un premier accent UTF-8, un octet mal formé devient illisible sans gâter le reste', () => {
    const lu = decoder(Buffer.concat([utf8('é\n'), Buffer.from([0xc9, 0x0a]), utf8('ok\n')]), 1000);
    expect(lu).toMatchObject({ encodage: 'WINDOWS_1252' });
    const decodeur = new DecodeurListe();
    decodeur.pousser(utf8('éé\n'));
    const suite = decodeur.pousser(Buffer.concat([Buffer.from([0xc9, 0x0a]), utf8('ok\n')]));
    expect(suite).toEqual({ ok: true, valeur: '\uFFFD\nok\n' });
  });
});
