import { expect, it } from '@jest/globals';
import { rubriquesEnClair } from './journal.vue';

it.each([
  [[], ''],
  [['identite'], 'Identité'],
  [['identite', 'inconnue'], 'Identité, inconnue'],
  [['prenom', 'dateNaissance'], 'Prénom différent, Date de naissance différente'],
])('%j', (categories, phrase) => {
  expect(rubriquesEnClair(categories)).toBe(phrase);
});

it('au-delà de trois, les autres se comptent', () => {
  expect(rubriquesEnClair(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c et 2 autres');
});
