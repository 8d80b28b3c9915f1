import { adresse, entetes } from './client';
import { doitReessayer } from './client-requetes';
import { creerIdempotence, identifiantAleatoire } from './idempotence';
import { echecDepuisReponse, echecReseau, enEchec, estEchec } from './probleme';

describe('echecDepuisReponse', () => {
  it('garde ce que dit le serveur', () => {
    const echec = echecDepuisReponse(412, {
      type: '/api/docs/erreurs#version-perimee',
      title: 'Version périmée',
      status: 412,
      code: 'version-perimee',
      detail: 'La fiche a changé.',
      correlationId: 'abc',
      actuel: { telephone: '02' },
      champs: [{ chemin: 'assure.nir', code: 'CLE', message: 'Clé fausse' }, { chemin: 3 }],
    });
    expect(echec).toMatchObject({
      code: 'version-perimee',
      statut: 412,
      titre: 'Version périmée',
      correlationId: 'abc',
    });
    expect(echec.message).toBe('La fiche a changé.');
    expect(echec.actuel).toEqual({ telephone: '02' });
    expect(echec.champs).toEqual([{ chemin: 'assure.nir', code: 'CLE', message: 'Clé fausse' }]);
  });

  it.each([
    [404, 'introuvable'],
    [503, 'indisponible'],
    [502, 'erreur-interne'],
    [418, 'erreur-interne'],
  ])('se débrouille d’un %i sans corps', (statut, code) => {
    const echec = echecDepuisReponse(statut, '<html>', 'en-tete');
    expect([echec.code, echec.correlationId]).toEqual([code, 'en-tete']);
    expect(echec.message.length).toBeGreaterThan(10);
  });

  it('n’accepte pas un code inconnu du contrat', () => {
    expect(echecDepuisReponse(422, { code: 'toString' }).code).toBe('regle-metier');
  });
});

it('ramène toute exception à un échec lisible', () => {
  const reseau = echecReseau('hors-ligne');
  expect(enEchec(reseau)).toBe(reseau);
  expect(estEchec(reseau, 'hors-ligne')).toBe(true);
  expect(enEchec(new TypeError('x is not a function')).message).not.toContain('function');
});

it('ne réessaie que les pannes passagères, deux fois au plus', () => {
  expect(doitReessayer(0, echecReseau('hors-ligne'))).toBe(true);
  expect(doitReessayer(2, echecReseau('hors-ligne'))).toBe(false);
  expect(doitReessayer(0, echecDepuisReponse(404, undefined))).toBe(false);
});

describe('requête', () => {
  it('omet les filtres vides de l’adresse', () => {
    expect(adresse('/dossiers', { recherche: 'le goff', etat: '', referent: undefined, limite: 50 })).toBe(
      '/api/v1/dossiers?recherche=le+goff&limite=50',
    );
    expect(adresse('/session')).toBe('/api/v1/session');
  });

  it('pose x-pdp sur les seules écritures, et If-Match entre guillemets', () => {
    expect(entetes('GET', {})).not.toHaveProperty('x-pdp');
    expect(entetes('PUT', { corps: {}, version: 3, cleIdempotence: 'k' })).toMatchObject({
      'x-pdp': '1',
      'if-match': '"3"',
      'idempotency-key': 'k',
      'content-type': 'application/json',
    });
  });
});

it('garde la clé d’un même contenu et en change avec lui', () => {
  let n = 0;
  const idempotence = creerIdempotence(() => `cle-${(n += 1)}`);
  const premiere = idempotence.clePour({ motif: 'A' });
  expect(idempotence.clePour({ motif: 'A' })).toBe(premiere);
  expect(idempotence.clePour({ motif: 'B' })).not.toBe(premiere);
  idempotence.oublier();
  expect(idempotence.clePour({ motif: 'B' })).toBe('cle-3');
});

it('tire un identifiant au format UUID', () => {
  expect(identifiantAleatoire()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
