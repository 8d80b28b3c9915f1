import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lireOuCreerSecrets } from './secrets.mjs';

describe('secrets de la machine', () => {
  let donnees;
  let base;
  beforeEach(() => {
    donnees = mkdtempSync(join(tmpdir(), 'pdp-secrets-'));
    base = join(donnees, 'postgres');
  });
  afterEach(() => rmSync(donnees, { recursive: true, force: true }));

  test('tirés une seule fois, lisibles par leur seul propriétaire', () => {
    const premiers = lireOuCreerSecrets(donnees, base);
    const contenu = readFileSync(premiers.fichier, 'utf8');
    expect(lireOuCreerSecrets(donnees, base)).toEqual(premiers);
    expect(readFileSync(premiers.fichier, 'utf8')).toBe(contenu);
    expect(statSync(premiers.fichier).mode & 0o777).toBe(0o600);
    expect(JSON.parse(contenu).PDP_SECRET.length).toBeGreaterThanOrEqual(32);
  });

  test('un secret ajouté par une version suivante complète le fichier sans toucher aux autres', () => {
    writeFileSync(join(donnees, 'secrets.json'), JSON.stringify({ PDP_POSTGRES_MOT_DE_PASSE: 'gardé', AUTRE: 'x' }));
    expect(lireOuCreerSecrets(donnees, base).motDePasse).toBe('gardé');
    expect(JSON.parse(readFileSync(join(donnees, 'secrets.json'), 'utf8'))).toMatchObject({
      AUTRE: 'x',
      PDP_SECRET: expect.any(String),
    });
  });

  test('une base sans son mot de passe est refusée plutôt que rendue inutilisable', () => {
    mkdirSync(base);
    writeFileSync(join(base, 'PG_VERSION'), '18\n');
    expect(() => lireOuCreerSecrets(donnees, base)).toThrow(/mot de passe de la base est introuvable/);
  });

  test('un fichier abîmé est refusé en une phrase', () => {
    writeFileSync(join(donnees, 'secrets.json'), '{');
    expect(() => lireOuCreerSecrets(donnees, base)).toThrow(/illisible/);
  });
});
