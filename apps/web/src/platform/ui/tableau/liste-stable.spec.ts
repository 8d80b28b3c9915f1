import { stabiliser } from './liste-stable';

const cle = (ligne: { id: string }): string => ligne.id;
const ligne = (id: string, v = 1) => ({ id, v });

it('met à jour les lignes connues sans les déplacer, et compte les nouvelles', () => {
  const { affichees, nouvelles } = stabiliser(['a', 'b'], [ligne('c'), ligne('b', 2), ligne('a')], cle);
  expect(affichees).toEqual([ligne('a'), ligne('b', 2)]);
  expect(nouvelles).toBe(1);
});

it('retire une ligne disparue sans l’annoncer comme une nouveauté', () => {
  expect(stabiliser(['a', 'b'], [ligne('b')], cle)).toEqual({ affichees: [ligne('b')], nouvelles: 0 });
});
