import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { FileBullmq } from '../../src/platform/queue/file-bullmq.js';
import type { TravailRecu } from '../../src/platform/queue/file.port.js';
import type { Moteur } from '../../src/platform/queue/moteur.js';
import { jusquA, pause } from '../jusqu-a.js';

/** Ce que la file promet quel que soit son stockage ; joué sur PostgreSQL et sur Redis. */
export function prouverFile(preparer: () => Promise<() => Promise<Moteur>>): void {
  let nouveauMoteur: () => Promise<Moteur>;
  let files: FileBullmq[] = [];
  const ouvrir = async (): Promise<FileBullmq> => {
    const file = new FileBullmq(await nouveauMoteur());
    files.push(file);
    return file;
  };

  beforeAll(async () => {
    nouveauMoteur = await preparer();
  });
  afterEach(async () => {
    await Promise.all(files.map((f) => f.fermer()));
    files = [];
  });

  test('le même id ajouté deux fois, dans le même lot ou dans un autre, n’est traité qu’une fois', async () => {
    const recus: string[] = [];
    const file = await ouvrir();
    file.traiter('doublons', (t) => Promise.resolve(void recus.push(t.id)), { concurrence: 5 });
    const lot = Array.from({ length: 60 }, (_, i) => ({ id: `d-${i % 30}`, nom: 'essai' }));
    await file.ajouter('doublons', lot);
    await file.ajouter('doublons', lot);
    await file.demarrer();
    await jusquA('30 travaux', () => recus.length >= 30);
    await file.ajouter('doublons', lot);
    await pause(300);
    expect([...recus].sort()).toEqual([...new Set(recus)].sort());
    expect(recus).toHaveLength(30);
  });

  test('un travail qui échoue est repris après un délai croissant, puis abandonné avec sa cause', async () => {
    const essais: { essai: number; a: number }[] = [];
    const abandons: string[] = [];
    const file = await ouvrir();
    const echouer = (t: TravailRecu): Promise<void> => {
      essais.push({ essai: t.essai, a: Date.now() });
      return Promise.reject(new Error('panne'));
    };
    file.traiter('echecs', echouer, {
      surAbandon: (t, e) => Promise.resolve(void abandons.push(`${t.id} ${e.message}`)),
    });
    await file.ajouter('echecs', [{ id: 'e-1', nom: 'essai', donnees: { dossierId: 'abc' } }], {
      essais: 3,
      delaiBaseMs: 300,
    });
    await file.demarrer();
    await jusquA('l’abandon', () => abandons.length > 0);
    expect(essais.map((e) => e.essai)).toEqual([1, 2, 3]);
    expect(essais[1]!.a - essais[0]!.a).toBeGreaterThanOrEqual(200);
    expect(essais[2]!.a - essais[1]!.a).toBeGreaterThan(essais[1]!.a - essais[0]!.a);
    expect(abandons).toEqual(['e-1 panne']);
  });

  test('un travail différé attend son heure', async () => {
    const debut = Date.now();
    let recu = 0;
    const file = await ouvrir();
    file.traiter('differes', () => Promise.resolve(void (recu = Date.now())));
    await file.demarrer();
    await file.ajouter('differes', [{ id: 'x-1', nom: 'essai', delaiMs: 400 }]);
    await jusquA('le travail différé', () => recu > 0);
    expect(recu - debut).toBeGreaterThanOrEqual(390);
  });

  test('une tâche planifiée est jouée une fois par échéance, même avec deux processus', async () => {
    let passages = 0;
    const deux = await Promise.all([ouvrir(), ouvrir()]);
    for (const file of deux) {
      file.planifier('reveil', { chaqueMs: 400 }, () => Promise.resolve(void passages++));
      await file.demarrer();
    }
    await jusquA('trois passages', () => passages >= 3, 5_000);
    const avant = passages;
    await pause(900);
    expect(passages - avant).toBeGreaterThanOrEqual(1);
    expect(passages - avant).toBeLessThanOrEqual(3);
  });

  test('fermer attend la fin du travail en cours et n’en commence plus', async () => {
    let fini = 0;
    let commences = 0;
    const file = await ouvrir();
    file.traiter('longs', async () => {
      commences++;
      await pause(300);
      fini++;
    });
    await file.ajouter('longs', [
      { id: 'l-1', nom: 'essai' },
      { id: 'l-2', nom: 'essai' },
    ]);
    await file.demarrer();
    await jusquA('le premier commencé', () => commences === 1);
    await file.fermer();
    expect({ commences, fini }).toEqual({ commences: 1, fini: 1 });
  });

  test('une file ne transporte que des identifiants, et un id contenant « : » est refusé', async () => {
    const file = await ouvrir();
    await expect(
      file.ajouter('ids', [{ id: 'i-1', nom: 'essai', donnees: { texte: 'Mme Martin a mal au dos' } }]),
    ).rejects.toThrow('ne transporte pas de contenu');
    await expect(file.ajouter('ids', [{ id: 'a:b', nom: 'essai' }])).rejects.toThrow('identifiant');
    expect(() => {
      file.traiter('ids', () => Promise.resolve());
      file.traiter('ids', () => Promise.resolve());
    }).toThrow('déjà un gestionnaire');
  });

  afterAll(async () => {
    await Promise.all(files.map((f) => f.fermer()));
  });
}
