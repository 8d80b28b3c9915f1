import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  DemandeDeposee,
  DemandeDroitVue,
  DemandeDuDossierVue,
  LigneDemandeDroit,
  MaDemandeVue,
  MesDroitsVue,
  NotificationsPage,
  Page,
  Probleme,
} from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

describe('demandes de droit', () => {
  let app: ApplicationDemo;
  let assuree: ClientHttp;
  let dpo: ClientHttp;
  let sociale: ClientHttp;
  let dossierId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    [assuree, dpo, sociale] = await Promise.all([
      connecter(app.url, 'assuree'),
      connecter(app.url, 'dpo'),
      connecter(app.url, 'assistante.sociale'),
    ]);
  }, 180_000);
  afterAll(() => app?.fermer());

  const deposer = (type: string, detail?: string) =>
    assuree.post<DemandeDeposee & Probleme>('/mes-droits/demandes', { type, ...(detail ? { detail } : {}) });
  const agir = (client: ClientHttp, id: string, corps: object, version?: number) =>
    client.post<DemandeDeposee & Probleme>(`/demandes-droit/${id}/transitions`, corps, version ? { version } : {});
  const maDemande = async (id: string): Promise<MaDemandeVue | undefined> =>
    (await assuree.get<MesDroitsVue>('/mes-droits')).corps.demandes.find((d) => d.id === id);

  test('un mandataire exerce les droits de chaque personne dont il a le mandat, et d’elle seule', async () => {
    const mandataire = await connecter(app.url, 'mandataire');
    const [autre, etranger] = await app.sql<{ id: string }>(
      `SELECT d.id FROM dossier d WHERE d.etat = 'EN_COURS' AND d.id <> $1 AND NOT EXISTS (SELECT 1 FROM mandat m WHERE m.dossier_id = d.id) ORDER BY d.id LIMIT 2`,
      [dossierId],
    );
    await app.sql(
      `INSERT INTO mandat (id, mandataire_id, dossier_id, debut) VALUES (gen_random_uuid(), $1, $2, now() - interval '1 day')`,
      [await app.idDe('mandataire'), autre!.id],
    );
    const mes = async (id: string) => mandataire.get<MesDroitsVue & Probleme>(`/mes-droits?dossierId=${id}`);
    const premier = (await mandataire.get<MesDroitsVue>('/mes-droits')).corps;
    const choix = premier.dossiers.map((d) => d.dossierId);
    expect(choix).toContain(autre!.id);
    expect(new Set(choix).size).toBeGreaterThanOrEqual(2);
    for (const { nomAffiche } of premier.dossiers) expect(nomAffiche).toMatch(/^(Mme|M\.) /);
    for (const id of choix) {
      const { corps } = await mandataire.post<DemandeDeposee>(`/mes-droits/demandes?dossierId=${id}`, {
        type: 'LIMITATION',
      });
      const vue = (await mes(id)).corps;
      expect([vue.dossierId, vue.demandes.some((d) => d.id === corps.id)]).toEqual([id, true]);
      for (const ailleurs of choix.filter((c) => c !== id))
        expect((await mes(ailleurs)).corps.demandes.map((d) => d.id)).not.toContain(corps.id);
      expect(
        (await mandataire.post(`/demandes-droit/${corps.id}/transitions`, { transition: 'abandonner' })).statut,
      ).toBe(200);
    }
    expect((await mes(etranger!.id)).statut).toBe(404);
    const ecrire = `/mes-droits/demandes?dossierId=${etranger!.id}`;
    expect((await mandataire.post(ecrire, { type: 'LIMITATION' })).statut).toBe(404);
  });

  test('de la demande à la réponse : précision, prolongation, refus motivé, tout écrit et relu par la personne', async () => {
    const { statut, corps } = await deposer('RECTIFICATION', 'Mon adresse ZqxDroit n’est pas la bonne.');
    expect(statut).toBe(201);
    expect(corps.etat).toBe('DEPOSEE');
    const { id } = corps;
    const notifs = (await dpo.get<NotificationsPage>('/notifications')).corps.elements;
    expect(notifs[0]).toMatchObject({ type: 'DEMANDE_DROIT', lien: `/droits?ouverte=${id}` });
    expect(JSON.stringify(notifs)).not.toMatch(/ZqxDroit|Guéguen|RECTIFICATION/);

    const file = (await dpo.get<Page<LigneDemandeDroit>>('/demandes-droit')).corps.elements;
    expect(file.find((d) => d.id === id)).toMatchObject({ type: 'RECTIFICATION', situation: 'DANS_LES_TEMPS' });
    expect(JSON.stringify(file)).not.toMatch(/ZqxDroit|Guéguen/);
    const vue = (await dpo.get<DemandeDroitVue>(`/demandes-droit/${id}`)).corps;
    expect(vue.personne).toContain('Guéguen');
    expect(vue.capacites).toEqual(['prendreEnCharge']);

    expect((await agir(dpo, id, { transition: 'prendreEnCharge' }, 9)).statut).toBe(412);
    expect((await agir(dpo, id, { transition: 'prendreEnCharge' }, 1)).corps.etat).toBe('EN_COURS');
    const pourSociale = (await sociale.get<NotificationsPage>('/notifications')).corps.elements;
    expect(pourSociale.map((n) => n.type)).toContain('DROIT_A_CORRIGER');
    expect((await agir(dpo, id, { transition: 'prolonger' })).corps.champs?.[0]?.chemin).toBe('aMotif');
    const prolongee = await agir(dpo, id, { transition: 'prolonger', motif: 'Trois services à interroger.' });
    expect(prolongee.corps.echeance > corps.echeance).toBe(true);
    expect((await agir(dpo, id, { transition: 'prolonger', motif: 'Encore.' })).statut).toBe(422);
    expect((await agir(dpo, id, { transition: 'demanderPrecision', texte: 'Quelle adresse ?' })).statut).toBe(200);
    expect((await maDemande(id))?.capacites).toEqual(['preciser', 'abandonner']);
    expect((await agir(assuree, id, { transition: 'preciser', texte: 'Rue du Port.' })).corps.etat).toBe('EN_COURS');
    expect((await agir(assuree, id, { transition: 'accorder', texte: 'Oui.' })).statut).toBe(403);
    expect((await agir(dpo, id, { transition: 'refuser', texte: 'Non.' })).statut).toBe(422);
    expect(
      (await agir(dpo, id, { transition: 'refuser', texte: 'L’adresse était juste.', motif: 'Pièce fournie.' })).corps
        .etat,
    ).toBe('REFUSEE');
    const lue = await maDemande(id);
    expect(lue?.echanges.map((e) => [e.transition, e.qui === 'Vous'])).toEqual([
      ['deposer', true],
      ['prendreEnCharge', false],
      ['prolonger', false],
      ['demanderPrecision', false],
      ['preciser', true],
      ['refuser', false],
    ]);
    expect(lue?.echanges.at(-1)).toMatchObject({ texte: 'L’adresse était juste.', motif: 'Pièce fournie.' });
    expect(lue?.capacites).toEqual([]);
    const [derniere] = (await assuree.get<NotificationsPage>('/notifications')).corps.elements;
    expect(derniere).toMatchObject({
      type: 'REPONSE_DROIT',
      texte: 'Votre demande a une réponse.',
      lien: '/mes-droits',
    });
    expect((await agir(dpo, id, { transition: 'prendreEnCharge' })).statut).toBe(422);
    const actes = await app.sql<{ action: string }>(
      `SELECT action FROM journal_acces WHERE dossier_id = $1 AND action LIKE 'droit.%' ORDER BY id`,
      [dossierId],
    );
    expect(actes.map((a) => a.action)).toEqual(
      expect.arrayContaining(['droit.demander', 'droit.lire', 'droit.repondre', 'droit.preciser']),
    );
  });

  test('une seule demande ouverte par droit ; une rectification dit quoi ; un abandon rouvre la voie', async () => {
    expect((await deposer('RECTIFICATION')).corps.champs?.[0]?.chemin).toBe('detail');
    const premiere = await deposer('OPPOSITION');
    const deux = await Promise.all([deposer('OPPOSITION'), deposer('OPPOSITION')]);
    expect(deux.map((r) => r.statut)).toEqual([409, 409]);
    expect((await agir(assuree, premiere.corps.id, { transition: 'abandonner' })).corps.etat).toBe('ABANDONNEE');
    const simultanees = await Promise.all([deposer('OPPOSITION'), deposer('OPPOSITION'), deposer('OPPOSITION')]);
    expect(simultanees.map((r) => r.statut).toSorted()).toEqual([201, 409, 409]);
  });

  test('un agent écrit la demande sur la parole de la personne ; le texte ne se relit que pour corriger', async () => {
    const saisir = (client: ClientHttp, corps: object) =>
      client.post<DemandeDeposee & Probleme>(`/dossiers/${dossierId}/demandes-droit`, corps);
    expect((await saisir(sociale, { type: 'ACCES', canal: 'LIVRET' })).corps.champs?.[0]?.chemin).toBe('canal');
    const saisie = await saisir(sociale, { type: 'EFFACEMENT', canal: 'TELEPHONE', detail: 'Tout effacer.' });
    expect(saisie.statut).toBe(201);
    expect(
      (await saisir(await connecter(app.url, 'medecin.conseil'), { type: 'ACCES', canal: 'COURRIER' })).statut,
    ).toBe(403);
    expect((await maDemande(saisie.corps.id))?.type).toBe('EFFACEMENT');
    await deposer('RECTIFICATION', 'Le métier est faux.');
    await deposer('LIMITATION', 'Entre vous et moi.');
    const lues = (await sociale.get<{ elements: DemandeDuDossierVue[] }>(`/dossiers/${dossierId}/demandes-droit`)).corps
      .elements;
    const texteDe = (type: string): string | null | undefined => lues.find((d) => d.type === type)?.texte;
    expect([texteDe('EFFACEMENT'), texteDe('RECTIFICATION'), texteDe('LIMITATION')]).toEqual([
      'Tout effacer.',
      'Le métier est faux.',
      null,
    ]);
    expect((await agir(sociale, saisie.corps.id, { transition: 'abandonner' })).corps.etat).toBe('ABANDONNEE');
  });

  test('un effacement ne s’accorde pas tant que le dossier est ouvert', async () => {
    const { corps } = await deposer('EFFACEMENT');
    await agir(dpo, corps.id, { transition: 'prendreEnCharge' });
    const refus = await agir(dpo, corps.id, { transition: 'accorder', texte: 'Oui.' });
    expect(refus.statut).toBe(422);
    expect(refus.corps.detail).toContain('clore');
    expect((await maDemande(corps.id))?.etat).toBe('EN_COURS');
  });

  test.each(['admin', 'pilote', 'assistante.sociale', 'assuree'])(
    '%s ne lit pas la file du délégué',
    async (compte) => {
      expect((await (await connecter(app.url, compte)).get('/demandes-droit')).statut).toBe(403);
    },
  );

  test('un étranger ne distingue pas une demande d’une autre', async () => {
    const { corps } = await deposer('ACCES');
    for (const compte of ['assistante.sociale.2', 'medecin.travail.2', 'cap.emploi', 'pilote']) {
      const client = await connecter(app.url, compte);
      expect((await agir(client, corps.id, { transition: 'abandonner' })).statut).toBe(404);
    }
  });

  test('retirer tous ses accords agit sans attendre la réponse', async () => {
    const conseil = await connecter(app.url, 'medecin.conseil');
    expect((await conseil.get(`/dossiers/${dossierId}`)).statut).toBe(200);
    expect((await deposer('RETRAIT_CONSENTEMENT')).statut).toBe(201);
    expect((await conseil.get(`/dossiers/${dossierId}`)).statut).toBe(404);
    const restants = await app.sql(`SELECT 1 FROM consentement WHERE dossier_id = $1 AND retire_le IS NULL`, [
      dossierId,
    ]);
    expect(restants).toEqual([]);
    expect((await sociale.get(`/dossiers/${dossierId}`)).statut).toBe(200);
  });
});
