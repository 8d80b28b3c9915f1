import { estFrappePlusRecente, estTenueParUnAutre, peutPrendreLaPlume } from './plume.js';

const CLAIRE = 'claire';
const JULIE = 'julie';

it.each([
  [{ ecrivainId: null, silenceMs: null }, false],
  [{ ecrivainId: CLAIRE, silenceMs: 0 }, false],
  [{ ecrivainId: JULIE, silenceMs: 0 }, true],
  [{ ecrivainId: JULIE, silenceMs: 19_999 }, true],
  [{ ecrivainId: JULIE, silenceMs: 20_000 }, false],
  [{ ecrivainId: JULIE, silenceMs: null }, false],
] as const)('%j : tenue par un autre que Claire = %s', (plume, attendu) => {
  expect(estTenueParUnAutre(plume, CLAIRE)).toBe(attendu);
  expect(peutPrendreLaPlume(plume, { agentId: CLAIRE, conduit: false })).toBe(!attendu);
  expect(peutPrendreLaPlume(plume, { agentId: CLAIRE, conduit: true })).toBe(true);
});

const TOT = new Date('2026-11-23T10:00:00.000Z');
const TARD = new Date('2026-11-23T10:00:00.250Z');
it.each([
  ['du même auteur, le rang décide contre les horloges', [CLAIRE, 8, TOT], [CLAIRE, 7, TARD], true],
  ['du même auteur, la même frappe déjà enregistrée', [CLAIRE, 7, TARD], [CLAIRE, 7, TOT], false],
  ['du même auteur, une frappe plus ancienne', [CLAIRE, 6, TARD], [CLAIRE, 7, TOT], false],
  ['d’un autre auteur, les rangs ne se comparent pas : plus tard', [CLAIRE, 1, TARD], [JULIE, 7, TOT], true],
  ['d’un autre auteur, les rangs ne se comparent pas : plus tôt', [CLAIRE, 9, TOT], [JULIE, 7, TARD], false],
  ['frappe sans rang, plus tôt', [CLAIRE, null, TOT], [CLAIRE, 7, TARD], false],
  ['enregistrement sans rang, au même instant', [CLAIRE, 8, TOT], [CLAIRE, null, TOT], true],
  ['rien d’enregistré', [CLAIRE, null, TOT], [null, null, null], true],
] as const)('%s', (_cas, frappe, enregistree, attendu) => {
  const ecriture = ([auteurId, rang, a]: typeof frappe | typeof enregistree) => ({ auteurId, rang, a });
  expect(estFrappePlusRecente(ecriture(frappe), ecriture(enregistree))).toBe(attendu);
});
