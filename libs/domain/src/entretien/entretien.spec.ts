import { lireEntretien } from './entretien.js';

it('lit un entretien tenu', () => {
  expect(lireEntretien({ date: '2026-11-22', modalite: 'VISIO' }, '2026-11-22')).toEqual({
    ok: true,
    valeur: { date: '2026-11-22', modalite: 'VISIO', dureeMinutes: null, resume: null },
  });
});

it.each<[Record<string, unknown>, string]>([
  [{ date: '2026-11-23' }, 'date'],
  [{ date: undefined }, 'date'],
  [{ modalite: 'PIGEON' }, 'modalite'],
  [{ modalite: 'PHYSIQUE' }, 'modalite'],
  [{ dureeMinutes: 0 }, 'dureeMinutes'],
  [{ dureeMinutes: 481 }, 'dureeMinutes'],
  [{ resume: 'x'.repeat(4001) }, 'resume'],
  [{ diagnostic: 'x' }, 'diagnostic'],
])('refuse %p', (ecart, chemin) => {
  const lu = lireEntretien({ date: '2026-11-20', modalite: 'ACCUEIL', ...ecart }, '2026-11-22');
  expect(lu.ok ? [] : lu.erreur.map((erreur) => erreur.chemin)).toEqual([chemin]);
});
