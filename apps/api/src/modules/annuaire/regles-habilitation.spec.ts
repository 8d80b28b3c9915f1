import { FONCTIONS } from '@pdp/domain';
import { estCoteAssure, exerce, lireBorne, litDesDossiers } from './regles-habilitation.js';

it('seuls l’administrateur et le pilote ne lisent aucun dossier', () => {
  expect(FONCTIONS.filter((fonction) => !litDesDossiers(fonction))).toEqual(['ADMINISTRATEUR', 'PILOTE']);
  expect(FONCTIONS.filter(estCoteAssure)).toEqual(['ASSURE', 'MANDATAIRE']);
});

it.each([
  [[], true],
  [['SPST'], true],
  [['CPAM', 'SERVICE_MEDICAL'], false],
] as const)('organisme de %j pour un médecin du travail : %p', (unites, attendu) => {
  expect(exerce(unites, 'MEDECIN_TRAVAIL')).toBe(attendu);
});

it.each<[string, 'debut' | 'fin', string | null]>([
  ['2026-11-22', 'debut', '2026-11-21T23:00:00.000Z'],
  ['2026-11-22', 'fin', '2026-11-22T23:00:00.000Z'],
  ['2026-07-14', 'debut', '2026-07-13T22:00:00.000Z'],
  ['2026-11-22T10:00:00Z', 'fin', '2026-11-22T10:00:00.000Z'],
  ['2026-02-31', 'fin', null],
  ['2026-02-31T10:00:00Z', 'fin', null],
  ['9999-12-31T00:00:00Z', 'fin', null],
  ['demain', 'debut', null],
  ['', 'debut', null],
])('%s, %s : %s', (texte, champ, attendu) => {
  const lue = lireBorne(texte, champ);
  expect(lue.ok ? lue.valeur.toISOString() : null).toBe(attendu);
});
