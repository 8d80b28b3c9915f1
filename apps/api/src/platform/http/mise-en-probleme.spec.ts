import { describe, expect, test } from '@jest/globals';
import { enErreurMetier } from './mise-en-probleme.js';

describe('une panne passagère se dit « indisponible », jamais « erreur de notre côté »', () => {
  test.each([
    ['plus de connexion libre dans la réserve', new Error('timeout exceeded when trying to connect')],
    ['connexion perdue', new Error('Connection terminated unexpectedly')],
    ['connexion muette coupée', Object.assign(new Error('connexion muette'), { code: 'ETIMEDOUT' })],
    ['disque plein', Object.assign(new Error('could not extend file'), { code: '53100' })],
    ['base qui s’arrête', Object.assign(new Error('terminating connection'), { code: '57P01' })],
  ])('%s', (_, erreur) => {
    expect(enErreurMetier(erreur).code).toBe('indisponible');
  });

  test('une faute inconnue reste une erreur interne, sans son message', () => {
    expect(enErreurMetier(new Error('ZQX secret'))).toMatchObject({ code: 'erreur-interne' });
    expect(JSON.stringify(enErreurMetier(new Error('ZQX secret')))).not.toContain('ZQX');
  });
});
