import { UNITES } from '@pdp/domain';
import { autresFonctionsEnClair, couleurUnite, OPTIONS_UNITE } from './annuaire.vue';

it('donne une couleur à chaque service', () => {
  expect(new Set(UNITES.map(couleurUnite))).toEqual(new Set(['violet', 'vert', 'bleu', 'gris']));
  expect(couleurUnite('SPST')).toBe('vert');
});

it('ne propose pas les assurés dans le filtre', () => {
  expect(OPTIONS_UNITE.map(({ value }) => value)).not.toContain('ASSURE');
  expect(OPTIONS_UNITE).toHaveLength(UNITES.length);
});

it('nomme les autres fonctions', () => {
  expect(autresFonctionsEnClair([])).toBe('');
  expect(autresFonctionsEnClair(['PILOTE', 'DPO'])).toBe('aussi pilotage, délégué(e) à la protection des données');
});
