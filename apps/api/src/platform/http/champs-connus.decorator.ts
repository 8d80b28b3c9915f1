import { ValidateBy } from 'class-validator';

/** Objet dont chaque clé est l'un de ces noms : ce qu'une route ne déclare pas n'entre pas, dans un objet imbriqué non plus. */
export const ChampsConnus = (noms: readonly string[]): PropertyDecorator =>
  ValidateBy({
    name: 'champsConnus',
    validator: {
      validate: (saisie: unknown) => Object.keys(Object(saisie) as object).every((nom) => noms.includes(nom)),
      defaultMessage: () => 'Un champ de cette saisie n’existe pas.',
    },
  });
