import { motsMedicaux } from './mots-medicaux';

it.each([
  ['Suite à sa dépression, craint la reprise', ['dépression']],
  ['Opération du CANAL CARPIEN et tendinites', ['canal carpien', 'tendinites']],
  ['Un burn-out, puis un burn-out', ['burn-out']],
  ['Ne peut pas porter de charges, travaille debout', []],
  ['Avocate à Cancerville, sidateur', []],
  ['😀 Une dépression 😀', ['dépression']],
  ['', []],
])('%s → %j', (texte, attendu) => {
  expect(motsMedicaux(texte)).toEqual(attendu);
});
