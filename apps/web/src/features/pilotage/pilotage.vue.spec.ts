import { caseLisible, minutesLisibles, nombreLisible, partLisible } from './pilotage.vue';

it.each([
  [{ nombre: 9 }, 12, '75\u00a0%', '9'],
  [{ nombre: 0 }, 12, '0\u00a0%', '0'],
  [{ auMoins: 287 }, 291, 'au moins 98\u00a0%', 'au moins 287'],
  [null, 12, '–', 'masqué'],
  [{ nombre: 5 }, null, '–', '5'],
  [{ nombre: 0 }, 0, '–', '0'],
])('%j sur %p : %s, %s', (publiee, total, part, effectif) => {
  expect([partLisible(publiee, total), caseLisible(publiee)]).toEqual([part, effectif]);
});

it('un effectif masqué se dit, un zéro se montre', () => {
  expect([nombreLisible(null), nombreLisible(0), nombreLisible(12)]).toEqual(['masqué', '0', '12']);
});

it.each([
  [40, 'moins d’une minute'],
  [420, '7\u00a0min'],
])('%i secondes : %s', (secondes, lu) => {
  expect(minutesLisibles(secondes)).toBe(lu);
});
