import { describe, expect, test } from '@jest/globals';
import { lireRetour } from './retour.js';

describe('chemin de retour après la connexion', () => {
  test.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['/dossiers', '/dossiers'],
    ['/dossiers/0190?onglet=social&x=%20#bas', '/dossiers/0190?onglet=social&x=%20#bas'],
    ['/revues/é', '/revues/%C3%A9'],
    ['/%2F%2Failleurs.invalid', '/%2F%2Failleurs.invalid'],
    ['/dossiers?retour=https://ailleurs.invalid', '/dossiers?retour=https://ailleurs.invalid'],
    ['/@ailleurs.invalid', '/@ailleurs.invalid'],
    ['/api/docs', '/api/docs'],
    ['/connexion', '/'],
    ['/api/v1/connexion', '/'],
    ['/api/v1/connexion/retour?code=x', '/'],
    ['/dossiers/../api/v1/connexion', '/'],
    ['/demo/oidc/auth', '/'],
  ])('%j est accepté et rend %j', (recu, attendu) => {
    expect(lireRetour(recu)).toBe(attendu);
  });

  test.each([
    'https://ailleurs.invalid',
    'http://ailleurs.invalid/dossiers',
    'HTTPS://ailleurs.invalid',
    '//ailleurs.invalid',
    '///ailleurs.invalid',
    '////ailleurs.invalid',
    '/\\ailleurs.invalid',
    '\\\\ailleurs.invalid',
    '\\/ailleurs.invalid',
    '/.//ailleurs.invalid',
    '/dossiers/..//ailleurs.invalid',
    '/%2e//ailleurs.invalid',
    '/x/%2e%2e//ailleurs.invalid',
    '/\t/ailleurs.invalid',
    '/\n/ailleurs.invalid',
    '/\r\nSet-Cookie: a=b',
    ' //ailleurs.invalid',
    '/ /ailleurs.invalid',
    '\u0000//ailleurs.invalid',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'ailleurs.invalid',
    'dossiers',
    '?retour=x',
    '#x',
    '.',
    'http:ailleurs.invalid',
    'https:/ailleurs.invalid',
    `/${'a'.repeat(2000)}`,
    ['/a', '/b'],
    { toString: () => '/a' },
    12,
    null,
  ])('%j est refusé', (recu) => {
    expect(lireRetour(recu)).toBeNull();
  });
});
