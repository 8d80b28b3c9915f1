import { expect, it } from '@jest/globals';
import { direEntretiens, direRencontre } from './accompagnement.vue';

it('dit les entretiens par modalité, l’ancien face à face compris', () => {
  const comptes = { PHYSIQUE: 2, TELEPHONE: 3, VISIO: 0 };
  expect(direEntretiens({ total: 5, parModalite: { TELEPHONE: 3, DOMICILE: 1, PHYSIQUE: 1 }, comptes })).toBe(
    '5 entretiens tenus\u00a0: 1 à domicile, 3 par téléphone, 1 en face à face.',
  );
  expect(direEntretiens({ total: 0, parModalite: {}, comptes })).toBe('Aucun entretien tenu.');
});

it('dit le délai de rencontre, attendu ou mesuré', () => {
  const faits = { recuLe: '2026-11-06', premierEntretienLe: null } as const;
  expect(direRencontre({ ...faits, etat: 'ATTENDUE', jours: 9 })).toMatch(/^Pas encore d’entretien.*9 jours ouvrés/);
  expect(direRencontre({ ...faits, etat: 'FAITE', jours: 1, premierEntretienLe: '2026-11-09' })).toMatch(
    /^Délai de rencontre.*1 jour ouvré \(/,
  );
  expect(direRencontre({ etat: 'SANS_SIGNALEMENT', jours: null, recuLe: null, premierEntretienLe: null })).toBeNull();
});
