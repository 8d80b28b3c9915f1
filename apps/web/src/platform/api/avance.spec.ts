import { expect, test } from '@jest/globals';
import { prendreAvance } from './avance';

const reponse = Promise.resolve({ ok: true } as Response);
const avance = (le: number) => ({ le, reponses: { '/api/v1/session': reponse } });

test('une réponse demandée d’avance se prend une fois, à son adresse exacte', () => {
  const lue = avance(Date.now());
  expect(prendreAvance('/api/v1/mon-livret', lue)).toBeUndefined();
  expect(prendreAvance('/api/v1/session?x=1', lue)).toBeUndefined();
  expect(prendreAvance('/api/v1/session', lue)).toBe(reponse);
  expect(prendreAvance('/api/v1/session', lue)).toBeUndefined();
});

test('trop ancienne, elle ne sert plus : l’application relit', () => {
  const vieille = avance(Date.now() - 31_000);
  expect(prendreAvance('/api/v1/session', vieille)).toBeUndefined();
  expect(vieille.reponses).toEqual({});
});

test('sans rien d’avance, rien à prendre', () => {
  expect(prendreAvance('/api/v1/session', undefined)).toBeUndefined();
  expect(prendreAvance('/api/v1/session')).toBeUndefined();
});
