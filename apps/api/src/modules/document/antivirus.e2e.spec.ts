import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentDepose, DocumentsVue, Probleme } from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { EICAR, unEnvoi, unPdf } from '../../../test/fichiers/echantillons.js';
import { ouvrirFauxClamd, type FauxClamd } from '../../../test/fichiers/faux-clamd.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { SansAntivirus } from '../../platform/antivirus/analyse-simulee.js';
import { AntivirusPort } from '../../platform/antivirus/antivirus.port.js';
import { StockagePort } from '../../platform/fichiers/stockage.port.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { Reception } from './deposer/reception.js';
import { EntretienFichiers } from './entretien/entretien-fichiers.js';

describe('antivirus clamd, vrai protocole', () => {
  let clamd: FauxClamd;
  let app: ApplicationDemo;
  let claire: ClientHttp;
  let dossierId: string;

  beforeAll(async () => {
    clamd = await ouvrirFauxClamd();
    app = await ouvrirApplicationDemo({ clamdUrl: clamd.url });
    dossierId = await app.dossierVitrine();
    claire = await connecter(app.url, 'assistante.sociale');
  }, 180_000);
  afterAll(async () => {
    await app?.fermer();
    await clamd?.fermer();
  });

  const deposer = async (contenu: Buffer): Promise<DocumentDepose> => {
    const depot = await claire.post<DocumentDepose>(
      `/dossiers/${dossierId}/documents`,
      unEnvoi({ classe: 'ADMINISTRATIF', titre: 'Essai' }, contenu),
    );
    expect(depot.statut).toBe(201);
    return depot.corps;
  };
  const etatDe = async (fichierId: string): Promise<string | undefined> =>
    (await app.sql<{ etat: string }>(`SELECT etat FROM fichier WHERE id = $1`, [fichierId]))[0]?.etat;
  const devient = (fichierId: string, etat: string): Promise<void> =>
    jusquA(`fichier ${etat}`, async () => (await etatDe(fichierId)) === etat, 30_000);

  test('clamd reçoit le contenu en clair, d’origine, et son verdict décide', async () => {
    const contenu = unPdf('x'.repeat(200_000));
    const { fichierId } = await deposer(contenu);
    await devient(fichierId, 'SAIN');
    expect(clamd.recus.at(-1)!.equals(contenu)).toBe(true);
    const infecte = await deposer(unPdf(EICAR));
    await devient(infecte.fichierId, 'INFECTE');
    const [ligne] = await app.sql(`SELECT analyseur, signature, cle_scellee FROM fichier WHERE id = $1`, [
      infecte.fichierId,
    ]);
    expect(ligne).toEqual({ analyseur: 'CLAMD', signature: 'Eicar-Signature', cle_scellee: null });
    expect((await claire.get<DocumentsVue>(`/dossiers/${dossierId}/documents`)).corps.depot.analyseSimulee).toBe(false);
  });

  test('clamd en panne : le document reste fermé, puis la file l’ouvre à son retour', async () => {
    clamd.conduite = 'erreur';
    const { fichierId } = await deposer(unPdf('panne'));
    await devient(fichierId, 'NON_ANALYSE');
    const ferme = await claire.get<Probleme>(`/fichiers/${fichierId}/contenu`);
    expect([ferme.statut, ferme.corps.detail]).toEqual([422, expect.stringContaining('antivirus ne répond pas')]);
    clamd.conduite = 'juste';
    await devient(fichierId, 'SAIN');
    expect((await claire.get(`/fichiers/${fichierId}/contenu`)).statut).toBe(200);
  }, 60_000);

  test('les essais de la file épuisés, la reprise planifiée s’en charge', async () => {
    clamd.conduite = 'coupe';
    const { fichierId } = await deposer(unPdf('abandon'));
    await devient(fichierId, 'NON_ANALYSE');
    await app.sql(`UPDATE outbox SET traite_le = now() WHERE type = 'fichier-depose' AND donnees->>'fichierId' = $1`, [
      fichierId,
    ]);
    await app.sql(`UPDATE fichier SET cree_le = now() - interval '2 hours' WHERE id = $1`, [fichierId]);
    const entretien = app.app.get(EntretienFichiers, { strict: false });
    await entretien.reprendre();
    expect(await etatDe(fichierId)).toBe('NON_ANALYSE');
    clamd.conduite = 'juste';
    await entretien.reprendre();
    expect(await etatDe(fichierId)).toBe('SAIN');
  });

  test('le ramassage efface ce que la base n’attend plus, et rien d’autre', async () => {
    const garde = await deposer(unPdf('garde'));
    const retire = await deposer(unPdf('retire'));
    await devient(garde.fichierId, 'SAIN');
    await devient(retire.fichierId, 'SAIN');
    expect((await claire.post(`/documents/${retire.id}/retrait`, { motif: 'DOUBLON' })).statut).toBe(200);
    const stockage = app.app.get(StockagePort, { strict: false });
    const ranges = async (): Promise<string[]> => {
      const ids: string[] = [];
      for await (const { id } of stockage.lister()) ids.push(id);
      return ids;
    };
    await jusquA('contenu effacé', async () => !(await ranges()).includes(retire.fichierId));
    const orphelin = nouvelId();
    await stockage.ecrire(
      orphelin,
      (async function* () {
        yield Buffer.from('reste');
      })(),
    );
    const entretien = app.app.get(EntretienFichiers, { strict: false });
    await entretien.nettoyer();
    expect(await ranges()).toContain(orphelin);
    await entretien.nettoyer(new Date(Date.now() + 25 * 3_600_000));
    const restes = await ranges();
    expect([restes.includes(orphelin), restes.includes(garde.fichierId)]).toEqual([false, true]);
    expect((await claire.get(`/fichiers/${garde.fichierId}/contenu`)).statut).toBe(200);
  });

  test('un fichier perdu ou altéré ne se télécharge pas, et le dit', async () => {
    const perdu = await deposer(unPdf('perdu'));
    await devient(perdu.fichierId, 'SAIN');
    await app.app.get(StockagePort, { strict: false }).effacer(perdu.fichierId);
    const reponse = await claire.get<Probleme>(`/fichiers/${perdu.fichierId}/contenu`);
    expect([reponse.statut, reponse.corps.code]).toEqual([503, 'indisponible']);
    expect(reponse.entetes.get('content-disposition')).toBeNull();
  });
});

test('sans antivirus réglé, hors démonstration, le dépôt est fermé et dit pourquoi', async () => {
  const reception = new Reception(null as never, null as never, new SansAntivirus() as AntivirusPort);
  expect(reception.fermeture()).toMatch(/aucun antivirus/);
  const flux = (async function* () {
    yield unPdf();
  })();
  expect(await reception.recevoir(nouvelId(), { champs: {}, nom: 'a.pdf', flux })).toMatchObject({ ok: false });
});
