import { contraste, JETONS_CLAIRS, JETONS_SOMBRES, PAIRES_CONTOUR, PAIRES_TEXTE, variablesCss } from './jetons';

describe.each([
  ['clair', JETONS_CLAIRS],
  ['sombre', JETONS_SOMBRES],
] as const)('thème %s', (_nom, jetons) => {
  it.each(PAIRES_TEXTE)('%s sur %s se lit (4,5 pour 1)', (texte, fond) => {
    expect(contraste(jetons[texte], jetons[fond])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(PAIRES_CONTOUR)('%s se distingue de %s (3 pour 1)', (contour, fond) => {
    expect(contraste(jetons[contour], jetons[fond])).toBeGreaterThanOrEqual(3);
  });

  it('donne une variable CSS à chaque jeton', () => {
    expect(Object.keys(variablesCss(jetons))).toHaveLength(Object.keys(jetons).length);
  });
});

it('mesure le contraste du noir sur le blanc', () => {
  expect(contraste('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contraste('#ffffff', '#ffffff')).toBeCloseTo(1, 5);
});
