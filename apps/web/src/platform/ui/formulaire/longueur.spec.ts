import { longueurRestante } from './longueur';

it.each([
  [0, 100, '', false],
  [79, 100, '', false],
  [80, 100, 'Il reste 20 sur 100', false],
  [100, 100, 'Limite atteinte', false],
  [103, 100, '3 de trop (limite\u00a0: 100)', true],
])('%d sur %d → %s', (longueur, limite, texte, depasse) => {
  expect(longueurRestante(longueur, limite)).toEqual({ texte, depasse });
});
