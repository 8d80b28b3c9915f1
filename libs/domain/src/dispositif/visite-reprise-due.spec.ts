import { estVisiteRepriseDue, type RetourPrevu } from './visite-reprise-due.js';

const RETOUR: RetourPrevu = {
  debutArretLe: '2026-07-01',
  repriseLe: '2026-12-01',
  risque: 'MALADIE',
  sansEmployeur: false,
};

it.each<[string, Partial<RetourPrevu>, boolean]>([
  ['un long arrêt, une reprise écrite', {}, true],
  ['aucune date de reprise', { repriseLe: null }, false],
  ['aucun employeur', { sansEmployeur: true }, false],
  ['aucun arrêt', { debutArretLe: null }, false],
  ['59 jours de maladie', { debutArretLe: '2026-10-03' }, false],
  ['60 jours de maladie', { debutArretLe: '2026-10-02' }, true],
  ['29 jours après un accident du travail', { debutArretLe: '2026-11-02', risque: 'ACCIDENT_TRAVAIL' }, false],
  ['30 jours après un accident de trajet', { debutArretLe: '2026-11-01', risque: 'ACCIDENT_TRAJET' }, true],
  ['une maladie professionnelle, même courte', { debutArretLe: '2026-11-20', risque: 'MALADIE_PROFESSIONNELLE' }, true],
  ['huit jours après la reprise', { repriseLe: '2026-11-14' }, true],
  ['neuf jours après la reprise', { repriseLe: '2026-11-13' }, false],
  ['une reprise avant l’arrêt', { repriseLe: '2026-06-01' }, false],
])('%s', (_, ecart, due) => {
  expect(estVisiteRepriseDue({ ...RETOUR, ...ecart }, '2026-11-22')).toBe(due);
});
