import { caseEnClair, nombreLu } from './droits.vue';

it('dit oui, non, ou en partie, et pourquoi', () => {
  expect(caseEnClair({ accorde: true, phrase: 'Autorisé.' })).toEqual({ mot: 'Oui', raison: null });
  expect(caseEnClair({ accorde: true, phrase: 'Autorisé : la durée seulement.' })).toEqual({
    mot: 'En partie',
    raison: 'la durée seulement.',
  });
  expect(caseEnClair({ accorde: false, phrase: 'Réservé au Service social.' })).toEqual({
    mot: 'Non',
    raison: 'Réservé au Service social.',
  });
});

it('compte ce qui se lit', () => {
  const droit = (accorde: boolean) => ({ accorde, phrase: '' });
  const categorie = (lire: boolean) =>
    ({
      categorie: 'identite',
      lire: droit(lire),
      ecrire: droit(false),
      proposer: droit(false),
      compter: droit(false),
    }) as const;
  expect(nombreLu([categorie(true), categorie(false)])).toBe(1);
});
