import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { verifierDossier, versionDuDossier } from './dossier.mjs';
import { arreterOrphelin, lirePostmaster } from './orphelin.mjs';

describe('dossier PostgreSQL', () => {
  let dossier;
  beforeEach(() => {
    dossier = join(mkdtempSync(join(tmpdir(), 'pdp-dossier-')), 'postgres');
  });
  afterEach(() => rmSync(join(dossier, '..'), { recursive: true, force: true }));

  test('absent ou vide : à créer', () => {
    expect(versionDuDossier(dossier)).toBeNull();
    mkdirSync(dossier);
    expect(() => verifierDossier(dossier)).not.toThrow();
  });

  test('une autre version majeure est refusée en une phrase', () => {
    mkdirSync(dossier);
    writeFileSync(join(dossier, 'PG_VERSION'), '15\n');
    expect(() => verifierDossier(dossier)).toThrow(/PostgreSQL 15 .* PostgreSQL 18/);
  });

  test('un dossier rempli d’autre chose n’est jamais écrasé', () => {
    mkdirSync(dossier);
    writeFileSync(join(dossier, 'photo.jpg'), '');
    expect(() => verifierDossier(dossier)).toThrow(/n’est pas vide/);
  });

  test('un numéro de serveur repris par un autre programme est laissé en paix', async () => {
    mkdirSync(dossier);
    writeFileSync(join(dossier, 'postmaster.pid'), `${process.pid}\n${dossier}\n1\n5432\n`);
    expect(lirePostmaster(dossier)).toEqual({ pid: process.pid, port: 5432 });
    expect(await arreterOrphelin(dossier)).toBe(false);
    expect(lirePostmaster(dossier)).toBeNull();
  });
});
