import { expect, it } from '@jest/globals';
import { MACHINE_DEMANDE_DROIT, transitionsPossibles } from '@pdp/domain';
import { couleurDelai, gestesDe } from './delegue.vue';

it('chaque geste du délégué a son bouton, hors la prise en charge', () => {
  const possibles = transitionsPossibles(MACHINE_DEMANDE_DROIT, 'EN_COURS', 'DPO');
  expect(
    gestesDe(possibles)
      .map((g) => g.transition)
      .toSorted(),
  ).toEqual([...possibles].toSorted());
  expect(gestesDe(['prendreEnCharge'])).toEqual([]);
});

it.each([
  ['EN_RETARD', 'rouge'],
  ['PRESSANTE', 'ambre'],
  ['DANS_LES_TEMPS', 'gris'],
  [null, 'gris'],
] as const)('délai %s : %s', (situation, couleur) => {
  expect(couleurDelai({ situation })).toBe(couleur);
});
