import type { MandatVue } from '@pdp/domain';
import { mandatEnClair } from './mandats.vue';

const MANDAT: MandatVue = {
  id: 'm',
  nom: 'M. Marc Guéguen',
  portee: 'LIRE',
  debut: '2026-11-01T00:00:00Z',
  fin: '2027-11-01T22:59:00Z',
  etat: 'EN_COURS',
  canal: 'LIVRET',
  revoqueLe: null,
  venue: true,
  capacites: [],
};
const dit = (ecart: Partial<MandatVue>) => mandatEnClair({ ...MANDAT, ...ecart }, '2026-11-22');

it('dit ce que cette personne peut faire, et jusqu’à quand', () => {
  expect(dit({})).toBe('Cette personne peut lire, sans rien changer, jusqu’au 1er novembre 2027.');
  expect(dit({ portee: 'AGIR', fin: null })).toBe('Cette personne peut lire et agir à votre place.');
  expect(dit({ etat: 'A_VENIR', debut: '2026-12-02T00:00:00Z' })).toMatch(
    /^À partir du 2 décembre, cette personne peut/,
  );
  expect(dit({ etat: 'REVOQUE', revoqueLe: '2026-11-20T10:00:00Z' })).toBe('N’a plus accès depuis le 20 novembre.');
});
