import { expect, it } from '@jest/globals';
import { traitsDifferents, type FicheARapprocher } from './rapprochement.js';

const TRAITS = { nom: 'family_name', prenoms: 'given_name', dateNaissance: 'birthdate' };
const FICHE: FicheARapprocher = { nomNaissance: 'Le Gall', prenom: 'Anne-Marie', dateNaissance: '1980-01-02' };
const DIRES = { family_name: 'LE GALL', given_name: 'Anne Marie Yvonne', birthdate: '1980-01-02' };

it.each([
  ['la même personne', {}, {}, []],
  ['un prénom d’usage qui n’est pas le premier', { prenom: 'Yvonne' }, {}, []],
  ['accents et apostrophes', { nomNaissance: "L'Hélias" }, { family_name: 'L’HELIAS' }, []],
  ['un bout de prénom', { prenom: 'Ann' }, {}, ['prenom']],
  ['les prénoms dans un autre ordre', { prenom: 'Marie Anne' }, {}, ['prenom']],
  ['un autre prénom, comme un jumeau', {}, { given_name: 'Paul' }, ['prenom']],
  ['le nom d’usage du conjoint', {}, { family_name: 'Guillou' }, ['nomNaissance']],
  ['un nom plus long', {}, { family_name: 'Le Gall Guillou' }, ['nomNaissance']],
  ['un autre jour', {}, { birthdate: '1980-01-03' }, ['dateNaissance']],
  ['une date inconnue du fournisseur', {}, { birthdate: '1980' }, ['dateNaissance']],
  ['tout diffère', {}, { family_name: 'X', given_name: 'Y', birthdate: '1970-01-01' }, ['nomNaissance', 'prenom', 'dateNaissance']], // prettier-ignore
  ['rien n’est dit', {}, { family_name: undefined, given_name: 7, birthdate: null }, ['nomNaissance', 'prenom', 'dateNaissance']], // prettier-ignore
  ['une fiche vide', { nomNaissance: '', prenom: '' }, { family_name: '', given_name: '' }, ['nomNaissance', 'prenom']],
] as const)('%s', (_, fiche, dires, attendus) => {
  expect(traitsDifferents(TRAITS, { ...DIRES, ...dires }, { ...FICHE, ...fiche })).toEqual(attendus);
});
