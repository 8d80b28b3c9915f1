import { aCompter } from './limites.js';

const ID = '0199c0de-0000-7000-8000-00000000000A';
const demande = { methode: 'GET', parametres: {}, requete: {} };

it.each([
  ['/api/v1/dossiers/:id', { id: ID }, ID.toLowerCase()],
  ['/api/v1/dossiers/:id/historique', { id: ID }, ID.toLowerCase()],
  ['/api/v1/dossiers/:dossierId/a-venir', { dossierId: ID }, ID.toLowerCase()],
  ['/api/v1/dossiers/:id', { id: 'pas-un-id' }, null],
  ['/api/v1/dossiers', {}, null],
  ['/api/v1/revues/:id', { id: ID }, null],
])('%s ouvre un dossier : %j → %s', (route, parametres, attendu) => {
  expect(aCompter({ ...demande, route, parametres }).dossierId).toBe(attendu);
});

it.each([
  ['/api/v1/dossiers', { recherche: 'Le Goff' }, 'recherche'],
  ['/api/v1/dossiers', { recherche: '  ' }, null],
  ['/api/v1/dossiers', {}, null],
  ['/api/v1/journal.csv', {}, 'export'],
  ['/api/v1/imports/:id/rejets.csv', {}, 'export'],
])('%s avec %j compte pour %s', (route, requete, attendu) => {
  expect(aCompter({ ...demande, route, requete }).sorte).toBe(attendu);
});

it('une écriture ne compte pas', () => {
  expect(aCompter({ ...demande, methode: 'PUT', route: '/api/v1/dossiers/:id', parametres: { id: ID } })).toEqual({
    dossierId: null,
    sorte: null,
  });
});
