import type { CompteRenduVue, DecisionCreee, EvenementsRevue, PlusTardVue, RevueVue, SuiviVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { SocketsDeTest, tenirSeance } from '../../../../test/seance-de-test.js';

const DANS_UNE_SEMAINE = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

describe('d’une séance à la suivante', () => {
  let app: ApplicationDemo;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let emploi: ClientHttp;
  let dossierId: string;
  let precedenteId: string;
  let revueId: string;
  let passageId: string;
  let prise: DecisionCreee;
  const sockets = new SocketsDeTest();

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'cap.emploi'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
    dossierId = await app.dossierVitrine();
    ({ revueId: precedenteId, passageId } = await ouvrirSeance(3_600_000));
  }, 120_000);

  afterAll(async () => {
    sockets.fermer();
    await app?.fermer();
  });

  async function ouvrirSeance(dansMs: number): Promise<{ revueId: string; passageId: string }> {
    const debut = new Date(Date.now() + dansMs).toISOString();
    const seance = await tenirSeance(coordinatrice, { dossiers: [dossierId], par: sociale, debut });
    const passage = seance.passages[0] ?? '';
    await coordinatrice.post(`/passages/${passage}/transitions`, { transition: 'commencer' });
    return { revueId: seance.revueId, passageId: passage };
  }
  const decider = async (texte: string): Promise<{ statut: number; corps: DecisionCreee }> =>
    coordinatrice.post<DecisionCreee>(`/passages/${passageId}/decisions`, {
      code: 'POURSUIVRE',
      texte,
      phraseAssure: 'Nous continuons.',
      actions: [
        {
          quoi: 'Appeler l’employeur',
          responsableId: await app.idDe('assistante.sociale'),
          echeance: DANS_UNE_SEMAINE,
        },
      ],
    });

  describe('annuler une décision', () => {
    it('se fait par un événement correcteur : rien n’est effacé, les suites s’éteignent, le passage se rouvre', async () => {
      prise = (await decider('ZQX-TROP-VITE')).corps;
      expect((await sociale.post(`/passages/${passageId}/decision/annulation`, {})).statut).toBe(403);
      const annulee = await coordinatrice.post(`/passages/${passageId}/decision/annulation`, {
        motif: 'Mauvais dossier',
      });
      expect(annulee.statut).toBe(200);
      expect((await coordinatrice.post(`/passages/${passageId}/decision/annulation`, {})).statut).toBe(422);
      const [garde] = await app.sql(
        `SELECT k.texte, k.annulee_le IS NOT NULL AS annulee, t.etat, p.etat AS proposition FROM decision_revue k
         JOIN tache t ON t.id = $2 JOIN livret_proposition p ON p.source_id = k.id WHERE k.id = $1`,
        [prise.id, prise.taches[0]],
      );
      expect(garde).toEqual({ texte: 'ZQX-TROP-VITE', annulee: true, etat: 'SANS_OBJET', proposition: 'ECARTEE' });
      const vue = await coordinatrice.get<RevueVue>(`/revues/${precedenteId}`);
      expect(vue.corps.passages[0]).toMatchObject({ etat: 'SANS_DECISION', decision: null });
      const { corps } = await coordinatrice.get<EvenementsRevue>(`/revues/${precedenteId}/evenements`);
      expect(corps.evenements.map((e) => e.type)).toEqual(
        expect.arrayContaining(['decision-prise', 'decision-annulee']),
      );
      await coordinatrice.post(`/passages/${passageId}/transitions`, { transition: 'commencer' });
      prise = (await decider('ZQX-DECISION')).corps;
    });

    it('ne se fait plus après la séance', async () => {
      await coordinatrice.post(`/revues/${precedenteId}/transitions`, { transition: 'terminer' });
      const tard = await coordinatrice.post(`/passages/${passageId}/decision/annulation`, {});
      expect([tard.statut, tard.texte]).toEqual([422, expect.stringContaining('ajout daté')]);
    });
  });

  describe('une voix attendue manque', () => {
    it('la décision est marquée et le dossier est reproposé ; elle n’est pas bloquée', async () => {
      const vue = await coordinatrice.get<RevueVue>(`/revues/${precedenteId}`);
      expect(vue.corps.passages[0]?.voixManquantes).toEqual(['Service social', 'Service médical', 'CPAM']);
      const [decision] = await app.sql<{ jour: string | null }>(
        `SELECT prochain_passage::text AS jour FROM decision_revue WHERE id = $1`,
        [prise.id],
      );
      expect(decision?.jour).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const cr = await sociale.get<CompteRenduVue>(`/revues/${precedenteId}/compte-rendu`);
      expect(cr.corps.passages[0]?.decision?.texte).toBe('ZQX-DECISION');
    });

    it('présente, elle ne manque plus', async () => {
      ({ revueId, passageId } = await ouvrirSeance(7_200_000));
      await sockets.entrer(sociale, revueId);
      await decider('ZQX-SUITE');
      const vue = await coordinatrice.get<RevueVue>(`/revues/${revueId}`);
      expect(vue.corps.passages[0]?.voixManquantes).toEqual(['Service médical', 'CPAM']);
    });
  });

  describe('décisions de la fois précédente', () => {
    const suivi = async (client: ClientHttp): Promise<SuiviVue[]> =>
      (await client.get<{ elements: SuiviVue[] }>(`/revues/${revueId}/suivi`)).corps.elements;

    it('s’ouvrent d’abord : les actions du groupe, projetées', async () => {
      const [action, ...reste] = await suivi(sociale);
      expect(reste).toEqual([]);
      expect(action).toMatchObject({
        tacheId: prise.taches[0],
        nomAffiche: 'Mme Sophie Guéguen',
        quoi: 'Appeler l’employeur',
        responsable: 'Claire Le Bihan',
        etat: 'A_FAIRE',
        reponse: null,
      });
      expect(await suivi(emploi)).toEqual([]);
    });

    it('fait ou pas fait en un clic ; se raviser rouvre la tâche', async () => {
      const repondre = (client: ClientHttp, fait: boolean): Promise<{ statut: number }> =>
        client.post(`/revues/${revueId}/suivi/${prise.taches[0]}`, { fait });
      expect((await repondre(sociale, true)).statut).toBe(403);
      expect((await repondre(coordinatrice, true)).statut).toBe(200);
      expect(await suivi(sociale)).toEqual([expect.objectContaining({ etat: 'FAITE', reponse: 'FAIT' })]);
      expect((await repondre(coordinatrice, false)).statut).toBe(200);
      expect(await suivi(sociale)).toEqual([expect.objectContaining({ etat: 'A_FAIRE', reponse: 'PAS_FAIT' })]);
      const etranger = await coordinatrice.post(`/revues/${revueId}/suivi/${dossierId}`, { fait: true });
      expect(etranger.statut).toBe(404);
    });
  });

  describe('à garder pour plus tard', () => {
    const lister = async (client: ClientHttp): Promise<string[]> =>
      (await client.get<{ elements: PlusTardVue[] }>(`/revues/${revueId}/plus-tard`)).corps.elements.map(
        (e) => e.texte,
      );

    it('un sujet de dossier ne se lit que de qui voit ce dossier ; un sujet de séance, de tous les participants', async () => {
      const socket = await sockets.entrer(emploi, revueId);
      const sujet = await sociale.post<{ id: string }>(`/revues/${revueId}/plus-tard`, {
        texte: 'ZQX-SUJET',
        passageId,
      });
      expect(sujet.statut).toBe(201);
      await sociale.post(`/revues/${revueId}/plus-tard`, { texte: 'Inviter la MDPH' });
      expect((await emploi.post(`/revues/${revueId}/plus-tard`, { texte: 'x' })).statut).toBe(403);
      expect(await lister(coordinatrice)).toEqual(['ZQX-SUJET', 'Inviter la MDPH']);
      expect(await lister(emploi)).toEqual(['Inviter la MDPH']);
      expect(JSON.stringify(socket.trames)).not.toContain('ZQX');
      expect((await sociale.delete(`/revues/${revueId}/plus-tard/${sujet.corps.id}`)).statut).toBe(200);
      expect(await lister(coordinatrice)).toEqual(['Inviter la MDPH']);
      const evenements = await app.sql(
        `SELECT 1 FROM revue_evenement WHERE revue_id = $1 AND donnees::text LIKE '%ZQX%'`,
        [revueId],
      );
      expect(evenements).toEqual([]);
    });
  });
});
