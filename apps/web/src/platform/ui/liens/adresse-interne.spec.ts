import { adresseInterne } from './adresse-interne';

it('sépare le chemin, les filtres et l’ancre', () => {
  expect(adresseInterne('/signalements?ouvert=s1&vue=recus#suite')).toEqual({
    chemin: '/signalements',
    recherche: { ouvert: 's1', vue: 'recus' },
    hash: 'suite',
  });
  expect(adresseInterne('/dossiers/d1')).toEqual({ chemin: '/dossiers/d1', recherche: {}, hash: undefined });
});

it.each([
  null,
  undefined,
  '',
  'https://ailleurs.invalid/x',
  '//ailleurs.invalid',
  '/\\ailleurs.invalid',
  'javascript:alert(1)',
  '/api/v1/session',
])('refuse %s', (lien) => {
  expect(adresseInterne(lien)).toBeUndefined();
});
