import type { DecisionCreee, NotificationsPage, OrientationEtmVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../../test/demo-de-test.js';
import { jusquA } from '../../../../test/jusqu-a.js';
import { tenirSeance } from '../../../../test/seance-de-test.js';

const DANS_UNE_SEMAINE = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const COMPTES = ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'referent.cpam', 'csam.medical'] as const;

type Avis = { readonly id: string; readonly etat: string };

describe('annuler une décision retire ce qu’elle a envoyé', () => {
  let app: ApplicationDemo;
  let [coordinatrice, sociale, conseil, cpam, csam]: ClientHttp[] = [];
  let ids: readonly string[];
  let dossierId: string;
  let passageId: string;
  let prise: DecisionCreee;
  let depuisAvant: Avis[];

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [coordinatrice, sociale, conseil, cpam, csam] = await Promise.all(COMPTES.map((c) => connecter(app.url, c)));
    ids = await Promise.all(COMPTES.map((c) => app.idDe(c)));
    dossierId = await app.dossierVitrine();
    // Une décision d'avant, que la référente n'a pas encore lue : elle tient toujours.
    await discuter();
    await decider('POURSUIVRE', []);
    depuisAvant = await avis(1, 'DECISION_REVUE', dossierId);
    await discuter();
    prise = await decider('ORIENTER_ETM', [1, 2, 3, 4]);
    await jusquA('orientation ouverte', async () => (await orientation())?.etat === 'ACCORD_ATTENDU');
  }, 120_000);
  afterAll(() => app?.fermer());

  async function discuter(): Promise<void> {
    const seance = await tenirSeance(coordinatrice!, { dossiers: [dossierId] });
    passageId = seance.passages[0] ?? '';
    await coordinatrice!.post(`/passages/${passageId}/transitions`, { transition: 'commencer' });
  }
  async function decider(code: string, porteurs: readonly number[]): Promise<DecisionCreee> {
    const actions = porteurs.map((i) => ({ quoi: 'ZQX-ACTION', responsableId: ids[i], echeance: DANS_UNE_SEMAINE }));
    const corps = { code, texte: 'ZQX-DECISION', phraseAssure: 'Nous vous le proposons.', actions };
    const decision = await coordinatrice!.post<DecisionCreee>(`/passages/${passageId}/decisions`, corps);
    expect(decision.statut).toBe(201);
    return decision.corps;
  }
  const avis = (qui: number, type: string, ressourceId: string | undefined): Promise<Avis[]> =>
    app.sql<Avis>(
      `SELECT id, etat FROM notification WHERE utilisateur_id = $1 AND type = $2 AND ressource_id = $3 ORDER BY id`,
      [ids[qui], type, ressourceId],
    );
  const confiee = async (qui: number): Promise<Avis | undefined> =>
    (await avis(qui, 'TACHE_CONFIEE', prise.taches[qui - 1]))[0];
  const orientation = async (): Promise<OrientationEtmVue | undefined> =>
    (await sociale!.get<{ elements: OrientationEtmVue[] }>(`/orientations-etm?dossier=${dossierId}`)).corps.elements[0];
  const typesLus = async (client: ClientHttp): Promise<string[]> =>
    (await client.get<NotificationsPage>('/notifications')).corps.elements.map((n) => n.type);

  it('ce qui attend est annulé ; qui l’a déjà reçu est détrompé, sans contenu', async () => {
    // Le médecin conseil l'a lue ; la CPAM en a reçu un courriel ; le CSAM a un courriel en attente ; la référente, rien encore.
    await conseil!.post(`/notifications/${(await confiee(2))?.id}/lecture`, {});
    const poster = (notificationId: string | undefined, qui: number, etat: string) =>
      app.sql(
        `INSERT INTO envoi (id, notification_id, utilisateur_id, canal, modele, cle, etat, cree_le) VALUES (gen_random_uuid(), $1::uuid, $2, 'COURRIEL', 'AVIS', 'essai.' || $1, $3, now())`,
        [notificationId, ids[qui], etat],
      );
    await poster((await confiee(3))?.id, 3, 'DELIVREE');
    await poster((await confiee(4))?.id, 4, 'ECHEC');
    const annulee = await coordinatrice!.post(`/passages/${passageId}/decision/annulation`, { motif: 'Trop tôt' });
    expect(annulee.statut).toBe(200);

    expect((await Promise.all([1, 2, 3, 4].map(confiee))).map((n) => n?.etat)).toEqual([
      'ANNULEE',
      'LUE',
      expect.stringMatching(/EN_FILE|ENVOYEE/),
      'ANNULEE',
    ]);
    expect(await app.sql(`SELECT etat FROM envoi WHERE utilisateur_id = $1 AND cle LIKE 'essai.%'`, [ids[4]])).toEqual([
      { etat: 'ANNULEE' },
    ]);
    for (const client of [conseil!, cpam!]) expect(await typesLus(client)).toContain('DECISION_ANNULEE');
    for (const client of [sociale!, csam!]) expect(await typesLus(client)).not.toContain('DECISION_ANNULEE');
    expect(await typesLus(csam!)).not.toContain('TACHE_CONFIEE');
    const detrompe = await conseil!.get<NotificationsPage>('/notifications');
    expect(detrompe.texte).not.toMatch(/ZQX|Guéguen|Trop tôt/);
    expect(detrompe.corps.elements.find((n) => n.type === 'DECISION_ANNULEE')?.lien).toBe(`/dossiers/${dossierId}`);
  });

  it('l’avis d’une décision d’avant, encore non lu, reste', async () => {
    expect(depuisAvant).toHaveLength(1);
    expect(await avis(1, 'DECISION_REVUE', dossierId)).toEqual([
      { id: depuisAvant[0]?.id, etat: expect.not.stringMatching('ANNULEE') },
    ]);
  });

  it('les tâches restent, sans objet, chacune avec la trace de qui l’a annulée', async () => {
    const taches = await app.sql<{ etat: string; vers: string; motif: string; parId: string }>(
      `SELECT t.etat, x.vers, x.motif, x.acteur_id AS "parId" FROM tache t JOIN transition x ON x.ressource = 'tache' AND x.ressource_id = t.id
       WHERE t.decision_id = $1 AND t.id = ANY($2::uuid[])`,
      [prise.id, prise.taches],
    );
    expect(taches).toHaveLength(4);
    for (const tache of taches)
      expect(tache).toEqual({ etat: 'SANS_OBJET', vers: 'SANS_OBJET', motif: 'Décision annulée', parId: ids[0] });
    expect(await app.sql(`SELECT 1 FROM tache WHERE decision_id = $1 AND etat <> 'SANS_OBJET'`, [prise.id])).toEqual(
      [],
    );
  });

  it('l’orientation qu’elle ouvrait est annulée ; une nouvelle décision en ouvre une autre', async () => {
    expect(await orientation()).toMatchObject({ etat: 'ANNULEE', motif: 'Décision annulée' });
    await coordinatrice!.post(`/passages/${passageId}/transitions`, { transition: 'commencer' });
    await decider('ORIENTER_ETM', []);
    await jusquA('orientation rouverte', async () => {
      const [derniere] = await app.sql<{ etat: string }>(
        `SELECT etat FROM orientation_etm WHERE dossier_id = $1 ORDER BY cree_le DESC LIMIT 1`,
        [dossierId],
      );
      return derniere?.etat === 'ACCORD_ATTENDU';
    });
  });
});
