import { estDateCivile } from '@pdp/domain';
import { ValidateBy } from 'class-validator';

/** Date `AAAA-MM-JJ` qui existe au calendrier. */
export const EstDateCivile = (): PropertyDecorator =>
  ValidateBy({
    name: 'dateCivile',
    validator: {
      validate: (valeur: unknown) => estDateCivile(valeur),
      defaultMessage: () => 'Une date est attendue, par exemple 2026-03-03.',
    },
  });
