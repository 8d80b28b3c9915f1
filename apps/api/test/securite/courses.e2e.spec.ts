import { connexions, ouvrirCibles, type Cibles } from '../balayage/cibles.js';
import type { ClientHttp, ReponseHttp } from '../client-http.js';
import { connecter } from '../connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import { jusquA } from '../jusqu-a.js';
import { exigerAucunePanne } from './pannes-notees.js';

const DEMAIN = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/**
 * Deux gestes en même temps, dont l'un ôte à l'autre son droit. L'essai tient le verrou que les deux attendent, les
 * lance dans l'ordre voulu, puis le rend : chaque entrelacement est joué, aucun n'est laissé au hasard.
 */
describe('courses : un geste est entièrement avant ou entièrement après ce qui lui ôte son droit', () => {
  exigerAucunePanne();
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
    // Deux à la fois, la limite d'un agent : une troisième demande serait refusée pour son nombre.
    const troisALaSuite = async () => {
      const rendus = [];
      for (let n = 0; n < 3; n++) rendus.push(await referent.get(chemin));
      return rendus;
    };
    const exports = [troisALaSuite(), troisALaSuite()];
    const fin = admin.patch(
      `/habilitations/${habilitation?.id}`,
      { fin: hier, motif: 'Départ du service' },
      { version: habilitation?.version ?? 1 },
    );
    const rendus = (await Promise.all(exports)).flat();
    expect((await fin).statut).toBe(200);
    rendus.push(await referent.get(chemin));
    for (const { statut, texte } of rendus) {
      expect([200, 401, 403, 404]).toContain(statut);
      if (statut === 200) expect(texte).toBe(entier);
    }
    await jusquA('session fermée', async () => (await referent.get(chemin)).statut === 401);
  });

  it.each([
    ['compte', `UPDATE utilisateur SET suspendu_le = now() WHERE id = $1`, `UPDATE utilisateur SET suspendu_le = NULL`],
    [
      'habilitation',
      `UPDATE habilitation SET suspendue_le = now() WHERE utilisateur_id = $1`,
      `UPDATE habilitation SET suspendue_le = NULL`,
    ],
  ])('%s suspendu pendant une écriture : elle attend, puis est refusée', async (_, suspendre, retablir) => {
    const auteur = await connecter(app.url, 'assistante.sociale');
    const ecriture = await ecrireProjet(auteur);
    const depuis = new Date();
    const [ecrite] = await derriere([suspendre, [await app.idDe('assistante.sociale')]], [ecriture]);
    expect(ecrite?.statut).toBe(401);
    expect(await actes(['dossier.ecrire'], depuis)).toEqual([]);
    await app.sql(retablir);
  });

  describe('compte fermé pendant une décision', () => {
    let passage: { id: string; revueId: string };
    let coordinatriceId: string;
    let admin: ClientHttp;

    beforeAll(async () => {
      coordinatriceId = await app.idDe('coordinatrice');
      admin = await connecte('admin');
      const [trouve] = await app.sql<typeof passage>(
        `SELECT p.id, p.revue_id AS "revueId" FROM passage_revue p JOIN revue r ON r.id = p.revue_id
         WHERE r.etat = 'EN_COURS' AND p.etat = 'EN_DISCUSSION' AND r.conducteur_id = $1 LIMIT 1`,
        [coordinatriceId],
      );
      if (!trouve) throw new Error('aucun passage en discussion dans la démonstration');
      passage = trouve;
    });

    const decider = async (): Promise<() => Promise<ReponseHttp>> => {
      const coordinatrice = await connecter(app.url, 'coordinatrice');
      const responsableId = await app.idDe('medecin.conseil');
      return () =>
        coordinatrice.post(`/passages/${passage.id}/decisions`, {
          code: 'PROPOSER_ESSAI_ENCADRE',
          texte: 'Essai encadré',
          actions: [{ quoi: 'Donner l’accord', responsableId, echeance: DEMAIN }],
          phraseAssure: 'Nous préparons un essai.',
        });
    };
    const fermer = (): Promise<ReponseHttp> =>
      admin.post(`/utilisateurs/${coordinatriceId}/desactivation`, { motif: 'Départ du service' });
    const ecrits = async (): Promise<object | undefined> =>
      (
        await app.sql(
          `SELECT (SELECT count(*)::int FROM decision_revue WHERE passage_id = $1) AS decisions,
             (SELECT count(*)::int FROM tache t JOIN decision_revue d ON d.id = t.decision_id WHERE d.passage_id = $1) > 0 AS taches,
             (SELECT etat FROM passage_revue WHERE id = $1) AS etat`,
          [passage.id],
        )
      )[0];
    const GESTES = ['revue.decider', 'utilisateur.desactiver'];

    it('la fermeture a pris le compte avant la décision : refusée en entier, rien au journal', async () => {
      const depuis = new Date();
      const decision = await decider();
      // La fermeture tient déjà le compte quand elle attend ses sessions ; la décision, elle, attend le compte.
      const verrou = [`SELECT id FROM session WHERE utilisateur_id = $1 FOR UPDATE`, [coordinatriceId]] as const;
      const [fermee, prise] = await derriere(verrou, [fermer, decision]);
      expect([fermee?.statut, prise?.statut]).toEqual([200, 401]);
      expect(await ecrits()).toEqual({ decisions: 0, taches: false, etat: 'EN_DISCUSSION' });
      expect(await actes(GESTES, depuis)).toEqual(['utilisateur.desactiver']);
      await app.sql(`UPDATE utilisateur SET actif = true WHERE id = $1`, [coordinatriceId]);
    });

    it('la décision a pris le compte avant la fermeture : entière, et avant elle au journal', async () => {
      const depuis = new Date();
      const decision = await decider();
      const verrou = [`SELECT id FROM revue WHERE id = $1 FOR UPDATE`, [passage.revueId]] as const;
      const [prise, fermee] = await derriere(verrou, [decision, fermer]);
      expect([prise?.statut, fermee?.statut]).toEqual([201, 200]);
      expect(await ecrits()).toEqual({ decisions: 1, taches: true, etat: 'DECISION_PRISE' });
      expect(await actes(GESTES, depuis)).toEqual(GESTES);
      // Toute décision suivante est refusée : la session ne vaut plus rien.
      await jusquA('session fermée', async () => (await decision()).statut === 401);
    });
  });

  it.each(['fin puis écriture', 'écriture puis fin'])('fonction terminée pendant une écriture : %s', async (ordre) => {
    const compte = ordre.startsWith('fin') ? 'assistante.sociale' : 'csam.social';
    const auteur = await connecter(app.url, compte);
    const admin = await connecte('admin');
    const [habilitation] = await app.sql<{ id: string; version: number }>(
      `SELECT h.id, h.version FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = $1`,
      [compte],
    );
    await app.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role) SELECT gen_random_uuid(), $1, $2, 'CERCLE'
       WHERE NOT EXISTS (SELECT 1 FROM affectation_dossier WHERE dossier_id = $1 AND utilisateur_id = $2)`,
      [dossierId, await app.idDe(compte)],
    );
    const { corps } = await auteur.get<{ version: number; categories: { coordonnees?: object } }>(
      `/dossiers/${dossierId}`,
    );
    const ecriture = (): Promise<ReponseHttp> =>
      auteur.put(
        `/dossiers/${dossierId}/categories/coordonnees`,
        { ...corps.categories.coordonnees },
        { version: corps.version },
      );
    const fin = (): Promise<ReponseHttp> =>
      admin.patch(
        `/habilitations/${habilitation?.id}`,
        { fin: new Date().toISOString(), motif: 'Départ du service' },
        { version: habilitation?.version ?? 1 },
      );
    const depuis = new Date();
    const finDabord = ordre.startsWith('fin');
    const verrou = finDabord
      ? ([`SELECT id FROM session WHERE habilitation_id = $1 FOR UPDATE`, [habilitation?.id]] as const)
      : ([`SELECT id FROM dossier WHERE id = $1 FOR UPDATE`, [dossierId]] as const);
    const reponses = await derriere(verrou, finDabord ? [fin, ecriture] : [ecriture, fin]);
    const [e, f] = finDabord ? reponses.reverse() : reponses;
    expect({ ordre, ecriture: e?.statut, fin: f?.statut }).toEqual({
      ordre,
      ecriture: finDabord ? 401 : 200,
      fin: 200,
    });
    const GESTES = ['dossier.ecrire', 'habilitation.modifier'];
    expect(await actes(GESTES, depuis)).toEqual(finDabord ? GESTES.slice(1) : GESTES);
  });
});
