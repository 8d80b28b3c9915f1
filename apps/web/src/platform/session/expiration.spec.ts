import { conduiteSession, PREAVIS_MS, resteEnClair } from './expiration';

const expireA = 10_000_000;
const base = { expireA, derniereActivite: expireA - PREAVIS_MS, dejaTente: false };

it('ne fait rien loin de la fin', () => {
  expect(conduiteSession({ ...base, maintenant: expireA - PREAVIS_MS - 1 })).toBe('rien');
});

it('renouvelle en silence pour qui vient d’agir', () => {
  expect(conduiteSession({ ...base, maintenant: expireA - PREAVIS_MS })).toBe('renouveler');
});

it('prévient quand le renouvellement n’a rien changé, ou que la personne est partie', () => {
  expect(conduiteSession({ ...base, dejaTente: true, maintenant: expireA - 1000 })).toBe('prevenir');
  expect(conduiteSession({ ...base, derniereActivite: 0, maintenant: expireA - 1000 })).toBe('prevenir');
});

it('constate la fin', () => {
  expect(conduiteSession({ ...base, maintenant: expireA })).toBe('expiree');
});

it.each([
  [80_000, '1 min 20 s'],
  [61_000, '1 min 01 s'],
  [44_200, '45 s'],
  [-5, '0 s'],
])('dit le temps restant : %i ms → %s', (ms, attendu) => {
  expect(resteEnClair(ms)).toBe(attendu);
});
