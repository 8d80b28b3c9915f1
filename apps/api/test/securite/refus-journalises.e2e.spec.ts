import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nouvelId } from '../../src/platform/config/identifiants.js';
import type { ClientHttp } from '../client-http.js';
import { connecter } from '../connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';

const MARQUE = 'ZQXREFUS texte que le journal ne garde pas';

describe('écritures refusées', () => {
  let app: ApplicationDemo;
  let dossierId: string;
  let capEmploi: ClientHttp;
  let sociale: ClientHttp;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    [capEmploi, sociale] = (await Promise.all(
      ['cap.emploi', 'assistante.sociale'].map((compte) => connecter(app.url, compte)),
    )) as [ClientHttp, ClientHttp];
  }, 180_000);
  afterAll(() => app?.fermer());

  const refus = async (compte: string) =>
    app.sql<{ ressource: string; ressource_id: string | null; dossier_id: string | null }>(
      `SELECT ressource, ressource_id, dossier_id, resultat, categories FROM journal_acces WHERE action = 'ecriture.refusee' AND utilisateur_id = $1 ORDER BY le, id`,
      [await app.idDe(compte)],
    );

  test('sans lien, ou sans l’acte : une ligne par refus, avec la route et la cible, jamais le texte', async () => {
    const autre = nouvelId();
    const statuts = [
      await capEmploi.post(`/dossiers/${dossierId}/taches`, { libelle: MARQUE, responsableUnite: 'CAP_EMPLOI' }),
      await capEmploi.put(`/dossiers/${dossierId}/categories/social`, { diagnosticSocial: MARQUE }, { version: 1 }),
      await capEmploi.post(`/dossiers/${dossierId}/livret/publication`),
      await capEmploi.patch(`/taches/${autre}`, { motif: MARQUE }, { version: 1 }),
    ].map(({ statut }) => statut);
    expect(statuts.every((statut) => statut === 403 || statut === 404)).toBe(true);
    const lignes = await refus('cap.emploi');
    expect(lignes).toEqual(
      [
        ['POST /api/v1/dossiers/:id/taches', dossierId, dossierId],
        ['PUT /api/v1/dossiers/:id/categories/:categorie', dossierId, dossierId],
        ['POST /api/v1/dossiers/:id/livret/publication', dossierId, dossierId],
        ['PATCH /api/v1/taches/:id', autre, null],
      ].map(([ressource, ressource_id, dossier_id]) => ({
        ressource,
        ressource_id,
        dossier_id,
        resultat: 'REFUS',
        categories: null,
      })),
    );
    expect(JSON.stringify(await app.sql(`SELECT * FROM journal_acces`))).not.toContain('ZQXREFUS');
  });

  test('une faute de saisie, une version périmée ou une écriture faite ne sont pas des refus de droit', async () => {
    await sociale.post(`/dossiers/${dossierId}/taches`, { libelle: 7 });
    await sociale.put(`/dossiers/${dossierId}/categories/social`, { diagnosticSocial: 'x' }, { version: 99_999 });
    await sociale.post(`/dossiers/${dossierId}/entretiens`, { date: '2026-01-05', modalite: 'TELEPHONE', resume: 'x' });
    expect(await refus('assistante.sociale')).toEqual([]);
  });

  test('la personne ne lit pas une tentative comme un accès à son dossier ; le délégué la trouve', async () => {
    const assuree = await connecter(app.url, 'assuree');
    const acces = await assuree.get('/mon-journal');
    expect(acces.statut).toBe(200);
    expect(acces.texte).not.toMatch(/Cap emploi|CAP_EMPLOI/);
    const dpo = await connecter(app.url, 'dpo');
    const trouvees = await dpo.get<{ elements: unknown[] }>(`/journal?dossier=${dossierId}&action=ecriture.refusee`);
    expect([trouvees.statut, trouvees.corps.elements.length]).toEqual([200, 3]);
  });

  test('pas de journal, pas de réponse : le refus ne se dit pas s’il n’a pas pu s’inscrire', async () => {
    await app.sql('ALTER FUNCTION journal_inscrire(json) RENAME TO journal_inscrire_essai');
    try {
      const reponse = await capEmploi.post(`/dossiers/${dossierId}/livret/publication`);
      expect(reponse.statut).toBeGreaterThanOrEqual(500);
    } finally {
      await app.sql('ALTER FUNCTION journal_inscrire_essai(json) RENAME TO journal_inscrire');
    }
    expect((await capEmploi.post(`/dossiers/${dossierId}/livret/publication`)).statut).toBe(403);
  });
});
