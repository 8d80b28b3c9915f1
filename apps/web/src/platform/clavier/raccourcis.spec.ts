import { rangSuivant } from '../ui/tableau/rang';
import {
  doitIgnorer,
  doitIgnorerPalette,
  RACCOURCIS,
  RACCOURCIS_REVUE,
  raccourcisParGroupe,
  recoitDuTexte,
} from './raccourcis';
import type { EvenementClavier } from './raccourcis';

const element = (proprietes: object): EventTarget => ({ closest: () => null, ...proprietes }) as unknown as EventTarget;
const evenement = (proprietes: Partial<EvenementClavier> = {}): EvenementClavier => ({
  defaultPrevented: false,
  isComposing: false,
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: element({ tagName: 'BODY' }),
  ...proprietes,
});

describe('recoitDuTexte', () => {
  it.each([
    [{ tagName: 'INPUT', type: 'text' }, true],
    [{ tagName: 'INPUT', type: 'date' }, true],
    [{ tagName: 'INPUT', type: 'checkbox' }, false],
    [{ tagName: 'TEXTAREA' }, true],
    [{ tagName: 'SELECT' }, true],
    [{ tagName: 'DIV', isContentEditable: true }, true],
    [{ tagName: 'BUTTON' }, false],
  ])('%o → %s', (proprietes, attendu) => {
    expect(recoitDuTexte(element(proprietes))).toBe(attendu);
  });
});

describe('doitIgnorer', () => {
  it('laisse passer une touche hors de toute saisie', () => {
    expect(doitIgnorer(evenement(), true)).toBe(false);
  });

  it.each([
    ['pendant une saisie', { target: element({ tagName: 'TEXTAREA' }) }],
    ['dans un dialogue', { target: element({ tagName: 'BUTTON', closest: () => ({}) }) }],
    ['avec une touche de commande', { ctrlKey: true }],
    ['pendant une composition', { isComposing: true }],
    ['si un écran l’a déjà traitée', { defaultPrevented: true }],
  ])('se tait %s', (_cas, proprietes) => {
    expect(doitIgnorer(evenement(proprietes), true)).toBe(true);
  });

  it('se tait quand l’utilisateur a coupé les raccourcis', () => {
    expect(doitIgnorer(evenement(), false)).toBe(true);
  });

  it('garde Ctrl K pendant une saisie', () => {
    expect(doitIgnorerPalette(evenement({ ctrlKey: true, target: element({ tagName: 'INPUT' }) }))).toBe(false);
  });
});

it('n’emploie pas deux fois la même combinaison ; la salle d’une revue a les siennes', () => {
  const portees = [RACCOURCIS, RACCOURCIS_REVUE].map((table) => Object.values(table).map((r) => r.combinaison));
  for (const combinaisons of portees) expect(new Set(combinaisons).size).toBe(combinaisons.length);
  expect(raccourcisParGroupe().flatMap(([, liste]) => liste)).toHaveLength(portees.flat().length);
});

it.each([
  [-1, 1, 3, 0],
  [-1, -1, 3, 2],
  [2, 1, 3, 2],
  [0, -1, 3, 0],
  [1, 1, 3, 2],
  [-1, 1, 0, -1],
] as const)('J/K : de %i, pas %i, sur %i → %i', (actuel, pas, total, attendu) => {
  expect(rangSuivant(actuel, pas, total)).toBe(attendu);
});
