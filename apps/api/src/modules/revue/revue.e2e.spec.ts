import { completerCategorie } from '../../../test/cles-de-test.js';
import type {
  CandidatVue,
  CompteRenduVue,
  DecisionCreee,
  EvenementsRevue,
  PassageCourantVue,
  RevueVue,
} from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { DIFFUSION } from '../../platform/config/jetons.js';
import type { DiffusionPort } from '../../platform/realtime/diffusion.port.js';
import { LecturesSalle } from './persistence/lectures-salle.js';
import { ouvrirSocket, type SocketDeTest } from '../../../test/socket-de-test.js';

const DANS_UNE_SEMAINE = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Tenue quand cette méthode a été appelée une première fois, et a fini. */
function auPremierAppel(objet: DiffusionPort, methode: 'exclure'): Promise<void> {
  const vraie = objet[methode].bind(objet);
  return new Promise((tenir) => {
    objet[methode] = (...args: Parameters<DiffusionPort['exclure']>) => {
      vraie(...args);
      objet[methode] = vraie;
      tenir();
    };
  });
}

describe('revue de dossiers en direct', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let emploi: ClientHttp;
  let etrangere: ClientHttp;
  let dossierId: string;
  let revueId: string;
  let passageId: string;
  const sockets: SocketDeTest[] = [];

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, conseil, emploi, etrangere] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'cap.emploi', 'assistante.sociale.2'].map((c) =>
        connecter(app.url, c),
      ),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    dossierId = await app.dossierVitrine();
    await completerCategorie(app.sql, dossierId, 'social', { diagnosticSocial: 'ZQX-SOC' });
    await completerCategorie(app.sql, dossierId, 'finances', { commentaire: 'ZQX-FIN' });
    await completerCategorie(app.sql, dossierId, 'capacites', { precisions: 'ZQX-CAP' });
  }, 90_000);

  afterAll(async () => {
    for (const s of sockets) s.fermer();
    await app?.fermer();
  });

  const ouvrir = async (client: ClientHttp): Promise<SocketDeTest> => {
    const socket = await ouvrirSocket(client);
    sockets.push(socket);
    return socket;
  };

  /** Donne à Cap emploi l'accord de lire ce dossier ; rend son id. */
  const donnerAccord = async (): Promise<string> => {
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'cap.emploi'`,
    );
    const { statut, corps } = await sociale.post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: organisme!.id,
      categories: ['identite', 'emploi', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    expect(statut).toBe(201);
    return corps.id;
  };
  const etatDeCapEmploi = (etat: string) => (p: { participants: { fonction: string; etat: string }[] }) =>
    p.participants.some((x) => x.fonction === 'CONSEILLER_CAP_EMPLOI' && x.etat === etat);

  it('se planifie, s’ouvre, et exige une question', async () => {
    const cree = await coordinatrice.post<{ id: string; etat: string }>('/revues', {
      debut: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(cree.statut).toBe(201);
    expect(cree.corps.etat).toBe('PLANIFIEE');
    revueId = cree.corps.id;
    expect(
      (await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' })).statut,
    ).toBe(200);
    expect(
      (await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'demarrer' })).corps,
    ).toMatchObject({ code: 'transition-impossible' });
    const sansQuestion = await sociale.post(`/revues/${revueId}/passages`, { dossierId });
    expect(sansQuestion.statut).toBe(400);
    expect(sansQuestion.corps).toMatchObject({ champs: [{ chemin: 'question' }] });
  });

  it('refuse un dossier sans accord, accepte les autres, refuse le doublon', async () => {
    const [sansAccord] = await app.sql<{ id: string; referent_id: string }>(
      `SELECT d.id FROM dossier d WHERE d.etat = 'OUVERT_SANS_PARTAGE' AND d.referent_id = $1 LIMIT 1`,
      [await app.idDe('assistante.sociale')],
    );
    expect(
      (await sociale.post(`/revues/${revueId}/passages`, { dossierId: sansAccord!.id, question: 'Que faire ?' }))
        .statut,
    ).toBe(422);
    const inscrit = await sociale.post<{ id: string; ordre: number }>(`/revues/${revueId}/passages`, {
      dossierId,
      question: 'ZQX-QUESTION : peut-on engager un essai ?',
    });
    expect(inscrit.statut).toBe(201);
    passageId = inscrit.corps.id;
    expect((await sociale.post(`/revues/${revueId}/passages`, { dossierId, question: 'Encore ?' })).statut).toBe(409);
  });

  it('garde les raisons du candidat au moment de l’inscription', async () => {
    const propositions = await coordinatrice.get<{ elements: CandidatVue[] }>(
      `/revues/${revueId}/ordre-du-jour/proposition`,
    );
    const [suivant] = propositions.corps.elements.filter((c) => !c.inscrit && c.raisons.length > 1);
    expect(propositions.corps.elements.map((c) => c.inscrit)).toEqual(
      propositions.corps.elements.map((c) => c.inscrit).toSorted((a, b) => Number(a) - Number(b)),
    );
    const inscrit = await coordinatrice.post<{ id: string }>(`/revues/${revueId}/passages`, {
      dossierId: suivant!.dossierId,
      question: 'Que proposer ?',
    });
    const vue = await coordinatrice.get<RevueVue>(`/revues/${revueId}`);
    expect(vue.corps.passages.find((p) => p.id === inscrit.corps.id)?.raisons).toEqual(suivant!.raisons);
    await coordinatrice.post(`/passages/${inscrit.corps.id}/transitions`, { transition: 'retirer' });
  });

  it('un passage n’existe que pour la séance et pour qui lit l’ordre du jour du dossier', async () => {
    const inconnu = await emploi.get(`/passages/018f0000-0000-7000-8000-000000000000`);
    const cache = await emploi.get(`/passages/${passageId}`);
    const sansNumero = ({ statut, corps }: { statut: number; corps: unknown }) => ({
      statut,
      corps: { ...(corps as object), correlationId: '' },
    });
    expect(sansNumero(cache)).toEqual(sansNumero(inconnu));
    expect(cache.statut).toBe(404);
    // Le médecin conseil, lié au dossier, le lit sans être de la séance ; rien de ce qui s'y vit ne lui est montré.
    const lie = await conseil.get<PassageCourantVue>(`/passages/${passageId}`);
    expect([lie.statut, lie.corps.passage.visible]).toEqual([200, true]);
    expect(lie.corps).toMatchObject({ brouillon: null, masqueA: {}, enAttente: [] });
  });

  it('n’existe pas pour un autre territoire', async () => {
    expect((await etrangere.get(`/revues/${revueId}`)).statut).toBe(404);
    expect((await etrangere.get(`/passages/${passageId}`)).statut).toBe(404);
    expect((await etrangere.get(`/revues/${revueId}/evenements`)).statut).toBe(404);
    const socket = await ouvrir(etrangere);
    expect(await socket.envoyer('revue.rejoindre', { revueId })).toMatchObject({
      ok: false,
      probleme: { code: 'introuvable' },
    });
  });

  it('se déroule : chacun sa projection, Cap emploi attend, le brouillon ne lui parvient pas', async () => {
    expect(
      (await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'demarrer' })).corps,
    ).toMatchObject({ etat: 'EN_COURS' });
    const [sCoord, sSoc, sMc, sCe] = (await Promise.all([coordinatrice, sociale, conseil, emploi].map(ouvrir))) as [
      SocketDeTest,
      SocketDeTest,
      SocketDeTest,
      SocketDeTest,
    ];
    // Ouvertes ensemble, elles se rangent dans l'ordre où elles répondent : la suite les cherche à leur place.
    sockets.splice(1, 4, sCoord, sSoc, sMc, sCe);
    for (const s of [sCoord, sSoc, sMc, sCe])
      expect(await s.envoyer('revue.rejoindre', { revueId })).toMatchObject({ ok: true });
    expect(
      (await coordinatrice.post(`/passages/${passageId}/transitions`, { transition: 'commencer' })).corps,
    ).toMatchObject({ etat: 'EN_DISCUSSION' });
    for (const s of [sCoord, sSoc, sMc, sCe]) {
      await s.attendre<{ type: string }>('revue.evenement', (e) => e.type === 'passage-commence');
      expect(await s.envoyer('revue.rejoindre', { revueId })).toMatchObject({ ok: true });
    }
    const presence = await sSoc.attendre<{ participants: { nom: string; etat: string; fonction: string }[] }>(
      'revue.presence',
      (p) => p.participants.some((x) => x.fonction === 'CONSEILLER_CAP_EMPLOI' && x.etat === 'attente'),
    );
    expect(presence.participants.find((p) => p.fonction === 'MEDECIN_CONSEIL')?.etat).toBe('present');
    // Qui ouvre la séance sans socket lit la même présence, même s'il attend lui-même.
    for (const client of [sociale, emploi]) {
      const { participants } = (await client.get<RevueVue>(`/revues/${revueId}`)).corps;
      const etat = (fonction: string) => participants.find((p) => p.fonction === fonction)?.etat;
      expect([etat('CONSEILLER_CAP_EMPLOI'), etat('MEDECIN_CONSEIL')]).toEqual(['attente', 'present']);
    }

    const [vSoc, vMc, vCe] = await Promise.all(
      [sociale, conseil, emploi].map((c) => c.get<PassageCourantVue>(`/passages/${passageId}`)),
    );
    expect(vSoc!.texte).toContain('ZQX-SOC');
    expect(vSoc!.corps.enAttente).toEqual([expect.objectContaining({ fonction: 'Conseiller(ère) Cap emploi' })]);
    expect(vSoc!.corps.masqueA['social']).toEqual(expect.arrayContaining([expect.stringContaining('Morvan')]));
    expect(vMc!.texte).toContain('ZQX-QUESTION');
    expect(vMc!.texte).not.toMatch(/ZQX-(SOC|FIN)/);
    expect(vCe!.corps).toMatchObject({
      passage: { visible: false, nomAffiche: null, question: null, dossierId: null },
      dossier: null,
      brouillon: null,
    });
    expect(vCe!.texte).not.toMatch(/ZQX|Guéguen/);

    expect(await sSoc.envoyer('passage.ecrire', { passageId, texte: 'ZQX-BROUILLON', position: 3 })).toMatchObject({
      ok: true,
    });
    await sMc.attendre<{ texte: string }>('passage.brouillon', (b) => b.texte === 'ZQX-BROUILLON');
    expect(await sCe.envoyer('passage.ecrire', { passageId, texte: 'intrus', position: 0 })).toMatchObject({
      ok: false,
      probleme: { code: 'acces-refuse' },
    });
    expect(JSON.stringify(sCe.trames)).not.toMatch(/ZQX|Guéguen/);
  });

  it('un accord donné fait entrer, son retrait fait sortir aussitôt', async () => {
    const sCe = sockets.at(-1)!;
    const donne = await donnerAccord();
    await sCe.attendre<{ type: string }>('revue.evenement', (e) => e.type === 'accords-changes');
    expect(sCe.trames.map((t) => t.nom)).not.toContain('acces.retire');
    await sCe.attendre('revue.presence', etatDeCapEmploi('present'));
    const dedans = await emploi.get<PassageCourantVue>(`/passages/${passageId}`);
    expect(dedans.corps.passage.nomAffiche).toBe('Mme Sophie Guéguen');
    expect(dedans.texte).not.toMatch(/ZQX-(SOC|FIN|CAP)/);
    expect(await sCe.envoyer('revue.rejoindre', { revueId })).toMatchObject({ ok: true });
    sCe.trames.length = 0;
    expect((await sociale.post(`/consentements/${donne}/retrait`, {})).statut).toBe(200);
    await sCe.attendre<{ ressource: string; id: string }>(
      'acces.retire',
      (a) => a.id === passageId || a.id === dossierId,
      2000,
    );
    expect((await emploi.get<PassageCourantVue>(`/passages/${passageId}`)).texte).not.toMatch(/ZQX|Guéguen/);
    // L'événement durable est émis après la salle d'attente : une seconde annonce l'aurait précédé.
    await sCe.attendre<{ type: string }>('revue.evenement', (e) => e.type === 'accords-changes');
    expect(sCe.trames.filter((t) => t.nom === 'acces.retire')).toEqual([
      { nom: 'acces.retire', donnees: { ressource: 'dossier', id: dossierId } },
    ]);
    sCe.trames.length = 0;
    expect(await sockets[2]!.envoyer('passage.ecrire', { passageId, texte: 'ZQX-APRES', position: 0 })).toMatchObject({
      ok: true,
    });
    await sockets[3]!.attendre<{ texte: string }>('passage.brouillon', (b) => b.texte === 'ZQX-APRES');
    expect(JSON.stringify(sCe.trames)).not.toContain('ZQX');
  });

  it('un accord repris pendant qu’on entre ne laisse rien voir de ce qui s’écrit ensuite', async () => {
    const donne = await donnerAccord();
    const sCe = sockets.at(-1)!;
    await sCe.attendre('revue.presence', etatDeCapEmploi('present'));
    let retrait: Promise<{ statut: number }> | null = null;
    // L'entrée a lu que Cap emploi est admis ; l'accord est repris avant qu'elle ait placé sa socket.
    const exclu = auPremierAppel(app.app.get<DiffusionPort>(DIFFUSION, { strict: false }), 'exclure');
    const lectures = app.app.get(LecturesSalle, { strict: false });
    const lire = lectures.salle.bind(lectures);
    lectures.salle = async (id) => {
      lectures.salle = lire;
      const lue = await lire(id);
      retrait = sociale.post(`/consentements/${donne}/retrait`, {});
      await exclu;
      return lue;
    };
    expect(await sCe.envoyer('revue.rejoindre', { revueId })).toMatchObject({ ok: true });
    expect((await retrait!).statut).toBe(200);
    sCe.trames.length = 0;
    expect(await sockets[2]!.envoyer('passage.ecrire', { passageId, texte: 'ZQX-COURSE', position: 0 })).toMatchObject({
      ok: true,
    });
    await sockets[3]!.attendre<{ texte: string }>('passage.brouillon', (b) => b.texte === 'ZQX-COURSE');
    expect(JSON.stringify(sCe.trames)).not.toContain('ZQX');
  });

  it('garde le brouillon : un écrivain à la fois, version périmée refusée avec l’actuel', async () => {
    const ecrit = await sociale.put<{ version: number }>(
      `/passages/${passageId}/brouillon`,
      { texte: 'Demander les accords' },
      { version: 0 },
    );
    expect(ecrit.statut).toBe(200);
    expect((await sociale.put(`/passages/${passageId}/brouillon`, { texte: 'x' })).statut).toBe(428);
    const perime = await sociale.put(`/passages/${passageId}/brouillon`, { texte: 'x' }, { version: 0 });
    expect(perime.statut).toBe(412);
    expect(perime.corps).toMatchObject({ actuel: { texte: 'Demander les accords' } });
    expect(
      (await conseil.put(`/passages/${passageId}/brouillon`, { texte: 'x' }, { version: ecrit.corps.version })).statut,
    ).toBe(422);
    expect(
      (await emploi.put(`/passages/${passageId}/brouillon`, { texte: 'x' }, { version: ecrit.corps.version })).statut,
    ).toBe(403);
  });

  it('se décide une fois : tâches, notifications, suite rejouée sans doublon', async () => {
    const responsableId = await app.idDe('medecin.conseil');
    const corps = {
      code: 'PROPOSER_ESSAI_ENCADRE',
      texte: 'ZQX-DECISION',
      actions: [{ quoi: 'Donner l’accord', responsableId, echeance: DANS_UNE_SEMAINE }],
      phraseAssure: 'Nous préparons un essai.',
    };
    expect(
      (
        await coordinatrice.post(`/passages/${passageId}/decisions`, {
          ...corps,
          actions: [{ quoi: 'x', responsableId, echeance: '2020-01-01' }],
        })
      ).statut,
    ).toBe(422);
    expect((await sociale.post(`/passages/${passageId}/decisions`, corps)).statut).toBe(403);
    const cle = { entetes: { 'idempotency-key': 'decision-essai-1' } };
    const prise = await coordinatrice.post<DecisionCreee>(`/passages/${passageId}/decisions`, corps, cle);
    expect(prise.statut).toBe(201);
    const rejouee = await coordinatrice.post<DecisionCreee>(`/passages/${passageId}/decisions`, corps, cle);
    expect(rejouee.corps).toEqual(prise.corps);
    expect(
      (await coordinatrice.post(`/passages/${passageId}/decisions`, { ...corps, texte: 'autre' }, cle)).statut,
    ).toBe(422);
    expect((await coordinatrice.post(`/passages/${passageId}/decisions`, corps)).statut).toBe(409);
    expect(await app.sql(`SELECT count(*)::int AS n FROM decision_revue WHERE passage_id = $1`, [passageId])).toEqual([
      { n: 1 },
    ]);
    const taches = await conseil.get<{ elements: { libelle: string; nomAffiche: string }[] }>('/taches');
    expect(taches.corps.elements).toContainEqual(
      expect.objectContaining({ libelle: 'Donner l’accord', nomAffiche: 'Mme Sophie G.' }),
    );
    const sMc = sockets[3]!;
    await sMc.attendre<{ type: string; sequence: number }>(
      'revue.evenement',
      (e) => e.type === 'decision-prise' && e.sequence === prise.corps.sequence,
    );
    await sMc.attendre('notification.creee');
  });

  it('se rattrape par séquence, sans trou, projetée', async () => {
    const [pour, attente] = await Promise.all(
      [sociale, emploi].map((c) => c.get<EvenementsRevue>(`/revues/${revueId}/evenements?depuis=0`)),
    );
    const sequences = pour!.corps.evenements.map((e) => e.sequence);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    expect(attente!.corps.evenements.map((e) => e.sequence)).toEqual(sequences);
    expect(attente!.corps.evenements.find((e) => e.type === 'decision-prise')).toMatchObject({
      donnees: null,
      auteur: null,
    });
  });

  it('se termine et fige son compte rendu, projeté', async () => {
    expect((await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'terminer' })).statut).toBe(200);
    const avant = await coordinatrice.get<CompteRenduVue>(`/revues/${revueId}/compte-rendu`);
    expect((await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'valider' })).statut).toBe(200);
    const apres = await coordinatrice.get<CompteRenduVue>(`/revues/${revueId}/compte-rendu`);
    expect(apres.corps).toMatchObject({
      ...avant.corps,
      fige: true,
      figeLe: expect.any(String) as string,
      capacites: ['ajouter', 'voirLectures'],
    });
    expect(apres.corps.passages).toEqual([
      expect.objectContaining({
        visible: true,
        decision: expect.objectContaining({ texte: 'ZQX-DECISION' }) as unknown,
      }),
    ]);
    const pourEmploi = await emploi.get<CompteRenduVue>(`/revues/${revueId}/compte-rendu`);
    expect(pourEmploi.texte).not.toMatch(/ZQX|Guéguen/);
    const vue = await sociale.get<RevueVue>(`/revues/${revueId}`);
    expect([vue.corps.etat, ...vue.corps.passages.map((p) => p.etat)]).toEqual([
      'COMPTE_RENDU_VALIDE',
      'DECISION_PRISE',
      'RETIRE',
    ]);
  });
});
