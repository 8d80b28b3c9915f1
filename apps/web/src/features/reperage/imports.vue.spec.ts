import type { ImportVue } from '@pdp/domain';
import * as vue from './imports.vue';

const compte = { nouveau: 600, connu: 1, prolongation: 1_611, dejaClos: 0, horsCible: 1, rejete: 12 };

it('dit ce que fera la confirmation, sans les effets nuls', () => {
  const effets = vue.effetsConfirmation({ compte });
  expect(effets).toHaveLength(5);
  expect(effets[0]).toBe('600 personnes ajoutées, avec leur arrêt.');
  expect(effets[1]?.replace(/\s/g, ' ')).toBe('1 611 arrêts prolongés.');
  expect(vue.effetsConfirmation({ compte: { ...compte, rejete: 0, horsCible: 0 } })).toHaveLength(3);
});

it('dit le format reconnu', () => {
  expect(vue.formatReconnu({ encodage: 'UTF-8', separateur: ';' })).toBe('UTF-8, séparateur point-virgule');
  expect(vue.formatReconnu({ encodage: null, separateur: null })).toBe('');
});

it('mesure la lecture', () => {
  expect(vue.partLue({ octetsLus: 50, octetsTotal: 200 })).toBe(0.25);
  expect(vue.partLue({ octetsLus: 0, octetsTotal: 0 })).toBe(0);
  expect(vue.totalLignes({ compte })).toBe(2_225);
});

it.each([
  ['liste.csv', 10, undefined],
  ['LISTE.CSV', 10, undefined],
  ['liste.xlsx', 10, /CSV/],
  ['photo.png', 10, /CSV/],
  ['liste.csv', 0, /vide/],
  ['liste.csv', 101_000_000, /100/],
])('%s, %d octets', (name, size, attendu) => {
  const faute = vue.fauteDeFichier({ name, size });
  if (attendu) expect(faute).toMatch(attendu);
  else expect(faute).toBeUndefined();
});

it('connaît chaque état', () => {
  const etats: readonly ImportVue['etat'][] = ['RECU', 'LECTURE', 'A_CONFIRMER', 'CONFIRME', 'ECHOUE', 'INTERROMPU'];
  expect(etats.filter((etat) => vue.estEnCours({ etat }))).toEqual(['RECU', 'LECTURE']);
  expect(vue.etatImport('INTERROMPU').couleur).toBe('rouge');
});
