import { describe, expect, test } from '@jest/globals';
import { estDateCivile, sontProches } from '@pdp/domain';
import fc from 'fast-check';
import { datesVoisines } from './dates-voisines.js';

describe('dates voisines', () => {
  test('tout ce que le domaine rapproche est dans la liste', () => {
    const date = fc
      .date({ min: new Date('1940-01-01'), max: new Date('2008-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const personne = (dateNaissance: string) => ({ nomNaissance: 'LE FLOCH', prenom: 'Yann', dateNaissance });
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 1, 2, 3, 5, 6, 8, 9), (a, chiffre, rang) => {
        for (const b of [
          a,
          `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}`,
          `${a.slice(0, rang)}${chiffre}${a.slice(rang + 1)}`,
        ]) {
          if (estDateCivile(b) && sontProches(personne(a), personne(b))) expect(datesVoisines(a)).toContain(b);
        }
      }),
    );
  });

  test('ne contient que des dates qui existent, et peu', () => {
    const voisines = datesVoisines('1980-02-28');
    expect(voisines).toContain('1980-02-28');
    expect(voisines).not.toContain('1980-02-38');
    expect(voisines.length).toBeLessThan(74);
  });
});
