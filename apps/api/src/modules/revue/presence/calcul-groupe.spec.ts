import { describe, expect, test } from '@jest/globals';
import { CalculGroupe } from './calcul-groupe.js';

/** Un calcul dont l'essai décide la fin ; rend le numéro de son lancement. */
function calculATerminer() {
  const fins: ((echec?: Error) => void)[] = [];
  let lances = 0;
  const groupe = new CalculGroupe<number>(() => {
    const numero = ++lances;
    return new Promise((rendre, rejeter) => fins.push((echec) => (echec ? rejeter(echec) : rendre(numero))));
  });
  return { groupe, finir: (rang: number, echec?: Error) => fins[rang - 1]!(echec), lances: () => lances };
}

const tour = (): Promise<void> => new Promise((suite) => setImmediate(suite));

describe('calcul groupé', () => {
  test('les demandes arrivées pendant un calcul se partagent le suivant, jamais celui qui court', async () => {
    const { groupe, finir, lances } = calculATerminer();
    const premiere = groupe.demander('a');
    const autres = [groupe.demander('a'), groupe.demander('a'), groupe.demander('a')];
    expect(lances()).toBe(1);
    finir(1);
    expect(await premiere).toBe(1);
    await tour();
    expect(lances()).toBe(2);
    const troisieme = groupe.demander('a');
    finir(2);
    expect(await Promise.all(autres)).toEqual([2, 2, 2]);
    await tour();
    finir(3);
    expect(await troisieme).toBe(3);
  });

  test('deux clés ne s’attendent pas', () => {
    const { groupe, lances } = calculATerminer();
    void groupe.demander('a');
    void groupe.demander('b');
    expect(lances()).toBe(2);
  });

  test('un échec n’atteint que ceux qu’il servait ; le suivant se fait', async () => {
    const { groupe, finir } = calculATerminer();
    const premiere = groupe.demander('a');
    const seconde = groupe.demander('a');
    finir(1, new Error('base injoignable'));
    await expect(premiere).rejects.toThrow('base injoignable');
    await tour();
    finir(2);
    expect(await seconde).toBe(2);
    void groupe.demander('a');
    finir(3);
  });
});
