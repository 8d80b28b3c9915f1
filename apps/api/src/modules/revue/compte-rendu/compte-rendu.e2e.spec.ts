import type { CompteRenduVue, DecisionCreee, LectureCompteRenduVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { dossiersProposables, SocketsDeTest, tenirSeance } from '../../../../test/seance-de-test.js';
import { LIRE_SEANCE, rejouer, type LigneDeSeance } from './matiere-seance.js';

const DANS_UNE_SEMAINE = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

describe('compte rendu', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let emploi: ClientHttp;
  let revueId: string;
  let passages: readonly string[];
  const sockets = new SocketsDeTest();

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
    await jouerUneSeance();
  }, 120_000);

  afterAll(async () => {
    sockets.fermer();
    await app?.fermer();
  });

  const faire = (passageId: string, transition: string): Promise<unknown> =>
    coordinatrice.post(`/passages/${passageId}/transitions`, { transition });
  const conduire = (transition: string): Promise<{ statut: number }> =>
    coordinatrice.post(`/revues/${revueId}/transitions`, { transition });

  // Trois dossiers : l'un décidé puis corrigé, l'un quitté sans conclure, l'un encore ouvert à la fin.
  async function jouerUneSeance(): Promise<void> {
    const vitrine = await app.dossierVitrine();
    const dossiers = [vitrine, ...(await dossiersProposables(app, vitrine, 2))];
    const seance = await tenirSeance(coordinatrice, { dossiers, question: 'ZQX-QUESTION ?' });
    ({ revueId, passages } = seance);
    for (const client of [coordinatrice, sociale, emploi]) {
      await sockets.entrer(client, revueId);
    }
    const [premier, deuxieme, troisieme] = passages as readonly [string, string, string];
    await faire(deuxieme, 'commencer');
    await faire(premier, 'commencer');
    await decider(premier, 'ZQX-TROP-VITE');
    await coordinatrice.post(`/passages/${premier}/decision/annulation`, {});
    await faire(premier, 'commencer');
    await decider(premier, 'ZQX-DECISION');
    await coordinatrice.post(`/revues/${revueId}/plus-tard`, { texte: 'Inviter la MDPH' });
    await faire(troisieme, 'commencer');
    await conduire('terminer');
  }

  const decider = async (passageId: string, texte: string): Promise<DecisionCreee> => {
    const responsableId = await app.idDe('assistante.sociale');
    const actions = [{ quoi: 'Appeler', responsableId, echeance: DANS_UNE_SEMAINE }];
    const corps = { code: 'POURSUIVRE', texte, phraseAssure: 'Nous continuons.', actions };
    return (await coordinatrice.post<DecisionCreee>(`/passages/${passageId}/decisions`, corps)).corps;
  };
  const octetsRejoues = async (): Promise<string | undefined> => {
    const [ligne] = await app.sql<LigneDeSeance>(LIRE_SEANCE, [revueId]);
    const contenu = JSON.stringify(rejouer(ligne!));
    return (await app.sql<{ octets: string }>(`SELECT $1::jsonb::text AS octets`, [contenu]))[0]?.octets;
  };
  const lire = (client: ClientHttp): Promise<{ statut: number; corps: CompteRenduVue; texte: string }> =>
    client.get<CompteRenduVue>(`/revues/${revueId}/compte-rendu`);

  it('rejoué depuis les événements, il dit le même état que la base, dossier par dossier', async () => {
    const [ligne] = await app.sql<LigneDeSeance>(LIRE_SEANCE, [revueId]);
    const rejoue = rejouer(ligne!);
    const enBase = await app.sql(
      `SELECT id AS "passageId", etat, extract(epoch FROM termine_le - commence_le)::float8 AS duree FROM passage_revue WHERE revue_id = $1 ORDER BY id`,
      [revueId],
    );
    const dit = rejoue.passages.map(({ passageId, etat }) => ({ passageId, etat }));
    expect(dit.toSorted((a, b) => a.passageId.localeCompare(b.passageId))).toEqual(
      enBase.map((l) => ({ passageId: (l as { passageId: string }).passageId, etat: (l as { etat: string }).etat })),
    );
    // Même un passage quitté sans conclure, ou laissé ouvert à la fin, a sa trace.
    const sansTrace = await app.sql(
      `SELECT x.id FROM passage_revue x WHERE x.revue_id = $1 AND x.etat IS DISTINCT FROM
         (SELECT t.vers FROM transition t WHERE t.ressource = 'passage' AND t.ressource_id = x.id ORDER BY t.le DESC, t.id DESC LIMIT 1)`,
      [revueId],
    );
    expect(sansTrace).toEqual([]);
    expect(rejoue.passages.map((p) => p.etat)).toEqual(['SANS_DECISION', 'DECISION_PRISE', 'A_REPRESENTER']);
    expect(rejoue.passages[1]?.decision?.texte).toBe('ZQX-DECISION');
    expect(rejoue.presents.map((p) => p.fonction)).toEqual([
      'COORDINATEUR',
      'ASSISTANT_SERVICE_SOCIAL',
      'CONSEILLER_CAP_EMPLOI',
    ]);
  });

  it('figé : les événements rejoués donnent les mêmes octets, sous tout fuseau, et l’empreinte est la leur', async () => {
    expect((await coordinatrice.post(`/revues/${revueId}/compte-rendu/ajouts`, { texte: 'trop tôt' })).statut).toBe(
      422,
    );
    expect((await conduire('valider')).statut).toBe(200);
    const [fige] = await app.sql<{ octets: string; empreinte: string; recalculee: string }>(
      `SELECT contenu::text AS octets, empreinte, encode(sha256(convert_to(contenu::text, 'UTF8')), 'hex') AS recalculee FROM compte_rendu WHERE revue_id = $1`,
      [revueId],
    );
    expect(await octetsRejoues()).toBe(fige?.octets);
    expect(fige?.empreinte).toBe(fige?.recalculee);
    await app.sql(`SET TIME ZONE 'Pacific/Auckland'`);
    expect(await octetsRejoues()).toBe(fige?.octets);
    await app.sql(`RESET TIME ZONE`);
  });

  it('se corrige par ajout daté seulement, lu de ceux qui lisent la décision', async () => {
    const [octetsAvant] = await app.sql(`SELECT contenu::text AS o FROM compte_rendu WHERE revue_id = $1`, [revueId]);
    const corps = { texte: 'ZQX-AJOUT', passageId: passages[0] };
    expect((await sociale.post(`/revues/${revueId}/compte-rendu/ajouts`, corps)).statut).toBe(201);
    expect((await coordinatrice.post(`/revues/${revueId}/compte-rendu/ajouts`, { texte: 'Pour tous' })).statut).toBe(
      201,
    );
    expect((await emploi.post(`/revues/${revueId}/compte-rendu/ajouts`, corps)).statut).toBe(403);
    const vu = (await lire(sociale)).corps;
    expect(vu.ajouts.map(({ texte, ordre }) => [texte, ordre])).toEqual([
      ['ZQX-AJOUT', 2],
      ['Pour tous', null],
    ]);
    const autre = await lire(emploi);
    expect(autre.corps.ajouts.map((a) => a.texte)).toEqual(['Pour tous']);
    expect(autre.texte).not.toMatch(/ZQX|Guéguen/);
    expect(autre.corps.plusTard).toEqual(['Inviter la MDPH']);
    expect(await app.sql(`SELECT contenu::text AS o FROM compte_rendu WHERE revue_id = $1`, [revueId])).toEqual([
      octetsAvant,
    ]);
    expect(await octetsRejoues()).toBe((octetsAvant as { o: string }).o);
    const pdf = await sociale.get(`/revues/${revueId}/compte-rendu.pdf`);
    expect([pdf.statut, pdf.entetes.get('content-type')]).toEqual([200, expect.stringContaining('application/pdf')]);
  });

  it('porte sa synthèse, numérateur et dénominateur', async () => {
    const { synthese } = (await lire(coordinatrice)).corps;
    expect(synthese.complets).toEqual({ numerateur: 1, denominateur: 3 });
    expect(synthese.avecDecision).toEqual({ numerateur: 1, denominateur: 3 });
    expect(synthese.voixManquantes).toBe(1);
    expect(synthese.presence.map((p) => p.nombre)).toEqual([1, 1, 1]);
  });

  it('dit qui l’a ouvert à qui conduit, sans contenu', async () => {
    const lectures = await coordinatrice.get<{ elements: LectureCompteRenduVue[] }>(
      `/revues/${revueId}/compte-rendu/lectures`,
    );
    expect(lectures.corps.elements.map((l) => l.nom)).toEqual(
      expect.arrayContaining([expect.stringContaining('Le Bihan')]),
    );
    expect(lectures.texte).not.toMatch(/ZQX|Guéguen/);
    expect((await emploi.get(`/revues/${revueId}/compte-rendu/lectures`)).statut).toBe(403);
  });
});
