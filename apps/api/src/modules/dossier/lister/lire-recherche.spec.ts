import { expect, it } from '@jest/globals';
import { cleNir } from '@pdp/domain';
import { lireRecherche } from './lire-recherche.js';

const CORPS = '2610856175234';
const CORSE = '261082A756123';

it.each([
  [undefined, { sorte: 'aucune' }],
  ['   ', { sorte: 'aucune' }],
  ['56-2026-0412', { sorte: 'numero', numero: '56-2026-0412' }],
  ['56 2026 0412', { sorte: 'numero', numero: '56-2026-0412' }],
  ['2a20260412', { sorte: 'numero', numero: '2A-2026-0412' }],
  [CORPS, { sorte: 'nir', nir: `${CORPS}${cleNir(CORPS)}` }],
  [`${CORPS}${cleNir(CORPS)}`, { sorte: 'nir', nir: `${CORPS}${cleNir(CORPS)}` }],
  ['2 61 08 2a 756 123', { sorte: 'nir', nir: `${CORSE}${cleNir(CORSE)}` }],
  ['Guéguen  SOPHIE', { sorte: 'nom', motifs: ['%gueguen%', '%sophie%'] }],
  ['Le Floc’h-Anne Marie Rose', { sorte: 'nom', motifs: ['%le%', '%floc%', '%anne%'] }],
  ['%%', { sorte: 'vide' }],
  ['_', { sorte: 'vide' }],
  ['a', { sorte: 'vide' }],
] as const)('« %s »', (saisie, attendu) => {
  expect(lireRecherche(saisie)).toEqual(attendu);
});
