import { afterAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { prouverDiffusion } from '../../../test/temps-reel/preuves-diffusion.js';

describe('diffusion entre processus par PostgreSQL', () => {
  let base: BaseDeTest;

  const { deuxClients } = prouverDiffusion(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    return { databaseUrl: base.url };
  });

  test('après une coupure de la base, les salles font revenir leurs sockets et la diffusion reprend', async () => {
    const { a, b, nord, revueId } = await deuxClients();
    const client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await jusquA('les sockets de la salle renvoyées à la porte', () => !a.socket.connected && !b.socket.connected);
    await client.end();
    const neufs = await deuxClients();
    expect(neufs.revueId).not.toBe(revueId);
    const emettre = (): void =>
      nord.diffusion.emettre({
        salle: `revue:${neufs.revueId}`,
        evenement: 'revue.evenement',
        donnees: [{ revueId: neufs.revueId, sequence: 1, type: 'essai' }],
      });
    emettre();
    await jusquA('l’événement chez les deux', () => neufs.a.recus.length > 0 && neufs.b.recus.length > 0);
  });

  afterAll(() => base.fermer());
});
