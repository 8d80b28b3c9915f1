import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DocumentDepose, Probleme } from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import {
  FLUX_MAX,
  SIGNATURE,
  decrireAvecClamd,
  ouvrirClamdDeTest,
  type ClamdDeTest,
} from '../../../test/fichiers/clamd-de-test.js';
import { EICAR, unEnvoi, unPdf } from '../../../test/fichiers/echantillons.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { AntivirusIndisponible } from '../../platform/antivirus/antivirus.port.js';
import { Clamd } from '../../platform/antivirus/clamd.js';
import { EntretienFichiers } from './entretien/entretien-fichiers.js';

const flux = async function* (...morceaux: readonly (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const morceau of morceaux) yield Buffer.from(morceau);
};

decrireAvecClamd('port antivirus contre un vrai clamd', () => {
  let clamd: ClamdDeTest;
  beforeAll(async () => {
    clamd = await ouvrirClamdDeTest();
  });
  afterAll(() => clamd?.fermer());

  test('sain, infecté (même coupé en deux), vide : le vrai verdict', async () => {
    const port = new Clamd(clamd.url);
    expect(await port.analyser(flux(randomBytes(300_000), 'fin'))).toEqual({ sain: true });
    expect(await port.analyser(flux(unPdf(EICAR)))).toEqual({ sain: false, signature: `${SIGNATURE}.UNOFFICIAL` });
    expect(await port.analyser(flux('a', EICAR.slice(0, 9), EICAR.slice(9), 'z'))).toMatchObject({ sain: false });
    expect(await port.analyser(flux())).toEqual({ sain: true });
  });

  test('plus gros que ce que clamd accepte : indisponible, jamais sain', async () => {
    const envoi = new Clamd(clamd.url).analyser(flux(...Array.from({ length: 8 }, () => randomBytes(FLUX_MAX / 4))));
    await expect(envoi).rejects.toBeInstanceOf(AntivirusIndisponible);
  });

  test('vingt analyses à la fois ne se mélangent pas', async () => {
    const port = new Clamd(clamd.url);
    const rangs = Array.from({ length: 20 }, (_, rang) => rang);
    const verdicts = await Promise.all(
      rangs.map((rang) => port.analyser(flux(rang % 2 ? unPdf(EICAR) : unPdf(randomBytes(100_000))))),
    );
    expect(verdicts.map(({ sain }) => sain)).toEqual(rangs.map((rang) => rang % 2 === 0));
  });
});

decrireAvecClamd('documents analysés par un vrai clamd', () => {
  let clamd: ClamdDeTest;
  let app: ApplicationDemo;
  let claire: ClientHttp;
  let dossierId: string;

  beforeAll(async () => {
    clamd = await ouvrirClamdDeTest();
    app = await ouvrirApplicationDemo({ clamdUrl: clamd.url });
    dossierId = await app.dossierVitrine();
    claire = await connecter(app.url, 'assistante.sociale');
  }, 180_000);
  afterAll(async () => {
    await app?.fermer();
    await clamd?.fermer();
  });

  const deposer = async (contenu: Buffer): Promise<string> => {
    const envoi = unEnvoi({ classe: 'ADMINISTRATIF', titre: 'Essai' }, contenu);
    const depot = await claire.post<DocumentDepose>(`/dossiers/${dossierId}/documents`, envoi);
    expect(depot.statut).toBe(201);
    return depot.corps.fichierId;
  };
  const etatDe = async (id: string): Promise<string | undefined> =>
    (await app.sql<{ etat: string }>(`SELECT etat FROM fichier WHERE id = $1`, [id]))[0]?.etat;
  const devient = (id: string, etat: string): Promise<void> =>
    jusquA(`fichier ${etat}`, async () => (await etatDe(id)) === etat, 30_000);
  const ouvrir = (id: string) => claire.get<Probleme>(`/fichiers/${id}/contenu`);

  test('sain : il se télécharge ; infecté : sa clé est oubliée, il ne s’ouvre plus', async () => {
    const [sain, infecte] = [await deposer(unPdf('x'.repeat(200_000))), await deposer(unPdf(EICAR))];
    await devient(sain, 'SAIN');
    await devient(infecte, 'INFECTE');
    expect([(await ouvrir(sain)).statut, (await ouvrir(infecte)).statut]).toEqual([200, 422]);
    expect(await app.sql(`SELECT analyseur, signature, cle_scellee FROM fichier WHERE id = $1`, [infecte])).toEqual([
      { analyseur: 'CLAMD', signature: `${SIGNATURE}.UNOFFICIAL`, cle_scellee: null },
    ]);
  });

  test('plus gros que ce que clamd accepte : gardé fermé, jamais déclaré sain', async () => {
    const id = await deposer(unPdf(randomBytes(2 * FLUX_MAX)));
    await devient(id, 'NON_ANALYSE');
    expect((await ouvrir(id)).statut).toBe(422);
  });

  test('clamd tué : le dépôt reste possible, le document reste fermé ; revenu, la reprise l’ouvre', async () => {
    await clamd.tuer();
    const id = await deposer(unPdf('pendant la panne'));
    await devient(id, 'NON_ANALYSE');
    const ferme = await ouvrir(id);
    expect([ferme.statut, ferme.corps.detail]).toEqual([422, expect.stringContaining('antivirus ne répond pas')]);
    await clamd.relancer();
    await app.sql(`UPDATE fichier SET cree_le = now() - interval '2 hours' WHERE id = $1`, [id]);
    await app.app.get(EntretienFichiers, { strict: false }).reprendre();
    await devient(id, 'SAIN');
    expect((await ouvrir(id)).statut).toBe(200);
  }, 60_000);
});
