import { adresseConnexion, retourSur } from './connexion';

describe('retourSur', () => {
  it.each(['/travail', '/dossiers/018f?onglet=social', '/mon-livret', '/apis'])(
    'garde un chemin interne : %s',
    (chemin) => {
      expect(retourSur(chemin)).toBe(chemin);
    },
  );

  it.each([
    undefined,
    '',
    'https://ailleurs.invalid',
    '//ailleurs.invalid',
    '/\\ailleurs.invalid',
    '/api/v1/x',
    '/connexion',
    '/connexion?retour=/x',
    '/demo/oidc',
  ])('ramène à l’accueil pour %s', (chemin) => {
    expect(retourSur(chemin)).toBe('/');
  });
});

it('encode le retour dans l’adresse de connexion', () => {
  expect(adresseConnexion('/assures?recherche=a&etat=CLOS')).toBe(
    '/api/v1/connexion?retour=%2Fassures%3Frecherche%3Da%26etat%3DCLOS',
  );
  expect(adresseConnexion('/travail', { fournisseur: 'franceconnect', invitation: null })).toBe(
    '/api/v1/connexion?retour=%2Ftravail&fournisseur=franceconnect',
  );
  expect(adresseConnexion('/api/v1/journal.csv?dossier=1', { recente: 'oui' })).toBe(
    '/api/v1/connexion?retour=%2Fapi%2Fv1%2Fjournal.csv%3Fdossier%3D1&recente=oui',
  );
});
