import { describe, expect, test } from '@jest/globals';
import type { Acteur } from '../config/acteur.js';
import { CacheSessions, type SessionConnue } from './cache-sessions.js';

const session = (id: string, lueA: number, echeance = Infinity): SessionConnue => ({
  acteur: { sessionId: id } as Acteur,
  lueA,
  vueA: lueA,
  echeance,
});

describe('cache des sessions', () => {
  test('une entrée vaut moins d’une seconde', () => {
    const cache = new CacheSessions();
    cache.garder('a', session('s1', 1000), cache.generation);
    expect(cache.lire('a', 1999)?.acteur.sessionId).toBe('s1');
    expect(cache.lire('a', 2000)).toBeNull();
    expect(cache.nombre).toBe(0);
  });

  test('une entrée ne survit ni à son échéance ni à une horloge qui recule', () => {
    const cache = new CacheSessions();
    cache.garder('a', session('s1', 1000, 1500), cache.generation);
    expect(cache.lire('a', 1499)).not.toBeNull();
    expect(cache.lire('a', 1500)).toBeNull();
    cache.garder('b', session('s2', 5000), cache.generation);
    expect(cache.lire('b', 4000)).toBeNull();
  });

  test('oublier une session ne touche pas les autres', () => {
    const cache = new CacheSessions();
    cache.garder('a', session('s1', 0), cache.generation);
    cache.garder('b', session('s2', 0), cache.generation);
    cache.oublier('s1');
    expect(cache.lire('a', 1)).toBeNull();
    expect(cache.lire('b', 1)).not.toBeNull();
  });

  test('une lecture partie avant une révocation n’entre pas après elle', () => {
    const cache = new CacheSessions();
    const generation = cache.generation;
    cache.oublier('s1');
    cache.garder('a', session('s1', 0), generation);
    expect(cache.lire('a', 1)).toBeNull();
  });

  test('la taille est bornée : la plus ancienne sort', () => {
    const cache = new CacheSessions(3);
    for (const n of [1, 2, 3, 4]) cache.garder(`c${n}`, session(`s${n}`, 0), cache.generation);
    expect(cache.nombre).toBe(3);
    expect(cache.lire('c1', 1)).toBeNull();
    expect(cache.lire('c4', 1)).not.toBeNull();
  });

  test('tout oublier vide le cache', () => {
    const cache = new CacheSessions();
    cache.garder('a', session('s1', 0), cache.generation);
    cache.oublierTout();
    expect(cache.nombre).toBe(0);
  });
});
