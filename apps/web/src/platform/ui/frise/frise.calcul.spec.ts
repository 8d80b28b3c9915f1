import { etagesOccupes, friseEnPhrase, partEcoulee, reperesFrise } from './frise.calcul';

const arret = { debut: '2026-07-07', finPrevue: '2027-02-15' };
const aujourdhui = '2026-11-24';

it('pose les repères dans l’ordre du temps, dans la largeur', () => {
  const reperes = reperesFrise(arret, aujourdhui);
  expect(reperes.map((r) => r.cle)).toEqual(['j30', 'j45', 'j90', 'aujourdhui', 'm6', 'fin']);
  expect(reperes.every((r) => r.position > 0 && r.position < 100)).toBe(true);
  expect(partEcoulee(reperes)).toBeCloseTo((141 / (224 * 1.08)) * 100, 0);
  expect(reperes.find((r) => r.sorte === 'aujourdhui')?.libelle).toBe('aujourd’hui · J 141');
});

it('met sur deux étages les étiquettes qui se gêneraient', () => {
  for (const [debut, finPrevue] of [
    [arret.debut, arret.finPrevue],
    ['2026-10-25', '2026-11-29'],
    ['2024-12-24', '2026-12-22'],
  ] as const) {
    const reperes = reperesFrise({ debut, finPrevue }, aujourdhui);
    for (const etage of [0, 1, 2]) {
      const places = reperes.filter((r) => r.etage === etage).map((r) => r.position);
      places.slice(1).forEach((position, i) => expect(position - (places[i] ?? 0)).toBeGreaterThanOrEqual(8.9));
    }
  }
  expect(etagesOccupes(reperesFrise({ debut: '2026-10-25', finPrevue: '2026-11-29' }, aujourdhui))).toBe(2);
});

it('montre les premiers seuils d’un arrêt récent, sans fin connue', () => {
  const reperes = reperesFrise({ debut: '2026-11-20', finPrevue: null }, aujourdhui);
  expect(reperes.map((r) => r.cle)).toEqual(['aujourdhui', 'j30', 'j45', 'j90']);
  expect(friseEnPhrase({ debut: '2026-11-20', finPrevue: null }, aujourdhui)).toContain('Prochain seuil\u00a0: J 30');
});

it('se dit en une phrase', () => {
  const phrase = friseEnPhrase(arret, aujourdhui);
  expect(phrase).toContain('141e jour');
  expect(phrase).toContain('Seuils passés\u00a0: J 30, J 45, J 90');
  expect(phrase).toContain('Fin prévue le 15 févr. 2027');
});
