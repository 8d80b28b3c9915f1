import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { creerDossierJetable, parentDesBases } from './dossier-jetable.mjs';

const Gio = 2 ** 30;

describe('dossier d’une base jetable', () => {
  it.each([
    [0, 20 * Gio, tmpdir()],
    [6 * Gio - 1, 20 * Gio, tmpdir()],
    [6 * Gio, 12 * Gio - 1, tmpdir()],
    [6 * Gio, 12 * Gio, '/dev/shm'],
  ])('place %d, mémoire %d : %s', (place, memoire, attendu) => {
    expect(parentDesBases({ place, memoire })).toBe(attendu);
  });

  it('efface ceux d’un processus mort, et eux seuls', () => {
    const parent = mkdtempSync(join(tmpdir(), 'jetable-'));
    const [mort, vivant, autre] = ['pdp-essais-999999999-a', `pdp-essais-${process.pid}-b`, 'autre-999999999-c'].map(
      (nom) => join(parent, nom),
    );
    for (const dossier of [mort, vivant, autre]) mkdirSync(dossier);
    const cree = creerDossierJetable(parent);
    expect([mort, vivant, autre].map((dossier) => existsSync(dossier))).toEqual([false, true, true]);
    expect(dirname(cree)).toBe(parent);
    expect(basename(cree)).toMatch(new RegExp(`^pdp-essais-${process.pid}-`));
    rmSync(parent, { recursive: true });
  });
});
