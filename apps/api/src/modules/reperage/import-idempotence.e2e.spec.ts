import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ImportVue, Probleme } from '@pdp/domain';
import { ouvrirApplication, type ApplicationDeTest } from '../../../test/application-de-test.js';
import type { ClientHttp, ReponseHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { semerTerritoires } from '../../../test/territoires-de-test.js';
import { pg } from '../../platform/database/pg.js';

const lireFixture = (nom: string): Buffer => readFileSync(join(import.meta.dirname, '../../../test/fixtures', nom));
const DEFAUTS = lireFixture('requete-cpam-defauts.csv');

describe('déposer deux fois avec la même clé d’idempotence', () => {
  let app: ApplicationDeTest;
  let base: pg.Client;
  let referente: ClientHttp;

  beforeAll(async () => {
    app = await ouvrirApplication({}, () => new Date('2026-11-22T09:00:00Z'));
    await semerTerritoires(app.databaseUrl);
    base = new pg.Client({ connectionString: app.databaseUrl });
    await base.connect();
    referente = await connecter(app.url, 'referent.cpam');
  }, 120_000);

  afterAll(async () => {
    await base?.end();
    await app?.fermer();
  });

  const compte = async (texte: string): Promise<number> =>
    (await base.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${texte}`)).rows[0]?.n ?? -1;
  const deposer = <T = ImportVue>(cle: string, contenu: Buffer | string, nom = 'cle.csv'): Promise<ReponseHttp<T>> => {
    const formulaire = new FormData();
    formulaire.append('fichier', new Blob([typeof contenu === 'string' ? contenu : new Uint8Array(contenu)]), nom);
    return referente.requete<T>('POST', '/imports', { corps: formulaire, entetes: { 'idempotency-key': cle } });
  };

  test('le même fichier rend l’import déjà lu, sans relire', async () => {
    const [premier, second] = [
      await deposer('import-0123456789', DEFAUTS),
      await deposer('import-0123456789', DEFAUTS),
    ];
    expect([premier.statut, second.statut, second.corps.id]).toEqual([201, 201, premier.corps.id]);
    expect(second.corps).toEqual(premier.corps);
  });

  test('un autre fichier, même de même taille et de même nom, est refusé ; rien n’est lu', async () => {
    const premier = await deposer('import-autre-fichier', DEFAUTS);
    const avant = [await compte('import_requete'), await compte('import_ligne')];
    const change = Buffer.from(DEFAUTS);
    change[change.length - 2] = change[change.length - 2] === 0x41 ? 0x42 : 0x41;
    for (const autre of [change, lireFixture('requete-cpam-2026-12.csv')]) {
      const refus = await deposer<Probleme>('import-autre-fichier', autre);
      expect([refus.statut, refus.corps.code, refus.corps.detail]).toEqual([
        422,
        'cle-idempotence-reutilisee',
        expect.stringMatching(/autre fichier/),
      ]);
    }
    expect([await compte('import_requete'), await compte('import_ligne')]).toEqual(avant);
    expect((await deposer('import-autre-fichier', DEFAUTS)).corps).toEqual(premier.corps);
  });

  test('un dépôt refusé ne retient pas la clé : le bon fichier passe', async () => {
    expect((await deposer<Probleme>('import-refuse-puis-bon', 'a;b\n1;2\n')).statut).toBe(400);
    expect((await deposer('import-refuse-puis-bon', DEFAUTS)).corps.etat).toBe('A_CONFIRMER');
  });

  test('pendant que le premier envoi est encore lu, le second attend son tour', async () => {
    const envoi = request(`${app.url}/api/v1/imports`, {
      method: 'POST',
      headers: {
        cookie: referente.enteteCookie(),
        'x-pdp': '1',
        'idempotency-key': 'import-en-cours',
        'content-type': 'multipart/form-data; boundary=borne',
      },
    });
    envoi.on('error', () => undefined);
    envoi.write('--borne\r\ncontent-disposition: form-data; name="fichier"; filename="lent.csv"\r\n\r\n');
    envoi.write(DEFAUTS.subarray(0, 400));
    const lents = (etat: string): Promise<number> =>
      compte(`import_requete WHERE nom_fichier = 'lent.csv' AND etat = '${etat}'`);
    await jusquA('la lecture', async () => (await lents('LECTURE')) === 1);
    const second = await deposer<Probleme>('import-en-cours', DEFAUTS, 'lent.csv');
    expect([second.statut, second.corps.code]).toEqual([409, 'conflit']);
    envoi.destroy();
    await jusquA('l’échec noté', async () => (await lents('ECHOUE')) === 1);
    expect((await deposer('import-en-cours', DEFAUTS, 'lent.csv')).statut).toBe(201);
  });
});
