import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Enregistreur, type EtatBrouillon, type SuiteDEchec } from './enregistreur';

type Envoi = { version: number; saisie: string; rendre: (v: number) => void; echouer: (e: unknown) => void };

describe('enregistreur', () => {
  let envois: Envoi[];
  let etats: EtatBrouillon[];
  let suite: SuiteDEchec;
  let enregistreur: Enregistreur<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    envois = [];
    etats = [];
    suite = { sorte: 'reprendre' };
    enregistreur = new Enregistreur<string>(
      {
        envoyer: (version, saisie) =>
          new Promise((resoudre, rejeter) =>
            envois.push({ version, saisie, rendre: (v) => resoudre({ version: v }), echouer: rejeter }),
          ),
        surEtat: (etat) => etats.push(etat),
        juger: () => suite,
        espacementMs: 1_000,
        repriseMs: 3_000,
      },
      4,
    );
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const passer = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  it('la première frappe part aussitôt ; pendant la frappe, un envoi par seconde, jamais deux à la fois', async () => {
    enregistreur.ecrire('a');
    await passer(0);
    enregistreur.ecrire('ab');
    enregistreur.ecrire('abc');
    await passer(5_000);
    expect(envois.map((e) => [e.version, e.saisie])).toEqual([[4, 'a']]);
    envois[0]?.rendre(5);
    await passer(999);
    expect(envois).toHaveLength(1);
    await passer(1);
    expect(envois.map((e) => [e.version, e.saisie])).toEqual([
      [4, 'a'],
      [5, 'abc'],
    ]);
    expect(enregistreur.aEnregistrer).toBe(true);
    envois[1]?.rendre(6);
    await passer(0);
    expect([enregistreur.aEnregistrer, enregistreur.version, etats.at(-1)]).toEqual([false, 6, 'a-jour']);
  });

  it('une coupure ne perd rien : la dernière saisie est reprise', async () => {
    enregistreur.ecrire('a');
    await passer(0);
    enregistreur.ecrire('ab');
    envois[0]?.echouer(new Error('hors ligne'));
    await passer(0);
    expect(etats.at(-1)).toBe('a-reprendre');
    await passer(3_000);
    expect(envois.at(-1)).toMatchObject({ version: 4, saisie: 'ab' });
  });

  it('version avancée par soi-même : repart aussitôt sous la nouvelle', async () => {
    suite = { sorte: 'reprendre', version: 9 };
    enregistreur.ecrire('a');
    await passer(0);
    envois[0]?.echouer(new Error('périmée'));
    await passer(0);
    expect(envois.at(-1)).toMatchObject({ version: 9, saisie: 'a' });
  });

  it('plume perdue : on renonce, et on ne renvoie rien', async () => {
    suite = { sorte: 'renoncer' };
    enregistreur.ecrire('a');
    await passer(0);
    envois[0]?.echouer(new Error('tenue'));
    await passer(10_000);
    expect([envois.length, etats.at(-1), enregistreur.aEnregistrer]).toEqual([1, 'refuse', false]);
  });

  it('à la fermeture, ce qui reste part tout de suite', async () => {
    enregistreur.ecrire('a');
    await passer(0);
    envois[0]?.rendre(5);
    await passer(0);
    enregistreur.ecrire('ab');
    enregistreur.arreter();
    expect(envois.at(-1)).toMatchObject({ version: 5, saisie: 'ab' });
  });

  it('n’adopte une version que s’il n’a rien à enregistrer', () => {
    enregistreur.adopter(7);
    expect(enregistreur.version).toBe(7);
    enregistreur.ecrire('a');
    enregistreur.adopter(12);
    expect(enregistreur.version).toBe(7);
  });
});
