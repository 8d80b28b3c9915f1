import { classerRencontre, joursOuvres, mediane, mesurerRencontre } from './delai-rencontre.js';
import { modaliteComptee } from './entretien.js';

const FAITS = { recuLe: '2026-11-06', premierEntretienLe: null, aujourdhui: '2026-11-22', departement: '56' } as const;

it.each([
  ['le jour même', '2026-11-06', '2026-11-06', '56', 0],
  ['du vendredi au lundi', '2026-11-06', '2026-11-09', '56', 1],
  ['le 11 novembre est férié', '2026-11-09', '2026-11-13', '56', 3],
  ['le 26 décembre se compte hors d’Alsace-Moselle', '2025-12-24', '2025-12-29', '56', 2],
  ['et pas en Moselle', '2025-12-24', '2025-12-29', '57', 1],
  ['une rencontre d’avant le signalement', '2026-11-10', '2026-11-02', '56', 0],
])('jours ouvrés, %s', (_, du, au, departement, jours) => {
  expect(joursOuvres(du, au, departement)).toBe(jours);
});

it('attend, mesure, ou n’a rien à mesurer', () => {
  expect(mesurerRencontre(FAITS)).toMatchObject({ etat: 'ATTENDUE', jours: 9 });
  expect(mesurerRencontre({ ...FAITS, premierEntretienLe: '2026-11-13' })).toMatchObject({ etat: 'FAITE', jours: 4 });
  expect(mesurerRencontre({ ...FAITS, recuLe: null })).toMatchObject({ etat: 'SANS_SIGNALEMENT', jours: null });
});

it('classe les délais et en prend le milieu', () => {
  expect([0, 5, 6, 10, 11, 20, 21].map(classerRencontre)).toEqual([
    'CINQ',
    'CINQ',
    'DIX',
    'DIX',
    'VINGT',
    'VINGT',
    'PLUS',
  ]);
  expect([mediane([]), mediane([4]), mediane([9, 2]), mediane([9, 1, 4])]).toEqual([null, 4, 5.5, 4]);
});

it('compte à l’accueil, à domicile et l’ancien face à face ensemble', () => {
  expect((['ACCUEIL', 'DOMICILE', 'PHYSIQUE', 'TELEPHONE', 'VISIO'] as const).map(modaliteComptee)).toEqual([
    'PHYSIQUE',
    'PHYSIQUE',
    'PHYSIQUE',
    'TELEPHONE',
    'VISIO',
  ]);
});
