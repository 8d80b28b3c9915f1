import { enMinuscules, nomAffiche, nomCourt, rapprocher, sontProches, type IdentiteComparee } from './identite.js';

describe('nom montré', () => {
  it.each([
    [
      { sexe: 'F', prenom: 'Sophie', nomNaissance: 'LE ROUX', nomUsage: 'GUÉGUEN' },
      'Mme Sophie Guéguen',
      'Mme Sophie G.',
    ],
    [
      { sexe: 'M', prenom: 'TUGDUAL', nomNaissance: 'LE FLOCH', nomUsage: null },
      'M. Tugdual Le Floch',
      'M. Tugdual L.',
    ],
    [
      { sexe: 'M', prenom: 'Jean-François', nomNaissance: "O'BRIEN", nomUsage: '' },
      "M. Jean-François O'Brien",
      'M. Jean-François O.',
    ],
    [{ sexe: 'M', prenom: 'Stéphane', nomNaissance: 'RENÉ-CORAIL' }, 'M. Stéphane René-Corail', 'M. Stéphane R.'],
    [{ sexe: 'F', prenom: 'Anne', nomNaissance: 'de La Tour' }, 'Mme Anne de La Tour', 'Mme Anne d.'],
    [{ sexe: 'M', prenom: 'Yann', nomNaissance: 'ÉVENO' }, 'M. Yann Éveno', 'M. Yann É.'],
  ] as const)('%p', (personne, long, court) => {
    expect(nomAffiche(personne)).toBe(long);
    expect(nomCourt(personne)).toBe(court);
  });

  it.each([
    ["D'ALMEIDA", "D'Almeida"],
    ["LE FLOC'H", "Le Floc'h"],
    ['L’HOSTIS', 'L’Hostis'],
    ['McGregor', 'McGregor'],
    ['A', 'A'],
    ['', ''],
  ])('%p → %p', (nom, attendu) => {
    expect(enMinuscules(nom)).toBe(attendu);
  });
});

const SOPHIE: IdentiteComparee = {
  nomNaissance: 'LE ROUX',
  nomUsage: 'GUÉGUEN',
  prenom: 'Sophie',
  dateNaissance: '1981-03-12',
};

describe('sontProches', () => {
  it.each<[string, Partial<IdentiteComparee>, boolean]>([
    ['identique', {}, true],
    ['casse, accents, tirets', { nomNaissance: 'Le-Roux', nomUsage: 'gueguen', prenom: 'SOPHIE' }, true],
    ['nom de naissance seul', { nomUsage: null }, true],
    ['nom d’usage devenu nom', { nomNaissance: 'Guéguen', nomUsage: null }, true],
    ['second prénom', { prenom: 'Sophie Anne' }, true],
    ['une lettre fausse au prénom', { prenom: 'Sophia' }, true],
    ['une lettre ôtée au nom', { nomNaissance: 'LE ROU', nomUsage: null }, true],
    ['deux lettres échangées au nom', { nomNaissance: 'LE RUOX', nomUsage: null }, true],
    ['jour et mois échangés', { dateNaissance: '1981-12-03' }, true],
    ['un chiffre de la date', { dateNaissance: '1981-03-13' }, true],
    [
      'un chiffre de la date et un nom inexact',
      { dateNaissance: '1981-03-13', nomNaissance: 'LE ROU', nomUsage: null },
      false,
    ],
    ['deux chiffres de la date', { dateNaissance: '1982-03-13' }, false],
    ['autre prénom', { prenom: 'Claire' }, false],
    ['autre nom', { nomNaissance: 'CADIOU', nomUsage: null }, false],
    ['nom court à une lettre près', { nomNaissance: 'LEE', nomUsage: null }, false],
  ])('%s', (_nom, ecart, attendu) => {
    expect(sontProches(SOPHIE, { ...SOPHIE, ...ecart })).toBe(attendu);
    expect(sontProches({ ...SOPHIE, ...ecart }, SOPHIE)).toBe(attendu);
  });
});

describe('rapprocher', () => {
  const connue = { ...SOPHIE, assureId: 'a1', nir: '281035616802579' };
  const autre = { ...SOPHIE, prenom: 'Claire', assureId: 'a2', nir: '281035616802500' };

  it('même NIR : même personne, sans question', () => {
    expect(rapprocher({ ...SOPHIE, nir: connue.nir }, [autre, connue])).toEqual({
      sorte: 'MEME_NIR',
      assureId: 'a1',
      identiteDiverge: false,
    });
  });

  it('même NIR mais autre identité : le dit', () => {
    expect(rapprocher({ ...SOPHIE, prenom: 'Alan', nir: connue.nir }, [connue])).toEqual({
      sorte: 'MEME_NIR',
      assureId: 'a1',
      identiteDiverge: true,
    });
  });

  it('autre NIR, identité proche : demande à un agent, ne fusionne jamais', () => {
    expect(rapprocher({ ...SOPHIE, nir: '281035616802501' }, [autre, connue])).toEqual({
      sorte: 'A_CONFIRMER',
      candidats: ['a1'],
    });
    expect(rapprocher({ ...SOPHIE, nir: null }, [connue])).toEqual({ sorte: 'A_CONFIRMER', candidats: ['a1'] });
  });

  it('deux personnes sans NIR ne se confondent pas par leur absence de NIR', () => {
    expect(rapprocher({ ...SOPHIE, prenom: 'Alan', nir: null }, [{ ...connue, nir: null }])).toEqual({
      sorte: 'INCONNUE',
    });
  });
});
