import { lireDateInclusion } from './inclusion.js';

describe('début de l’accompagnement', () => {
  const aujourdhui = '2026-11-22';

  test.each([
    ['rien : aujourd’hui', undefined, '2026-11-22'],
    ['aujourd’hui', '2026-11-22', '2026-11-22'],
    ['onze mois plus tôt', '2025-12-20', '2025-12-20'],
    ['trois ans, jour pour jour', '2023-11-22', '2023-11-22'],
  ])('%s', (_, saisie, lue) => expect(lireDateInclusion(saisie, aujourdhui)).toEqual({ ok: true, valeur: lue }));

  test.each([
    ['demain', '2026-11-23', /à venir/],
    ['trois ans et un jour', '2023-11-21', /plus de trois ans/],
    ['jour impossible', '2026-02-30', /n’existe pas/],
    ['forme française', '22/11/2025', /n’existe pas/],
  ])('%s est refusé', (_, saisie, phrase) =>
    expect(lireDateInclusion(saisie, aujourdhui)).toEqual({ ok: false, erreur: expect.stringMatching(phrase) }),
  );
});
