import { describe, expect, test } from '@jest/globals';
import { LectureGroupee } from './lecture-groupee.js';

describe('lecture groupée', () => {
  test('les demandes d’un même tour se lisent en une fois, chacune reçoit sa ligne', async () => {
    const lots: (readonly string[])[] = [];
    const groupee = new LectureGroupee<string>((cles) => {
      lots.push(cles);
      return Promise.resolve(new Map([['a', 'ligne a']]));
    });
    expect(await Promise.all(['a', 'b', 'a'].map((cle) => groupee.lire(cle)))).toEqual(['ligne a', null, 'ligne a']);
    expect(await groupee.lire('a')).toBe('ligne a');
    expect(lots).toEqual([['a', 'b'], ['a']]);
  });

  test('une demande faite pendant une lecture n’en reçoit pas la réponse : elle est lue après', async () => {
    const finir: ((valeur: string) => void)[] = [];
    const groupee = new LectureGroupee<string>(
      () => new Promise((rendre) => finir.push((valeur) => rendre(new Map([['a', valeur]])))),
    );
    const avant = groupee.lire('a');
    await new Promise((suite) => setImmediate(suite));
    const apres = groupee.lire('a');
    await new Promise((suite) => setImmediate(suite));
    expect(finir).toHaveLength(2);
    finir[0]!('ancienne');
    finir[1]!('nouvelle');
    expect([await avant, await apres]).toEqual(['ancienne', 'nouvelle']);
  });

  test('une faute est celle de tout le groupe, pas du suivant', async () => {
    let panne = true;
    const groupee = new LectureGroupee<string>(() =>
      panne ? Promise.reject(new Error('base injoignable')) : Promise.resolve(new Map([['a', 'ligne']])),
    );
    const demandes = await Promise.allSettled([groupee.lire('a'), groupee.lire('b')]);
    expect(demandes.map((d) => d.status)).toEqual(['rejected', 'rejected']);
    panne = false;
    expect(await groupee.lire('a')).toBe('ligne');
  });
});
