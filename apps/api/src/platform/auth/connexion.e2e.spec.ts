import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SessionVue } from '@pdp/domain';
import { semerComptes } from '../../../test/annuaire-de-test.js';
import { ouvrirApplicationAuth, type ApplicationAuth } from '../../../test/application-auth.js';
import { ClientHttp, choisirCompte, connecter, suivre } from '../../../test/connecter.js';

describe('connexion de démonstration', () => {
  let appli: ApplicationAuth;

  beforeAll(async () => {
    appli = await ouvrirApplicationAuth();
    await semerComptes(appli.databaseUrl, [
      {
        compte: 'assistante.sociale',
        nom: 'Le Bihan',
        prenom: 'Claire',
        habilitations: [{ fonction: 'ASSISTANT_SERVICE_SOCIAL' }],
      },
    ]);
  });

  afterAll(() => appli.fermer());

  test('une connexion entière ouvre la session du compte choisi', async () => {
    const client = await connecter(appli.url, 'assistante.sociale');
    const { corps } = await client.get<SessionVue>('/session');
    expect(corps.utilisateur).toMatchObject({ nom: 'Le Bihan', prenom: 'Claire' });
  });
});
