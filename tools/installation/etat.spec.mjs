import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { atteint, dejaInstalle, empreinteDuVerrou, refusDesOutils, versionsDeNpm } from './etat.mjs';

describe('outils de la machine', () => {
  test.each([
    ['v20.19.0', true],
    ['20.18.3', false],
    ['v22.1.0', true],
    ['18.20.8', false],
    ['v24.0.0-rc.1', true],
  ])('Node %s suffit : %s', (version, attendu) => {
    expect(atteint(version, [20, 19, 0])).toBe(attendu);
  });

  test('une seule phrase, qui dit quoi faire', () => {
    expect(refusDesOutils({ node: '18.20.0', npm: '9.0.0' })).toMatch(/Node 20\.19\.0/);
    expect(refusDesOutils({ node: '20.19.0', npm: '10.8.2' })).toMatch(/npm install -g npm@11/);
    expect(refusDesOutils({ node: '20.19.0', npm: '11.0.0' })).toBeNull();
    expect(refusDesOutils({ node: '20.19.0', npm: null })).toBeNull();
  });

  test('lit les versions dans la signature de npm', () => {
    expect(versionsDeNpm('npm/11.19.1 node/v20.20.2 linux x64 workspaces/false')).toEqual({
      npm: '11.19.1',
      node: '20.20.2',
    });
    expect(versionsDeNpm(undefined)).toEqual({ npm: null, node: null });
  });
});

describe('node_modules à jour', () => {
  let racine;
  const ecrire = (nom, packages) => writeFileSync(join(racine, nom), JSON.stringify({ packages }));

  beforeEach(() => {
    racine = mkdtempSync(join(tmpdir(), 'pdp-installation-'));
    mkdirSync(join(racine, 'node_modules'));
  });
  afterEach(() => rmSync(racine, { recursive: true, force: true }));

  test('mêmes versions : rien à refaire, un paquet facultatif peut manquer', () => {
    ecrire('package-lock.json', {
      '': {},
      'libs/domain': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-windows': { version: '1.0.0', optional: true },
      'apps/web/node_modules/reste': { version: '1.0.0', extraneous: true },
    });
    ecrire('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(dejaInstalle(racine)).toBe(true);
  });

  test('une version différente ou un paquet manquant : à refaire', () => {
    ecrire('package-lock.json', { 'node_modules/a': { version: '1.1.0' } });
    ecrire('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(dejaInstalle(racine)).toBe(false);
    ecrire('node_modules/.package-lock.json', {});
    expect(dejaInstalle(racine)).toBe(false);
  });

  test('sans trace d’installation : à refaire', () => {
    ecrire('package-lock.json', { 'node_modules/a': { version: '1.1.0' } });
    expect(dejaInstalle(racine)).toBe(false);
  });

  test('l’empreinte suit le verrou', () => {
    ecrire('package-lock.json', { a: 1 });
    const avant = empreinteDuVerrou(racine);
    ecrire('package-lock.json', { a: 2 });
    expect(empreinteDuVerrou(racine)).not.toBe(avant);
  });
});
