import { curseurApresFormat, espacerNir, etatNir, messageNir, nettoyerNir } from './nir';

it.each([
  ['255081416802538', 'valide'],
  ['1 80 12 75 123 456 42', 'valide'],
  ['1.86.02.2b.215.325.50', 'valide'],
  ['255081416802539', 'faux'],
  ['586022121532523', 'faux'],
  ['2550814168025', 'incomplet'],
  ['', 'vide'],
])('%s est %s', (saisie, attendu) => {
  expect(etatNir(saisie)).toBe(attendu);
  expect(messageNir(saisie) === null).toBe(attendu === 'valide');
});

it('met en forme au fil de la saisie et nettoie un collage', () => {
  expect(espacerNir('180127512345642')).toBe('1 80 12 75 123 456 42');
  expect(espacerNir('18012')).toBe('1 80 12');
  expect(espacerNir('')).toBe('');
  expect(nettoyerNir(' N° : 1 80 12 2a 123 456 42 99')).toBe('180122A12345642');
});

it.each([
  [1, 1],
  [3, 4],
  [15, 21],
  [0, 0],
])('garde le curseur après %i caractères utiles', (utiles, position) => {
  expect(curseurApresFormat('1 80 12 75 123 456 42', utiles)).toBe(position);
});
