import { afterAll, describe } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { prouverFile } from '../../../test/queue/preuves-file.js';
import { MoteurPostgres } from './moteur-postgres.js';

describe('file de travaux sur PostgreSQL', () => {
  let base: BaseDeTest;

  prouverFile(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    return () => MoteurPostgres.ouvrir(base.url);
  });

  afterAll(() => base.fermer());
});
