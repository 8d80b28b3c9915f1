import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  LONGUEUR_CODE_A_RECOPIER,
  SIGNES_CODE,
  ecrireCodeInvitation,
  estCodeInvitation,
  lireCodeInvitation,
} from './code-invitation.js';

const CODE = '7K4MQX9T2WEF8HRNPZ3CA5BD';

it('un code se lit comme il s’écrit, et comme on le recopie', () => {
  expect(ecrireCodeInvitation(CODE)).toBe('7K4M-QX9T-2WEF-8HRN-PZ3C-A5BD');
  for (const saisie of [
    CODE,
    ecrireCodeInvitation(CODE),
    ' 7k4m qx9t 2wef 8hrn pz3c a5bd\n',
    '7k4m–qx9t—2wef.8hrnpz3ca5bd',
  ])
    expect(lireCodeInvitation(saisie)).toBe(CODE);
  expect(lireCodeInvitation('O1IL-0000-0000-0000-0000-0000')).toBe(`0111${'0'.repeat(20)}`);
});

it('le code d’un agent se colle tel quel', () => {
  const colle = `${'aB3_-'.repeat(8)}xyz`;
  expect([lireCodeInvitation(` ${colle} `), estCodeInvitation(colle)]).toEqual([colle, true]);
});

it.each(['', 'trop-court', CODE.slice(1), `${CODE}7`, CODE.replace('7', 'U'), 'é'.repeat(24)])(
  '« %s » n’est pas un code',
  (saisie) => {
    expect(lireCodeInvitation(saisie)).toBeNull();
  },
);

it('tout code émis se relit à l’identique', () => {
  const signes = fc.constantFrom(...SIGNES_CODE);
  const codes = fc.array(signes, { minLength: LONGUEUR_CODE_A_RECOPIER, maxLength: LONGUEUR_CODE_A_RECOPIER });
  fc.assert(
    fc.property(codes, (lettres) => {
      const code = lettres.join('');
      return estCodeInvitation(code) && lireCodeInvitation(ecrireCodeInvitation(code).toLowerCase()) === code;
    }),
  );
});
