import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DemandeDeposee, ExportAccesVue, MesDroitsVue, NotificationsPage, Probleme } from '@pdp/domain';
import type { ClientHttp } from '../../../../test/client-http.js';
import { connecter } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { jusquA } from '../../../../test/jusqu-a.js';
import { poserDocument } from '../../../../test/fichiers/poser-document.js';
import { poserCanaris, CANARIS } from '../../../../test/balayage/canaris.js';
import { ViderExports } from './vider-exports.js';
import type { DonneesAcces } from './donnees-acces.js';

describe('accès aux données', () => {
  let app: ApplicationDemo;
  let assuree: ClientHttp;
  let dpo: ClientHttp;
  let dossierId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    await poserCanaris(app, dossierId);
    await poserDocument(app, dossierId, { classe: 'ADMINISTRATIF', marque: 'ZqxDocumentAdministratif' });
    [assuree, dpo] = await Promise.all([connecter(app.url, 'assuree'), connecter(app.url, 'dpo')]);
    await (await connecter(app.url, 'assistante.sociale')).get(`/dossiers/${dossierId}`);
  }, 180_000);
  afterAll(() => app?.fermer());

  const monExport = async (demandeId: string): Promise<ExportAccesVue | null> =>
    (await assuree.get<MesDroitsVue>('/mes-droits')).corps.demandes.find((d) => d.id === demandeId)?.export ?? null;

  const demander = async (): Promise<ExportAccesVue> => {
    const { corps } = await assuree.post<DemandeDeposee>('/mes-droits/demandes', { type: 'ACCES' });
    const vers = `/demandes-droit/${corps.id}/transitions`;
    await dpo.post(vers, { transition: 'prendreEnCharge' });
    expect((await dpo.post(vers, { transition: 'accorder', texte: 'Vos fichiers arrivent.' })).statut).toBe(200);
    await jusquA('les fichiers prêts', async () => (await monExport(corps.id))?.etat === 'PRET');
    return (await monExport(corps.id))!;
  };

  test('JSON complet et PDF, pris une fois chacun, jamais en clair en base, effacés ensuite', async () => {
    const pret = await demander();
    expect(pret).toMatchObject({ pdfRestant: true, jsonRestant: true });
    const [brut] = await app.sql<{ json: string; pdf: string }>(
      `SELECT json_scelle AS json, pdf_scelle AS pdf FROM export_acces WHERE id = $1`,
      [pret.id],
    );
    for (const sceau of [brut!.json, brut!.pdf]) expect(sceau).toMatch(/^v1\.k1\.[\w-]+$/);

    const deux = await Promise.all(
      [1, 2].map(() => assuree.post<DonneesAcces & Probleme>(`/exports-acces/${pret.id}/json`)),
    );
    expect(deux.map((r) => r.statut).toSorted()).toEqual([200, 409]);
    const json = deux.find((r) => r.statut === 200)!;
    expect(json.entetes.get('content-disposition')).toBe('attachment; filename="mes-donnees.json"');
    expect(json.entetes.get('cache-control')).toBe('no-store');
    const manquants = CANARIS.filter((c) => !json.texte.includes(c.marque)).map((c) => c.marque);
    expect(manquants).toEqual([]);
    const [dossier] = json.corps.dossiers.filter((d) => d.journal.length > 0);
    expect(dossier!.journal.some((l) => l.qui.includes('Le Bihan') && l.action === 'a ouvert votre dossier')).toBe(
      true,
    );
    expect(dossier!.demandes.map((d) => d['type'])).toContain('ACCES');

    const pdf = await assuree.post(`/exports-acces/${pret.id}/pdf`);
    expect(pdf.statut).toBe(200);
    expect(pdf.texte.slice(0, 5)).toBe('%PDF-');
    expect((await assuree.post(`/exports-acces/${pret.id}/pdf`)).statut).toBe(409);
    const [vide] = await app.sql(`SELECT etat, pdf_scelle, json_scelle FROM export_acces WHERE id = $1`, [pret.id]);
    expect(vide).toEqual({ etat: 'VIDE', pdf_scelle: null, json_scelle: null });
    const traces = await app.sql<{ action: string }>(
      `SELECT action FROM journal_acces WHERE ressource = 'export_acces' ORDER BY id`,
    );
    expect(traces.map((t) => t.action)).toEqual(['droit.exporter', 'droit.telecharger', 'droit.telecharger']);
    const messages = JSON.stringify((await assuree.get<NotificationsPage>('/notifications')).corps);
    expect(messages).toContain('Votre demande a une réponse.');
    for (const { marque } of CANARIS) expect(messages).not.toContain(marque);
  });

  test('échu, il ne se prend plus ; un autre que la personne ou son délégué ne le voit pas', async () => {
    const pret = await demander();
    for (const compte of ['mandataire', 'assistante.sociale', 'pilote', 'admin']) {
      const statut = (await (await connecter(app.url, compte)).post(`/exports-acces/${pret.id}/json`)).statut;
      expect([403, 404]).toContain(statut);
    }
    await app.sql(`UPDATE export_acces SET expire_le = now() - interval '1 second' WHERE id = $1`, [pret.id]);
    expect((await assuree.post(`/exports-acces/${pret.id}/json`)).statut).toBe(409);
    const vue = (await assuree.get<MesDroitsVue>('/mes-droits')).corps.demandes.find((d) => d.export?.id === pret.id);
    expect(vue?.export).toMatchObject({ etat: 'EPUISE', jsonRestant: false });
    await app.app.get(ViderExports, { strict: false }).executer();
    const [vide] = await app.sql(`SELECT etat, pdf_scelle, json_scelle FROM export_acces WHERE id = $1`, [pret.id]);
    expect(vide).toEqual({ etat: 'VIDE', pdf_scelle: null, json_scelle: null });
  });

  test('une connexion de plus de quinze minutes n’emporte rien, et le fichier reste à prendre', async () => {
    const pret = await demander();
    for (const [compte, client] of [
      ['assuree', assuree],
      ['dpo', dpo],
    ] as const) {
      const id = await app.idDe(compte);
      const vieillir = (de: string): Promise<object[]> =>
        app.sql(`UPDATE session SET prouvee_le = now() - $2::interval WHERE utilisateur_id = $1`, [id, de]);
      await vieillir('16 minutes');
      const refus = await client.post<Probleme>(`/exports-acces/${pret.id}/json`);
      expect([refus.statut, refus.corps.code]).toEqual([401, 'connexion-a-refaire']);
      expect((await client.get('/session')).statut).toBe(200);
      await vieillir('0 minutes');
    }
    expect((await assuree.post(`/exports-acces/${pret.id}/json`)).statut).toBe(200);
  });

  test('le délégué le prend pour qui n’a pas d’accès, et la personne le sait', async () => {
    const pret = await demander();
    expect((await dpo.post(`/exports-acces/${pret.id}/pdf`)).statut).toBe(200);
    const { corps } = await assuree.get<{ elements: { action: string }[] }>(`/dossiers/${dossierId}/journal`);
    expect(corps.elements[0]!.action).toBe('a traité votre demande sur vos données');
  });
});
