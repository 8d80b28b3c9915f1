import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NotificationsPage, Probleme } from '@pdp/domain';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { DEBITS, DOSSIERS_PAR_HEURE } from '../../platform/http/limites/limites.js';

describe('moisson de dossiers', () => {
  let application: ApplicationDemo;

  beforeAll(async () => {
    application = await ouvrirApplicationDemo();
  });
  afterAll(() => application?.fermer());

  test('au-delà de deux cents dossiers en une heure : 429, journal, et le délégué prévenu une seule fois', async () => {
    const agent = await connecter(application.url, 'assistante.sociale');
    const vitrine = `/dossiers/${await application.dossierVitrine()}`;
    expect((await agent.get(vitrine)).statut).toBe(200);
    for (let i = 1; i < DOSSIERS_PAR_HEURE; i++)
      expect((await agent.get(`/dossiers/${nouvelId()}/historique`)).statut).toBe(404);

    const refus = await Promise.all([1, 2, 3].map(() => agent.get<Probleme>(`/dossiers/${nouvelId()}`)));
    expect(refus.map((r) => r.statut)).toEqual([429, 429, 429]);
    expect(refus[0]!.entetes.get('content-type')).toContain('application/problem+json');
    expect(refus[0]!.corps).toMatchObject({ code: 'trop-de-demandes', detail: expect.stringContaining('dossiers') });
    const attente = Number(refus[0]!.entetes.get('retry-after'));
    expect(attente).toBeGreaterThan(3000);
    expect(attente).toBeLessThanOrEqual(3600);
    expect((await agent.get(vitrine)).statut).toBe(200);

    const agentId = await application.idDe('assistante.sociale');
    const lignes = await application.sql(
      `SELECT resultat, categories FROM journal_acces WHERE utilisateur_id = $1 AND action = 'lecture-limitee'`,
      [agentId],
    );
    expect(lignes).toEqual([1, 2, 3].map(() => ({ resultat: 'REFUS', categories: null })));

    const dpo = await connecter(application.url, 'dpo');
    const alertes = async (): Promise<NotificationsPage['elements']> =>
      (await dpo.get<NotificationsPage>('/notifications')).corps.elements.filter((n) => n.type === 'ACCES_INHABITUEL');
    await jusquA('l’alerte du délégué', async () => (await alertes()).length > 0);
    expect(await alertes()).toEqual([
      expect.objectContaining({ texte: 'Un compte lit plus de dossiers que d’habitude.', lien: '/journal' }),
    ]);
    expect(JSON.stringify(await alertes())).not.toContain(agentId);
  }, 120_000);

  test('les recherches d’un agent sont bornées, la liste sans recherche non', async () => {
    const agent = await connecter(application.url, 'coordinatrice');
    const chercher = async (): Promise<number> => (await agent.get('/dossiers?recherche=Le')).statut;
    const statuts = [];
    for (let i = 0; i < DEBITS.recherche.nombre + 2; i++) statuts.push(await chercher());
    expect(new Set(statuts.slice(0, DEBITS.recherche.nombre))).toEqual(new Set([200]));
    expect(statuts.slice(DEBITS.recherche.nombre)).toEqual([429, 429]);
    expect((await agent.get('/dossiers')).statut).toBe(200);
  }, 120_000);

  test('les connexions répétées d’un compte sont freinées sans toucher les autres', async () => {
    for (let i = 0; i < DEBITS['connexion-compte'].nombre; i++) await connecter(application.url, 'medecin.conseil');
    await expect(connecter(application.url, 'medecin.conseil')).rejects.toThrow('429');
    await connecter(application.url, 'medecin.travail');
  }, 120_000);
});
