import {
  CODES_PRECONISATION,
  estPreconisation,
  groupePreconisation,
  GROUPES_PRECONISATION,
  PRECONISATIONS,
} from './preconisation.js';

it('compte onze mesures professionnelles et un code pour chaque autre groupe', () => {
  expect(
    GROUPES_PRECONISATION.map(
      (groupe) => CODES_PRECONISATION.filter((code) => groupePreconisation(code) === groupe).length,
    ),
  ).toEqual([11, 1, 1]);
});

it.each(CODES_PRECONISATION)('%s est connue et a un libellé propre', (code) => {
  expect(estPreconisation(code)).toBe(true);
  expect(CODES_PRECONISATION.filter((autre) => PRECONISATIONS[autre].libelle === PRECONISATIONS[code].libelle)).toEqual(
    [code],
  );
});

it.each(['', 'toString', 'rqth'])('%p n’en est pas une', (code) => {
  expect(estPreconisation(code)).toBe(false);
});
