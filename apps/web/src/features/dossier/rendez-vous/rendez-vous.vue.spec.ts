import { expect, it } from '@jest/globals';
import { choixLieux, corpsRendezVous, fautesRendezVous, ouRendezVous } from './rendez-vous.vue';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const SAISIE = { jour: '2026-12-01', heure: '09:30', modalite: 'TELEPHONE', lieuId: 'x', dureeMinutes: '45' };

it('envoie l’heure de Paris, et un lieu seulement à l’accueil', () => {
  expect(corpsRendezVous(SAISIE)).toEqual({
    debut: '2026-12-01T08:30:00.000Z',
    modalite: 'TELEPHONE',
    dureeMinutes: 45,
  });
  expect(corpsRendezVous({ ...SAISIE, modalite: 'ACCUEIL' })).toMatchObject({ lieuId: 'x' });
});

it('dit les fautes près du champ', () => {
  expect(fautesRendezVous(SAISIE, MAINTENANT)).toEqual({});
  expect(Object.keys(fautesRendezVous({ ...SAISIE, jour: '' }, MAINTENANT))).toEqual(['jour']);
  expect(Object.keys(fautesRendezVous({ ...SAISIE, modalite: 'ACCUEIL', lieuId: '' }, MAINTENANT))).toEqual(['lieuId']);
});

it('dit où, et ne propose que les lieux ouverts', () => {
  expect(ouRendezVous({ lieu: null, modalite: 'VISIO' })).toBe('En visio');
  expect(ouRendezVous({ lieu: { id: 'a', nom: 'Agence', adresse: 'Vannes' }, modalite: 'ACCUEIL' })).toBe(
    'Agence, Vannes',
  );
  const lieu = { id: 'a', nom: 'A', adresse: 'V', accessibilite: null, horaires: null, ouvert: false, version: 1 };
  expect(choixLieux([lieu, { ...lieu, id: 'b', ouvert: true }]).map(({ value }) => value)).toEqual(['', 'b']);
});
