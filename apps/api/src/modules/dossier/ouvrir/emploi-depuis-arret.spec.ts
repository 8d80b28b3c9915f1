import { expect, it } from '@jest/globals';
import { coherences, SCHEMAS_FICHE } from '@pdp/domain';
import { emploiDepuisArret } from './emploi-depuis-arret.js';

const RIEN = { statutEmploi: null, siret: null, raisonSociale: null, codeApe: null };

it('ne crée pas de catégorie quand l’arrêt ne dit rien', () => {
  expect(emploiDepuisArret(RIEN)).toBeNull();
  expect(emploiDepuisArret({ ...RIEN, raisonSociale: '  ', siret: '123' })).toBeNull();
});

it('garde ce qui a la bonne forme, vide le reste, sans incohérence', () => {
  const emploi = emploiDepuisArret({
    statutEmploi: 'CDI',
    siret: 'abc',
    raisonSociale: ' Clinique ',
    codeApe: '8610z',
  });
  expect(emploi).toMatchObject({
    statutEmploi: 'CDI',
    siret: null,
    employeur: 'Clinique',
    codeApe: '86.10Z',
    nomenclatureApe: 'NAF_REV2',
  });
  expect(Object.keys(emploi ?? {}).sort()).toEqual(Object.keys(SCHEMAS_FICHE.emploi).sort());
  if (emploi) expect(coherences('emploi', emploi, { aujourdhui: '2026-01-01' })).toEqual([]);
});

it('un statut inconnu reste à saisir', () => {
  expect(emploiDepuisArret({ ...RIEN, statutEmploi: 'INCONNU', raisonSociale: 'X' })?.statutEmploi).toBeNull();
});
