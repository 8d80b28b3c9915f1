import { expect, it } from '@jest/globals';
import { Scelle } from './scelle.js';

const scelle = new Scelle('s'.repeat(32), 'essai');
const clair = Buffer.from('Élodie, 2 80 01 56');

it('se rouvre à sa place, et jamais deux fois pareil', () => {
  const ferme = scelle.fermer(clair, 'export.pdf.1');
  expect(ferme.includes(clair)).toBe(false);
  expect(scelle.ouvrir(ferme, 'export.pdf.1')).toEqual(clair);
  expect(scelle.fermer(clair, 'export.pdf.1')).not.toEqual(ferme);
});

it.each([
  ['un octet changé', (b: Buffer) => Buffer.concat([b.subarray(0, -1), Buffer.from([b.at(-1)! ^ 1])]), 'lieu', 's'],
  ['un autre lieu', (b: Buffer) => b, 'ailleurs', 's'],
  ['un autre secret', (b: Buffer) => b, 'lieu', 't'],
  ['un sceau raccourci', (b: Buffer) => b.subarray(0, 20), 'lieu', 's'],
])('refuse %s', (_, changer, lieu, lettre) => {
  const autre = new Scelle(lettre.repeat(32), 'essai');
  expect(() => autre.ouvrir(changer(scelle.fermer(clair, 'lieu')), lieu)).toThrow();
});

it('un autre usage a une autre clé', () => {
  const autre = new Scelle('s'.repeat(32), 'autre');
  expect(() => autre.ouvrir(scelle.fermer(clair, 'lieu'), 'lieu')).toThrow();
});
