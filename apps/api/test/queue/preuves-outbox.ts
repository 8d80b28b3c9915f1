import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { echec } from '@pdp/domain';
import { SYSTEME } from '../../src/platform/config/acteur.js';
import type { Moteur } from '../../src/platform/queue/moteur.js';
import { dansUneTransaction } from '../../src/platform/queue/registre-outbox.js';
import { jusquA, pause } from '../jusqu-a.js';
import { monterOutbox, type ProcessusDEssai } from './monter-outbox.js';

type Preparation = { readonly url: string; readonly nouveauMoteur: () => Promise<Moteur> };

/** Ce que la boîte de sortie promet : rien de perdu, rien deux fois ; joué sur les deux stockages. */
export function prouverOutbox(preparer: () => Promise<Preparation>): void {
  let preparation: Preparation;
  let processus: ProcessusDEssai[] = [];
  const monter = async (): Promise<ProcessusDEssai> => {
    const p = await monterOutbox(preparation.url, await preparation.nouveauMoteur());
    processus.push(p);
    return p;
  };
  const effets = async (p: ProcessusDEssai): Promise<string[]> =>
    (await p.source.query<{ cle: string }[]>('SELECT cle FROM effet_essai ORDER BY n')).map((l) => l.cle);
  // L'effet observé n'a pas de clé unique : un double traitement se verrait.
  const ecrireEffet = (p: ProcessusDEssai, nom: string, avantFin: () => void = () => undefined) =>
    dansUneTransaction(p.unite, nom, async (tx, message) => {
      await tx.sql('INSERT INTO effet_essai (cle) VALUES ($1)', [message.id]);
      avantFin();
    });

  beforeAll(async () => {
    preparation = await preparer();
  });
  beforeEach(async () => {
    const p = await monter();
    await p.source.query('CREATE TABLE IF NOT EXISTS effet_essai (n serial, cle text NOT NULL)');
    await p.source.query('TRUNCATE effet_essai, outbox, inbox');
  });
  afterEach(async () => {
    await Promise.all(processus.map((p) => p.fermer()));
    processus = [];
  });

  test('une transaction annulée ne fait rien partir ; une transaction validée part une fois', async () => {
    const p = processus[0]!;
    p.registre.surEvenement('essai.fait', 'essai', ecrireEffet(p, 'essai'));
    await p.demarrer();
    await p.unite.executer(SYSTEME, (tx) => Promise.resolve((tx.publier('essai.fait', {}), echec('non'))));
    const [id] = await p.publier('essai.fait');
    await jusquA('l’effet', async () => (await effets(p)).length > 0);
    await pause(200);
    expect(await effets(p)).toEqual([id]);
    await jusquA(
      'la marque',
      async () => (await p.source.query<unknown[]>('SELECT 1 FROM outbox WHERE traite_le IS NULL')).length === 0,
    );
  });

  test('un gestionnaire qui tombe après avoir écrit est rejoué sans double effet', async () => {
    const p = processus[0]!;
    let tombe = 2;
    const tomber = (): void => {
      if (tombe-- > 0) throw new Error('panne au pire moment');
    };
    p.registre.surEvenement('essai.fait', 'essai', ecrireEffet(p, 'essai', tomber));
    await p.demarrer();
    const [id] = await p.publier('essai.fait');
    await jusquA('l’effet', async () => (await effets(p)).length > 0, 15_000);
    await pause(200);
    expect(await effets(p)).toEqual([id]);
  });

  test('un message livré deux fois, même en même temps, n’a qu’un effet', async () => {
    const p = processus[0]!;
    p.registre.surEvenement('essai.fait', 'essai', ecrireEffet(p, 'essai'));
    const [id] = await p.publier('essai.fait');
    await Promise.all([p.traitement.traiter({ id: id! }), p.traitement.traiter({ id: id! })]);
    // Arrêt brutal après l'effet, avant la marque : la file redonne le message.
    await p.source.query('UPDATE outbox SET traite_le = NULL');
    await p.traitement.traiter({ id: id! });
    expect(await effets(p)).toEqual([id]);
  });

  test('l’échec d’un gestionnaire n’empêche pas l’autre, qui n’est pas rejoué ; la cause est gardée', async () => {
    const p = processus[0]!;
    let passages = 0;
    p.registre.surEvenement('essai.fait', 'sain', () => Promise.resolve(void passages++));
    p.registre.surEvenement('essai.fait', 'malade', () => Promise.reject(new TypeError('boum')));
    const [id] = await p.publier('essai.fait');
    await expect(p.traitement.traiter({ id: id! })).rejects.toThrow('malade');
    await expect(p.traitement.traiter({ id: id! })).rejects.toThrow('malade');
    await p.traitement.abandonner({ id: id! }, new Error('épuisé'));
    const [ligne] = await p.source.query<{ erreur: string; abandonne: boolean }[]>(
      'SELECT erreur, abandonne_le IS NOT NULL AS abandonne FROM outbox',
    );
    expect(passages).toBe(1);
    expect(ligne).toEqual({ erreur: 'malade : TypeError', abandonne: true });
    expect(await p.relais.remettreEnFile(0)).toBe(0);
  });

  test('trois cents messages, deux processus, pannes au hasard : chacun une fois', async () => {
    const deux = [processus[0]!, await monter()];
    let tirage = 0;
    for (const p of deux) {
      p.registre.surEvenement(
        'essai.fait',
        'essai',
        ecrireEffet(p, 'essai', () => {
          if (tirage++ % 7 === 0) throw new Error('panne');
        }),
      );
      await p.demarrer();
    }
    const ids = (await Promise.all(deux.map((p) => p.publier('essai.fait', 150)))).flat();
    const tousTraites = async (): Promise<boolean> =>
      (await deux[0]!.source.query<unknown[]>('SELECT 1 FROM outbox WHERE traite_le IS NULL LIMIT 1')).length === 0;
    await jusquA('tout traité', tousTraites, 25_000);
    expect((await effets(deux[0]!)).sort()).toEqual([...ids].sort());
  }, 40_000);

  test('un type sans gestionnaire est seulement acquitté ; deux gestionnaires de même nom sont refusés', async () => {
    const p = processus[0]!;
    await p.publier('inconnu');
    await p.relais.relayer();
    const [ligne] = await p.source.query<{ fini: boolean }[]>(
      'SELECT traite_le IS NOT NULL AND relaye_le IS NOT NULL AS fini FROM outbox',
    );
    expect(ligne).toEqual({ fini: true });
    p.registre.surEvenement('a', 'double', () => Promise.resolve());
    expect(() => p.registre.surEvenement('b', 'double', () => Promise.resolve())).toThrow('double');
  });

  test('un message écrit par un autre processus réveille le relais tout de suite', async () => {
    const traitant = processus[0]!;
    const ecrivain = await monter();
    traitant.registre.surEvenement('essai.fait', 'essai', ecrireEffet(traitant, 'essai'));
    await traitant.demarrer();
    await pause(300);
    const debut = Date.now();
    await ecrivain.publier('essai.fait');
    await jusquA('l’effet', async () => (await effets(traitant)).length === 1);
    expect(Date.now() - debut).toBeLessThan(3_000);
  });
}
