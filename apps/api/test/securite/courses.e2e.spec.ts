import { connexions, ouvrirCibles, type Cibles } from '../balayage/cibles.js';
import type { ClientHttp, ReponseHttp } from '../client-http.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import { jusquA } from '../jusqu-a.js';

const DEMAIN = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/**
 * Deux gestes en même temps, dont l'un ôte à l'autre son droit. L'essai tient le verrou que les deux attendent, les
 * lance dans l'ordre voulu, puis le rend : chaque entrelacement est joué, aucun n'est laissé au hasard.
 */
describe('courses : un geste est entièrement avant ou entièrement après ce qui lui ôte son droit', () => {
  let app: ApplicationDemo;
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;
  let dossierId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    cibles = await ouvrirCibles(app);
    connecte = connexions(app.url);
    dossierId = cibles.dossiers;
  }, 120_000);

  afterAll(() => app?.fermer());

  /** Lance les gestes l'un après l'autre derrière un verrou, attend que chacun soit pris ou fini, puis rend le verrou. */
  const derriere = async (
    verrou: readonly [string, readonly unknown[]],
    gestes: readonly (() => Promise<ReponseHttp>)[],
  ): Promise<ReponseHttp[]> => {
    await app.sql('BEGIN');
    await app.sql(...verrou);
    const reponses: Promise<ReponseHttp>[] = [];
    let finis = 0;
    try {
      for (const geste of gestes) {
        reponses.push(geste().finally(() => (finis += 1)));
        await jusquA('geste pris par le verrou', async () => finis + (await enAttente()) >= reponses.length, 3000);
      }
    } finally {
      await app.sql('COMMIT');
    }
    return Promise.all(reponses);
  };

  const enAttente = async (): Promise<number> => {
    // Dans une transaction, PostgreSQL garde sa première photo de l'activité : on la jette.
    await app.sql('SELECT pg_stat_clear_snapshot()');
    const [ligne] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return ligne?.n ?? 0;
  };

  /** Actes du journal, du premier au dernier validé : chaque chaîne numérote sous verrou, dans la transaction. */
  const actes = async (noms: readonly string[], depuis: Date): Promise<string[]> =>
    (
      await app.sql<{ action: string }>(
        `SELECT action FROM journal_acces WHERE action = ANY ($1) AND le >= $2 AND resultat = 'OK' ORDER BY le, id`,
        [noms, depuis],
      )
    ).map((l) => l.action);

  const accordPartenaire = async (): Promise<string> => {
    const client = await connecte('assistante.sociale');
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'cap.emploi'`,
    );
    await app.sql(`DELETE FROM affectation_dossier WHERE dossier_id = $1 AND unite = 'CAP_EMPLOI'`, [dossierId]);
    await app.sql(
      `UPDATE consentement SET retire_le = now() WHERE dossier_id = $1 AND unite = 'CAP_EMPLOI' AND retire_le IS NULL`,
      [dossierId],
    );
    const { corps, statut, texte } = await client.post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      canal: 'ORAL_ATTESTE',
      unite: 'CAP_EMPLOI',
      organismeId: organisme?.id,
      categories: ['identite', 'projet'],
    });
    if (statut !== 201) throw new Error(texte);
    return corps.id;
  };

  const ecrireProjet = async (client: ClientHttp): Promise<() => Promise<ReponseHttp>> => {
    const { corps } = await client.get<{ version: number; categories: { projet?: object } }>(`/dossiers/${dossierId}`);
    const contenu = { ...corps.categories.projet };
    return () => client.put(`/dossiers/${dossierId}/categories/projet`, contenu, { version: corps.version });
  };

  it.each(['écriture puis retrait', 'retrait puis écriture'])(
    'accord retiré pendant une écriture : %s',
    async (ordre) => {
      const accordId = await accordPartenaire();
      const partenaire = await connecte('cap.emploi');
      const assuree = await connecte('assuree');
      const ecriture = await ecrireProjet(partenaire);
      const retrait = (): Promise<ReponseHttp> => assuree.post(`/consentements/${accordId}/retrait`, {});
      const depuis = new Date();
      const verrou = [`SELECT id FROM dossier WHERE id = $1 FOR UPDATE`, [dossierId]] as const;
      const ecritureDabord = ordre.startsWith('écriture');
      const reponses = await derriere(verrou, ecritureDabord ? [ecriture, retrait] : [retrait, ecriture]);
      const [e, r] = ecritureDabord ? reponses : reponses.reverse();
      expect(r?.statut).toBe(200);
      expect({ ordre, ecriture: e?.statut }).toEqual({ ordre, ecriture: ecritureDabord ? 200 : 404 });
      const vus = await actes(['dossier.ecrire', 'consentement.retirer'], depuis);
      expect(vus).toEqual(ecritureDabord ? ['dossier.ecrire', 'consentement.retirer'] : ['consentement.retirer']);
      expect((await partenaire.get(`/dossiers/${dossierId}`)).statut).toBe(404);
    },
  );

  it('habilitation terminée pendant un export : un fichier entier ou un refus, et plus rien ensuite', async () => {
    const referent = await connecte('referent.cpam');
    const admin = await connecte('admin');
    const chemin = `/imports/${cibles.imports}/rejets.csv`;
    await jusquA('fichier des rejets', async () => (await referent.get(chemin)).statut === 200);
    const entier = (await referent.get(chemin)).texte;
    const [habilitation] = await app.sql<{ id: string; version: number }>(
      `SELECT h.id, h.version FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'referent.cpam'`,
    );
    const hier = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const exports = Array.from({ length: 6 }, () => referent.get(chemin));
    const fin = admin.patch(
      `/habilitations/${habilitation?.id}`,
      { fin: hier, motif: 'Départ du service' },
      { version: habilitation?.version ?? 1 },
    );
    const rendus = [...(await Promise.all(exports)), await fin.then(() => referent.get(chemin))];
    expect((await fin).statut).toBe(200);
    for (const { statut, texte } of rendus) {
      expect([200, 401, 403, 404]).toContain(statut);
      if (statut === 200) expect(texte).toBe(entier);
    }
    await jusquA('session fermée', async () => (await referent.get(chemin)).statut === 401);
  });

  it('compte fermé pendant une décision : la décision est entière, ou absente', async () => {
    const [passage] = await app.sql<{ id: string; revueId: string }>(
      `SELECT p.id, p.revue_id AS "revueId" FROM passage_revue p JOIN revue r ON r.id = p.revue_id
       WHERE r.etat = 'EN_COURS' AND p.etat = 'EN_DISCUSSION' AND r.conducteur_id = (SELECT id FROM utilisateur WHERE sujet = 'coordinatrice') LIMIT 1`,
    );
    if (!passage) throw new Error('aucun passage en discussion dans la démonstration');
    const [coordinatrice, admin] = [await connecte('coordinatrice'), await connecte('admin')];
    const responsableId = await app.idDe('medecin.conseil');
    const decision = (): Promise<ReponseHttp> =>
      coordinatrice.post(`/passages/${passage.id}/decisions`, {
        code: 'PROPOSER_ESSAI_ENCADRE',
        texte: 'Essai encadré',
        actions: [{ quoi: 'Donner l’accord', responsableId, echeance: DEMAIN }],
        phraseAssure: 'Nous préparons un essai.',
      });
    const id = await app.idDe('coordinatrice');
    const fermeture = (): Promise<ReponseHttp> =>
      admin.post(`/utilisateurs/${id}/desactivation`, { motif: 'Départ du service' });
    const depuis = new Date();
    const verrou = [`SELECT id FROM revue WHERE id = $1 FOR UPDATE`, [passage.revueId]] as const;
    const [prise, fermee] = await derriere(verrou, [decision, fermeture]);
    expect(fermee?.statut).toBe(200);
    const [compte] = await app.sql<{ decisions: number; taches: number; evenements: number }>(
      `SELECT (SELECT count(*)::int FROM decision_revue WHERE passage_id = $1) AS decisions,
         (SELECT count(*)::int FROM tache t JOIN decision_revue d ON d.id = t.decision_id WHERE d.passage_id = $1) AS taches,
         (SELECT count(*)::int FROM journal_acces WHERE action LIKE '%decider' AND le >= $2) AS evenements`,
      [passage.id, depuis],
    );
    const entiere = prise?.statut === 201;
    expect({ statut: prise?.statut, decisions: compte?.decisions }).toEqual({
      statut: entiere ? 201 : prise?.statut,
      decisions: entiere ? 1 : 0,
    });
    expect((compte?.taches ?? 0) > 0).toBe(entiere);
    expect((compte?.evenements ?? 0) > 0).toBe(entiere);
    // Reçue avant la fermeture, elle peut se valider juste après elle, mais jamais à moitié.
    // Toute décision suivante, elle, est refusée : la session ne vaut plus rien.
    await jusquA('session fermée', async () => (await decision()).statut === 401);
  });
});
