import { describe, expect, test } from '@jest/globals';
import { ecrireCookie, effacerCookie, lireCookie, nomsDesCookies } from './cookies.js';

describe('cookies', () => {
  test.each([
    [undefined, null],
    ['', null],
    ['pdp=abc', 'abc'],
    ['autre=1; pdp=abc; suite=2', 'abc'],
    ['pdp=abc=def==', 'abc=def=='],
    ['  pdp = abc ', 'abc'],
    ['xpdp=non; pdpx=non', null],
    ['pdp', null],
    ['pdp=', null],
    [';;;=;pdp=abc', 'abc'],
    ['pdp=premier; pdp=second', 'premier'],
    ['__proto__=x', null],
  ])('dans %j, le cookie pdp vaut %j', (entete, attendu) => {
    expect(lireCookie(entete, 'pdp')).toBe(attendu);
  });

  test.each([
    [null, 'pdp', false],
    ['http://localhost:3000', 'pdp', false],
    ['https://pdp.exemple.invalid', '__Host-pdp', true],
  ])('pour l’adresse publique %j, le cookie est %s', (publicUrl, nom, securise) => {
    expect(nomsDesCookies(publicUrl)).toMatchObject({ session: nom, securise });
  });

  test('le cookie est fermé aux scripts et aux autres sites, et chiffré en https', () => {
    expect(ecrireCookie('pdp', 'x', { securise: false })).toBe('pdp=x; Path=/; HttpOnly; SameSite=Lax');
    expect(ecrireCookie('__Host-pdp', 'x', { securise: true, dureeS: 60 })).toBe(
      '__Host-pdp=x; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60',
    );
    expect(effacerCookie('pdp', false)).toContain('Max-Age=0');
  });
});
