import { describe, expect, it } from '@jest/globals';
import { MOTS_PAR_PHRASE, TYPES_DEMANDE_DROIT, nombreMots, type MaDemandeVue } from '@pdp/domain';
import { DROITS, delaiEnClair, titreDuDroit } from './mes-droits.vue';

const demande = (reste: Partial<MaDemandeVue>): MaDemandeVue => ({
  id: 'd',
  version: 1,
  type: 'ACCES',
  etat: 'EN_COURS',
  deposeeLe: '2026-11-22T10:00:00Z',
  echeance: '2026-12-22',
  prolongee: false,
  echanges: [],
  export: null,
  capacites: [],
  ...reste,
});

describe('mes droits, en mots simples', () => {
  it('chaque droit est dit, en phrases courtes', () => {
    expect(DROITS.map(({ type }) => type).toSorted()).toEqual([...TYPES_DEMANDE_DROIT].toSorted());
    for (const { type, explication } of DROITS) {
      expect(titreDuDroit(type)).not.toBe('');
      for (const phrase of explication.split('. ')) expect(nombreMots(phrase)).toBeLessThanOrEqual(MOTS_PAR_PHRASE);
    }
  });

  it.each([
    [{}, '2026-11-25', 'Réponse au plus tard le 22 décembre.'],
    [
      { prolongee: true, echeance: '2027-02-22' },
      '2026-11-25',
      'Le délai a été allongé. Réponse au plus tard le 22 février 2027.',
    ],
    [{}, '2026-12-23', 'La réponse était attendue le 22 décembre. Vous pouvez écrire à la CNIL.'],
    [{ etat: 'REFUSEE' as const }, '2026-12-23', ''],
  ])('%j au %s : %s', (reste, aujourdhui, phrase) => {
    expect(delaiEnClair(demande(reste), aujourdhui)).toBe(phrase);
  });
});
