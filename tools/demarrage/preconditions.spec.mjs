import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { portLibre } from '../postgres-embarque.mjs';
import { portDemande, verifierDossierDeDonnees, verifierPort } from './preconditions.mjs';

describe('port', () => {
  test.each([
    [undefined, 3000],
    ['', 3000],
    ['8080', 8080],
    ['0', 0],
    ['abc', null],
    ['70000', null],
    ['80.5', null],
  ])('PORT=%s donne %s', (PORT, attendu) => {
    expect(portDemande({ PORT })).toBe(attendu);
  });

  test('un port pris est refusé en une phrase qui en propose un autre', async () => {
    const serveur = createServer();
    await new Promise((pret) => serveur.listen(0, '127.0.0.1', pret));
    const { port } = serveur.address();
    await expect(verifierPort(port, '127.0.0.1')).rejects.toThrow(`PORT=${port + 1} npm start`);
    await new Promise((ferme) => serveur.close(ferme));
    await expect(verifierPort(port, '127.0.0.1')).resolves.toBeUndefined();
  });

  test('une adresse qui n’est pas à cette machine est refusée', async () => {
    await expect(verifierPort(await portLibre(), '192.0.2.1')).rejects.toThrow(/HOST/);
  });
});

describe('dossier de données', () => {
  let racine;
  beforeEach(() => {
    racine = mkdtempSync(join(tmpdir(), 'pdp-donnees-'));
  });
  afterEach(() => rmSync(racine, { recursive: true, force: true }));

  test('un disque presque plein est refusé ; il en faut moins aux démarrages suivants', () => {
    const placeLibre = () => 100e6;
    const verifier = (dejaCree) => () => verifierDossierDeDonnees(join(racine, 'd'), { dejaCree, placeLibre });
    expect(verifier(false)).toThrow(/plein \(100 Mo libres, il en faut 300 Mo\)/);
    expect(verifier(true)).not.toThrow();
  });

  test('un chemin impossible est refusé en une phrase', () => {
    writeFileSync(join(racine, 'fichier'), '');
    expect(() => verifierDossierDeDonnees(join(racine, 'fichier'), { dejaCree: false })).toThrow(/PDP_DONNEES/);
  });
});
