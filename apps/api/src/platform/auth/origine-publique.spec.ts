import { describe, expect, test } from '@jest/globals';
import { estHttpLocal } from '../config/hote-local.js';
import { originePublique } from './origine-publique.js';

describe('origine publique', () => {
  test.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['LOCALHOST:3000', 'http://localhost:3000'],
    ['127.0.0.1:41789', 'http://127.0.0.1:41789'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['localhost', 'http://localhost'],
    ['localhost:80', 'http://localhost'],
  ])('sans adresse publique, l’hôte local %s est cru', (hote, attendu) => {
    expect(originePublique(hote, null)).toBe(attendu);
  });

  test.each([
    undefined,
    '',
    'ailleurs.invalid',
    'ailleurs.invalid:3000',
    'localhost.ailleurs.invalid',
    'localhost@ailleurs.invalid',
    'ailleurs.invalid#localhost',
    '127.0.0.1.ailleurs.invalid',
    '127.0.0.2',
    '10.0.0.1:3000',
    'localhost:99999',
    'localhost:3000/../x',
    'localhost:',
    'localhost:3000\n',
    '[::2]:3000',
    '::1',
  ])('sans adresse publique, l’hôte %j est refusé', (hote) => {
    expect(originePublique(hote, null)).toBeNull();
  });

  test('avec une adresse publique, l’en-tête Host ne compte pas', () => {
    expect(originePublique('ailleurs.invalid', 'https://pdp.exemple.invalid')).toBe('https://pdp.exemple.invalid');
  });

  test.each([
    ['http://localhost:9000/realms/pdp', true],
    ['http://127.0.0.1', true],
    ['https://localhost', false],
    ['http://idp.exemple.invalid', false],
  ])('%s : http sur l’hôte local = %s', (adresse, attendu) => {
    expect(estHttpLocal(adresse)).toBe(attendu);
  });
});
