import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cleNir, type Probleme, type ReconnaissanceVue } from '@pdp/domain';
import { ouvrirApplication, type ApplicationDeTest } from '../../../../test/application-de-test.js';
import type { ClientHttp } from '../../../../test/client-http.js';
import { connecter } from '../../../../test/connecter.js';
import { semerTerritoires } from '../../../../test/territoires-de-test.js';
import { pg } from '../../../platform/database/pg.js';

const NIR = `2800556001099${cleNir('2800556001099')}`;
const personne = { nir: NIR, nomNaissance: 'KERBRAT', prenom: 'Soazig', dateNaissance: '1980-05-17', sexe: 'F' };
const RIEN: ReconnaissanceVue = { connu: false, dossierOuvert: false, rapprochement: false };

describe('reconnaissance pendant la saisie', () => {
  let app: ApplicationDeTest;
  let base: pg.Client;
  let conseil: ClientHttp;
  let capEmploi: ClientHttp;
  let comete: ClientHttp;
  const demander = async (client: ClientHttp, saisie: object) =>
    (await client.post<ReconnaissanceVue>('/assures/reconnaissance', saisie)).corps;

  beforeAll(async () => {
    app = await ouvrirApplication();
    await semerTerritoires(app.databaseUrl);
    base = new pg.Client({ connectionString: app.databaseUrl });
    await base.connect();
    [conseil, capEmploi, comete] = [
      await connecter(app.url, 'medecin.conseil'),
      await connecter(app.url, 'cap.emploi'),
      await connecter(app.url, 'comete'),
    ];
    expect(
      (await capEmploi.post('/signalements', { assure: personne, motif: 'ARRET_LONG', assureInforme: true })).statut,
    ).toBe(201);
  }, 120_000);

  afterAll(async () => {
    await base?.end();
    await app?.fermer();
  });

  test('l’Assurance Maladie sait si la personne est connue, rien de plus', async () => {
    const reponse = await conseil.post('/assures/reconnaissance', { nir: NIR });
    expect([reponse.statut, reponse.corps]).toEqual([200, { connu: true, dossierOuvert: false, rapprochement: false }]);
    expect(await demander(conseil, { nir: `1${NIR.slice(1, 13)}${cleNir(`1${NIR.slice(1, 13)}`)}` })).toEqual(RIEN);
    expect(await demander(conseil, {})).toEqual(RIEN);
    expect(await demander(conseil, { nir: null, nomNaissance: null })).toEqual(RIEN);
  });

  test('une personne ressemblante est annoncée sans être nommée', async () => {
    for (const saisie of [
      { nomNaissance: 'Kerbrat', dateNaissance: '1980-05-17' },
      { nomNaissance: 'KERBRAT', prenom: 'Soazig', dateNaissance: '1980-05-18' },
    ]) {
      expect(await demander(conseil, saisie)).toEqual({ ...RIEN, rapprochement: true });
    }
    expect(await demander(conseil, { nomNaissance: 'KERBRAT', prenom: 'Yves', dateNaissance: '1980-05-17' })).toEqual(
      RIEN,
    );
    expect(await demander(conseil, { nomNaissance: 'KERBRAT', dateNaissance: '1991-01-01' })).toEqual(RIEN);
  });

  test('un partenaire ne peut pas sonder : il ne reconnaît que qui son organisme a signalé', async () => {
    expect(await demander(capEmploi, { nir: NIR })).toMatchObject({ connu: true });
    expect(await demander(comete, { nir: NIR })).toEqual(RIEN);
    expect(await demander(comete, { nomNaissance: 'KERBRAT', dateNaissance: '1980-05-17' })).toEqual(RIEN);
  });

  test('une saisie fausse a sa phrase, une fonction sans signalement est refusée', async () => {
    const faux = await conseil.post<Probleme>('/assures/reconnaissance', { nir: `${NIR.slice(0, 13)}00` });
    expect([faux.statut, faux.corps.champs?.[0]]).toMatchObject([
      400,
      { chemin: 'nir', message: expect.stringMatching(/^La clé/) },
    ]);
    expect((await conseil.post('/assures/reconnaissance', { dateNaissance: '1980-02-31' })).statut).toBe(400);
    const dpo = await connecter(app.url, 'dpo');
    expect((await dpo.post('/assures/reconnaissance', { nir: NIR })).statut).toBe(403);
  });

  test('chaque demande est au journal ; en rafale, 429', async () => {
    const avant = await base.query(`SELECT 1 FROM journal_acces WHERE action = 'assure.reconnaitre'`);
    expect(avant.rowCount).toBeGreaterThanOrEqual(8);
    const statuts = await Promise.all(
      Array.from({ length: 70 }, () => comete.post('/assures/reconnaissance', {}).then((r) => r.statut)),
    );
    expect(new Set(statuts)).toEqual(new Set([200, 429]));
    expect((await conseil.post('/assures/reconnaissance', {})).statut).toBe(200);
  });
});
