import { afterAll, describe } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { prouverOutbox } from '../../../test/queue/preuves-outbox.js';
import { MoteurPostgres } from './moteur-postgres.js';

describe('boîte de sortie, file sur PostgreSQL', () => {
  let base: BaseDeTest;

  prouverOutbox(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    return { url: base.url, nouveauMoteur: () => MoteurPostgres.ouvrir(base.url) };
  });

  afterAll(() => base.fermer());
});
