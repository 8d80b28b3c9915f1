import { arretLigne, compteursPresents, estNirComplet, nirPossible } from './assure.vue';

describe('recherche', () => {
  it.each([
    ['1 80 12 75 123 456 42', '180127512345642'],
    ['17302', '17302'],
    ['2 75 06 2A 123', '275062A123'],
    ['2920260412', '2920260412'],
  ])('%s reste hors de l’adresse', (saisie, utiles) => {
    expect(nirPossible(saisie)).toBe(utiles);
  });

  it.each(['Guéguen', '56-2026-0412', '29-2026-0412', '1730', 'Le Cam', '', '9 99 99'])(
    '%s va dans l’adresse',
    (saisie) => {
      expect(nirPossible(saisie)).toBeNull();
    },
  );

  it('ne part qu’avec un NIR complet', () => {
    expect(['180127512345642', '1801275123456', '18012751234564', '18012'].map(estNirComplet)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('dit l’arrêt selon ce qui est ouvert', () => {
  expect(arretLigne({ jourArret: 141, risque: 'MALADIE' })).toBe('J 141 · maladie');
  expect(arretLigne({ jourArret: 102, risque: null })).toBe('J 102');
  expect(arretLigne({ jourArret: null, risque: null })).toBe('');
});

it('ne montre que les alertes présentes, dans l’ordre du domaine', () => {
  const alertes = { EN_RETARD: 9, SANS_REFERENT: 0, SANS_NOUVELLE: 11 };
  expect(compteursPresents({ suivis: 72, alertes }).map(({ alerte, nombre }) => [alerte, nombre])).toEqual([
    ['SANS_NOUVELLE', 11],
    ['EN_RETARD', 9],
  ]);
});
