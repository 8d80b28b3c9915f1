import { conduiteSession, finDeSession, palierDuReste, PREAVIS_MS, resteEnClair } from './expiration';

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

describe('fin de session vue de l’écran', () => {
  const lue = { lueA: 1_000_000, reste: { inactiviteS: 1800, permiseS: 1800, absolueS: 40_000 } };

  it('suit ce que le serveur a dit', () => {
    expect(finDeSession({ ...lue, derniereDemande: 0 })).toEqual({ instant: 2_800_000, absolue: false });
  });

  it('recule avec chaque demande, à la minute près', () => {
    expect(finDeSession({ ...lue, derniereDemande: 1_600_000 })).toEqual({ instant: 3_340_000, absolue: false });
  });

  it('ne passe jamais la fin absolue', () => {
    const fin = finDeSession({
      ...lue,
      reste: { inactiviteS: 300, permiseS: 1800, absolueS: 300 },
      derniereDemande: 1_200_000,
    });
    expect(fin).toEqual({ instant: 1_300_000, absolue: true });
  });
});

it.each([
  [119_000, 'deux minutes'],
  [60_000, 'une minute'],
  [20_000, 'vingt secondes'],
  [0, 'vingt secondes'],
])('annonce %i ms par palier : %s', (ms, attendu) => {
  expect(palierDuReste(ms)).toContain(attendu);
});

it.each([
  [80_000, '1 min 20 s'],
  [61_000, '1 min 01 s'],
  [44_200, '45 s'],
  [-5, '0 s'],
])('dit le temps restant : %i ms → %s', (ms, attendu) => {
  expect(resteEnClair(ms)).toBe(attendu);
});
