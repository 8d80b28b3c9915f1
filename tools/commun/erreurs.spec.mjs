import { describe, expect, test } from '@jest/globals';
import { estDisquePlein } from './erreurs.mjs';

describe('disque plein', () => {
  test.each([
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), true],
    [Object.assign(new Error('could not extend file'), { code: '53100' }), true],
    ['FATAL: could not write lock file "postmaster.pid": No space left on device', true],
    [new Error('ENOSPC: no space left on device, write'), true],
    ['error: le numéro 531001 est inconnu', false],
    [null, false],
    [undefined, false],
  ])('%s : %s', (erreur, attendu) => {
    expect(estDisquePlein(erreur)).toBe(attendu);
  });
});
