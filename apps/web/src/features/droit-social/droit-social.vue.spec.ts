import { datesDroit, puceDroit } from './droit-social.vue';

const JOUR = '2026-11-22';

it('« expire bientôt » prime sur l’état', () => {
  expect(puceDroit({ etat: 'OBTENU', expireBientot: true })).toEqual({ texte: 'Expire bientôt', couleur: 'ambre' });
  expect(puceDroit({ etat: 'REFUSE', expireBientot: false })).toEqual({ texte: 'Refusé', couleur: 'rouge' });
});

it.each([
  [{ demandeLe: '2026-10-01', du: null, au: null, source: 'NOTE' }, 'demandé le 1er oct.'],
  [{ demandeLe: null, du: '2026-01-05', au: '2026-12-31', source: 'NOTE' }, 'du 5 janv. au 31 déc.'],
  [
    { demandeLe: null, du: '2026-01-05', au: null, source: 'DISPOSITIF' },
    'depuis le 5 janv. · suivi dans l’onglet Dispositifs',
  ],
] as const)('%j : %s', (droit, attendu) => {
  expect(datesDroit(droit, JOUR)).toBe(attendu);
});
