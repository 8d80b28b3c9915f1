import { estTenueParUnAutre, peutPrendreLaPlume } from './plume.js';

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
