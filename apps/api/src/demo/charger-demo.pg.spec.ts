import { ouvrirContact } from '../platform/chiffrement/contacts.js';
import { ouvrirCoordonnees } from '../platform/chiffrement/coordonnees.js';
import { COFFRE_DE_TEST } from '../../test/cles-de-test.js';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DISPOSITIFS,
  ETATS_DOSSIER,
  ETATS_LIVRET,
  ETATS_NOTIFICATION,
  ETATS_PASSAGE,
  ETATS_REPERAGE,
  ETATS_REVUE,
  ETATS_SIGNALEMENT,
  ETATS_TACHE,
  ETATS_VISITE,
  estJourTravaille,
} from '@pdp/domain';
import { ouvrirBaseDeTest } from '../../test/base-de-test.js';
import { pg } from '../platform/database/pg.js';
import { verifierJournal } from '../platform/journal/verifier-journal.js';
import { chargerDemoSiVide } from './charger-demo.js';

describe('démonstration', () => {
  let base: Awaited<ReturnType<typeof ouvrirBaseDeTest>>;
  let client: pg.Client;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined, {
      maintenant: new Date('2026-11-24T09:00:00Z'),
    });
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  const valeurs = async (sql: string): Promise<string[]> =>
    (await client.query<{ v: string }>(sql)).rows.map((l) => l.v);

  it('tient ses volumes', async () => {
    const { rows } = await client.query<{ dossiers: number; agents: number; revues: number }>(
      `SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM utilisateur) AS agents, (SELECT count(*) FROM revue) AS revues`,
    );
    expect(rows[0]!.dossiers).toBeGreaterThanOrEqual(1500);
    expect(rows[0]!.agents).toBeGreaterThanOrEqual(78);
    expect(rows[0]!.revues).toBeGreaterThanOrEqual(26);
  });

  it('les suites d’événements n’ont pas de trou', async () => {
    expect(
      await valeurs(
        `SELECT r.id AS v FROM revue r WHERE r.sequence <> (SELECT count(*) FROM revue_evenement e WHERE e.revue_id = r.id)`,
      ),
    ).toEqual([]);
  });

  it('la séance qui vient a de quoi relire : des tâches nées des décisions de la précédente, faites et pas faites', async () => {
    const etats = await valeurs(
      `SELECT t.etat AS v FROM tache t JOIN decision_revue k ON k.id = t.decision_id WHERE k.revue_id = (
         SELECT id FROM revue WHERE type = 'REVUE' AND etat IN ('TERMINEE','COMPTE_RENDU_VALIDE') ORDER BY debut DESC LIMIT 1)`,
    );
    expect(etats.length).toBeGreaterThan(4);
    expect(new Set(etats)).toEqual(new Set(['FAITE', 'A_FAIRE', 'EN_COURS']));
  });

  it('aucune séance un dimanche ni un jour férié', async () => {
    const jours = await valeurs(
      `SELECT DISTINCT (debut AT TIME ZONE 'Europe/Paris')::date::text AS v FROM revue WHERE etat <> 'EN_COURS'`,
    );
    expect(jours.filter((jour) => !estJourTravaille(jour))).toEqual([]);
  });

  it('chaque état de chaque dispositif, et un essai qui finit avant la séance suivante', async () => {
    const attendus = Object.entries(DISPOSITIFS).flatMap(([type, { etats }]) =>
      Object.keys(etats).map((etat) => `${type} ${etat}`),
    );
    const presents = await valeurs(`SELECT DISTINCT type || ' ' || etat AS v FROM dispositif`);
    expect(attendus.filter((etat) => !presents.includes(etat))).toEqual([]);
    expect(
      await valeurs(
        `SELECT id AS v FROM dispositif WHERE type = 'ESSAI_ENCADRE' AND etat = 'EN_COURS' AND fin_prevue BETWEEN '2026-11-24' AND '2026-12-08'`,
      ),
    ).not.toEqual([]);
  });

  it('aucune adresse réelle', async () => {
    const { rows } = await client.query<{ id: string; sceau: string }>(
      `SELECT id, coordonnees_scellees AS sceau FROM assure`,
    );
    const courriels = rows.map(({ id, sceau }) => ouvrirCoordonnees(COFFRE_DE_TEST, id, sceau).courriel);
    expect(courriels.filter((c) => !c?.endsWith('.invalid'))).toEqual([]);
    const comptes = await client.query<{ utilisateurId: string; sceau: string }>(
      `SELECT id AS "utilisateurId", courriel_scelle AS sceau FROM utilisateur`,
    );
    const adresses = comptes.rows.map((compte) => ouvrirContact(COFFRE_DE_TEST, 'courriel', compte));
    expect(adresses.filter((c) => !c?.endsWith('@demo.pdp'))).toEqual([]);
  });

  it('une visite demandée relie le service sollicité, comme dans le produit', async () => {
    expect(
      await valeurs(
        `SELECT v.id AS v FROM visite_pre_reprise v WHERE v.etat <> 'ENVISAGEE' AND NOT EXISTS (
           SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = v.dossier_id AND a.unite = 'SPST' AND a.organisme_id = v.organisme_id)`,
      ),
    ).toEqual([]);
  });

  it('chaque essai de contact a son étape ; les dossiers ont leur histoire', async () => {
    expect(
      await valeurs(
        `SELECT s.id AS v FROM signalement s WHERE s.tentatives <> (
           SELECT count(*) FROM transition t WHERE t.ressource = 'signalement' AND t.ressource_id = s.id AND t.transition = 'contacter')
           OR s.etat <> (SELECT t.vers FROM transition t WHERE t.ressource = 'signalement' AND t.ressource_id = s.id ORDER BY t.le DESC, t.id DESC LIMIT 1)`,
      ),
    ).toEqual([]);
    expect(
      await valeurs(
        `SELECT d.id AS v FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id AND p.departement = '56'
         WHERE NOT EXISTS (SELECT 1 FROM transition t WHERE t.ressource = 'dossier' AND t.ressource_id = d.id AND t.vers = d.etat)`,
      ),
    ).toEqual([]);
    expect(await valeurs(`SELECT id::text AS v FROM transition WHERE le > '2026-11-24T09:00:00Z'`)).toEqual([]);
  });

  it('des comptes nommés ont de quoi faire : phrases de livret, transmission, question', async () => {
    const claire = (await valeurs(`SELECT id::text AS v FROM utilisateur WHERE sujet = 'assistante.sociale'`))[0];
    const nombre = async (sql: string): Promise<number> =>
      Number((await client.query<{ n: string }>(sql, [claire])).rows[0]?.n);
    const PROPOSEES = `FROM livret_proposition p JOIN dossier d ON d.id = p.dossier_id AND p.etat = 'PROPOSEE'`;
    expect(await nombre(`SELECT count(*) AS n ${PROPOSEES} WHERE d.referent_id = $1`)).toBeGreaterThan(0);
    expect(await nombre(`SELECT count(*) AS n ${PROPOSEES} WHERE d.referent_id <> $1`)).toBeGreaterThan(5);
    expect(
      await nombre(`SELECT count(*) AS n FROM transmission_referent WHERE vers_id = $1 AND etat = 'PROPOSEE'`),
    ).toBe(1);
    expect(
      await nombre(
        `SELECT count(*) AS n FROM livret_question q JOIN tache t ON t.id = q.tache_id AND t.etat = 'A_FAIRE' AND t.responsable_id = $1 WHERE q.reponse_scellee IS NULL`,
      ),
    ).toBe(1);
  });

  it('le journal passé est daté, enchaîné, et n’a rien d’un accès sans droit', async () => {
    const vitrine = `(SELECT d.id FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE a.nom_naissance = 'Guéguen' AND a.prenom = 'Sophie')`;
    const parJour = await valeurs(
      `SELECT DISTINCT fonction AS v FROM journal_acces WHERE dossier_id IN ${vitrine} AND fonction <> 'ASSURE'`,
    );
    expect(parJour.length).toBeGreaterThan(5);
    expect(
      await valeurs(`SELECT id::text AS v FROM journal_acces WHERE le > '2026-11-24T09:00:00Z' OR hash IS NULL`),
    ).toEqual([]);
    const sansPoints = { dossier: tmpdir(), fichierCle: join(tmpdir(), 'absente.pem') };
    const { anomalies, lignes } = await verifierJournal(base.url, { lieu: sansPoints });
    expect([anomalies, lignes > 500]).toEqual([[], true]);
    // La santé au travail et l'équipe technique n'ont lu que pendant leur accord.
    expect(
      await valeurs(
        `SELECT j.id::text AS v FROM journal_acces j JOIN habilitation h ON h.utilisateur_id = j.utilisateur_id
         WHERE h.unite IN ('SPST','ETM') AND j.action = 'lecture' AND NOT EXISTS (
           SELECT 1 FROM consentement c WHERE c.dossier_id = j.dossier_id AND c.unite = h.unite AND c.organisme_id = h.organisme_id
             AND c.debut <= j.le AND (c.retire_le IS NULL OR c.retire_le > j.le))`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['signalement', ETATS_SIGNALEMENT],
    // PURGE ne laisse rien à montrer : la purge efface le dossier.
    ['dossier', ETATS_DOSSIER.filter((e) => e !== 'PURGE')],
    ['visite_pre_reprise', ETATS_VISITE],
    ['revue', ETATS_REVUE],
    ['passage_revue', ETATS_PASSAGE],
    ['tache', ETATS_TACHE],
    ['envoi', ETATS_NOTIFICATION],
    ['reperage', ETATS_REPERAGE],
    ['livret_version', ETATS_LIVRET.filter((e) => e !== 'BROUILLON')],
    ['transmission_referent', ['PROPOSEE', 'ACCEPTEE', 'REFUSEE']],
  ] as const)('%s : chaque état est représenté', async (table, etats) => {
    expect((await valeurs(`SELECT DISTINCT etat AS v FROM ${table}`)).sort()).toEqual([...etats].sort());
  });

  it('un livret publié par assuré accompagné', async () => {
    const sans = await valeurs(
      `SELECT d.numero AS v FROM dossier d WHERE d.referent_id IS NOT NULL AND d.etat IN ('PLAN_ETABLI','EN_COURS','SUSPENDU','EN_CLOTURE','CLOS')
         AND d.plateforme_id = (SELECT id FROM plateforme WHERE departement = '56')
         AND NOT EXISTS (SELECT 1 FROM livret_version v WHERE v.dossier_id = d.id AND v.etat = 'PUBLIE')`,
    );
    expect(sans).toEqual([]);
  });

  it('se charge une seule fois', async () => {
    expect(await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined)).toBe(false);
  });
});
