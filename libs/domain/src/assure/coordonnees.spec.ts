import { estMobile, formaterTelephone, lireCodePostal, lireCourriel, lireTelephone } from './coordonnees.js';

const valeur = (lu: { ok: boolean; valeur?: string }) => (lu.ok ? lu.valeur : null);

describe('téléphone', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678', '06 12 34 56 78', true],
    ['0297123456', '+33297123456', '02 97 12 34 56', false],
    ['+33 6 12 34 56 78', '+33612345678', '06 12 34 56 78', true],
    ['+33 (0)6.12.34.56.78', '+33612345678', '06 12 34 56 78', true],
    ['0033 7 12 34 56 78', '+33712345678', '07 12 34 56 78', true],
    ['0692 12 34 56', '+262692123456', '06 92 12 34 56', true],
    ['0262 12 34 56', '+262262123456', '02 62 12 34 56', false],
    ['0590 12 34 56', '+590590123456', '05 90 12 34 56', false],
    ['0694 12 34 56', '+594694123456', '06 94 12 34 56', true],
    ['0696123456', '+596696123456', '06 96 12 34 56', true],
    ['+32 2 555 12 34', '+3225551234', '+3225551234', false],
  ])('%p → %p', (saisie, attendu, affiche, mobile) => {
    expect(valeur(lireTelephone(saisie))).toBe(attendu);
    expect(formaterTelephone(attendu)).toBe(affiche);
    expect(estMobile(attendu)).toBe(mobile);
    expect(valeur(lireTelephone(attendu))).toBe(attendu);
  });

  it.each([
    '',
    '06',
    '612345678',
    '061234567',
    '06123456789',
    'abc',
    '+33',
    '+0612345678',
    '00 00 00 00 00',
    '06 12 34 56 7O',
  ])('refuse %p', (saisie) => {
    expect(lireTelephone(saisie).ok).toBe(false);
  });
});

describe('courriel', () => {
  it.each([
    ['Assure0@Exemple.invalid', 'assure0@exemple.invalid'],
    [' a+b@c-d.fr ', 'a+b@c-d.fr'],
    ['a@b', null],
    ['a b@c.fr', null],
    ['a@b..fr', null],
    ['@b.fr', null],
    ['a@-b.fr', null],
    [`${'x'.repeat(65)}@b.fr`, null],
    [`a@${'x.'.repeat(130)}fr`, null],
  ])('%p → %p', (saisie, attendu) => {
    expect(valeur(lireCourriel(saisie))).toBe(attendu);
  });
});

it.each([
  ['56000', '56000'],
  ['20 000', '20000'],
  ['97410', '97410'],
  ['99000', null],
  ['00100', null],
  ['5600', null],
  ['2A004', null],
])('code postal %p → %p', (saisie, attendu) => {
  expect(valeur(lireCodePostal(saisie))).toBe(attendu);
});
