import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { naissanceDe } from '../commun/processus.mjs';
import { lanceurVivant, prendreVerrou } from './verrou.mjs';

describe('verrou du dossier de données', () => {
  let dossier;
  const options = { port: 3000, patienceMs: 0 };
  const ecrire = (contenu) => writeFileSync(join(dossier, 'lanceur.verrou'), contenu);

  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'pdp-verrou-'));
  });
  afterEach(() => rmSync(dossier, { recursive: true, force: true }));

  test('un lanceur vivant garde le dossier, en une phrase qui dit où aller', async () => {
    const { liberer } = await prendreVerrou(dossier, options);
    expect(lanceurVivant(dossier)).toMatchObject({ pid: process.pid, port: 3000 });
    await expect(prendreVerrou(dossier, options)).rejects.toThrow(/tourne déjà .*http:\/\/127\.0\.0\.1:3000/);
    liberer();
    expect(readdirSync(dossier)).toEqual([]);
  });

  test.each([
    ['un processus disparu', JSON.stringify({ pid: 2 ** 22 + 5, naissance: 'x:1' })],
    ['un numéro repris par un autre processus', JSON.stringify({ pid: process.pid, naissance: 'ancien:1' })],
    ['un fichier coupé au milieu', '{"pid": 12'],
  ])('le verrou laissé par %s est repris', async (_cas, contenu) => {
    ecrire(contenu);
    const { liberer } = await prendreVerrou(dossier, options);
    expect(lanceurVivant(dossier)?.pid).toBe(process.pid);
    liberer();
  });

  test('un lanceur qui annonce son arrêt est attendu', async () => {
    const premier = await prendreVerrou(dossier, options);
    premier.annoncerArret();
    setTimeout(premier.liberer, 150);
    const second = await prendreVerrou(dossier, options);
    expect(lanceurVivant(dossier)?.arret).toBeUndefined();
    second.liberer();
  });

  test('libérer n’efface pas le verrou d’un autre', async () => {
    const { liberer } = await prendreVerrou(dossier, options);
    ecrire(JSON.stringify({ pid: 1, naissance: naissanceDe(1) }));
    liberer();
    expect(lanceurVivant(dossier)?.pid).toBe(1);
  });
});
