import type { SignatureVue } from '../contrats/consentement.contrat.js';
import { lireSignature, manqueAuRecueil, traceSvg, type Recueil } from './preuve-accord.js';

const TRAIT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const SIGNATURE: SignatureVue = { largeur: 300, hauteur: 120, traits: [TRAIT] };

it('garde une signature telle qu’elle est dessinée', () => {
  expect(lireSignature(SIGNATURE)).toEqual({ ok: true, valeur: SIGNATURE });
  expect(
    traceSvg({
      ...SIGNATURE,
      traits: [
        [1, 2, 3, 4],
        [5, 6],
      ],
    }),
  ).toBe('M1 2L3 4M5 6');
});

it.each<[string, Partial<SignatureVue>]>([
  ['rien', { traits: [] }],
  ['un point', { traits: [[1, 2]] }],
  ['hors du cadre', { traits: [[...TRAIT, 301, 2]] }],
  ['une valeur impaire', { traits: [[...TRAIT, 1]] }],
  ['une fraction', { traits: [[...TRAIT, 1.5, 2]] }],
  ['un nombre infini', { traits: [[...TRAIT, Number.POSITIVE_INFINITY, 2]] }],
  ['un cadre démesuré', { largeur: 1e6 }],
  ['trop de traits', { traits: Array.from({ length: 61 }, () => TRAIT) }],
  ['trop de points', { traits: [Array.from({ length: 8000 }, () => 1)] }],
])('refuse %s', (_, ecart) => expect(lireSignature({ ...SIGNATURE, ...ecart }).ok).toBe(false));

const recueil = (ecart: Partial<Recueil>): string | null =>
  manqueAuRecueil({ parAgent: true, canal: 'ORAL_ATTESTE', signee: false, protegee: false, verifie: false, ...ecart })
    ?.champs[0]?.chemin ?? null;

it.each<[Partial<Recueil>, string | null]>([
  [{}, null],
  [{ canal: 'SIGNATURE_ELECTRONIQUE' }, 'signature'],
  [{ canal: 'SIGNATURE_ELECTRONIQUE', signee: true }, null],
  [{ canal: 'SIGNATURE_ELECTRONIQUE', parAgent: false }, null],
  [{ protegee: true }, 'representantVerifie'],
  [{ protegee: true, verifie: true }, null],
  [{ protegee: true, verifie: true, parAgent: false, canal: 'SIGNATURE_ELECTRONIQUE' }, 'representantVerifie'],
])('recueil %j → %s', (ecart, manque) => expect(recueil(ecart)).toBe(manque));
