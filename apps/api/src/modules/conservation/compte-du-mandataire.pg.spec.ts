import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ecrireCourriel } from '../../../test/cles-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { passerConservation } from '../../exploitation/conservation.js';
import { CANAL_SESSION } from '../../platform/auth/revocation.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { pg } from '../../platform/database/pg.js';
import { lieuDesPoints } from '../../platform/journal/points/points-de-controle.js';
import {
  creerAgent,
  creerDossier,
  creerMonde,
  nirDEssai,
  type DossierDEssai,
  type Monde,
} from '../dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../dossier/essais/outils.js';

const SEUL_JOURNAL = [/^journal/];

describe('compte d’un mandataire, à la purge d’un dossier', () => {
  const points = lieuDesPoints(mkdtempSync(join(tmpdir(), 'pdp-mandataires-')), {});
  let outils: Outils;
  let monde: Monde;
  let purge: DossierDEssai;
  let autre: DossierDEssai;
  let ecoute: InstanceType<typeof pg.Client>;
  const annonces: string[] = [];
  const sessions: Record<string, string> = {};

  const sql = <T extends object>(texte: string, valeurs: readonly unknown[] = []) => outils.sql<T>(texte, valeurs);
  const mandater = (id: string, { dossierId }: DossierDEssai, fin: string | null = null) =>
    sql(
      `INSERT INTO mandat (id, mandataire_id, dossier_id, debut, revoque_le) VALUES (gen_random_uuid(), $1, $2, '2020-01-01', $3)`,
      [id, dossierId, fin],
    );
  /** Un compte entier : courriel scellé, préférence, notification, session ouverte. */
  const creerMandataire = async (nom: string): Promise<string> => {
    const { utilisateurId, habilitationId } = await creerAgent(outils, {
      fonction: 'MANDATAIRE',
      plateformeId: monde.plateformeId,
      organismeId: null,
    });
    await sql(`UPDATE utilisateur SET nom = $2, derniere_connexion = now() WHERE id = $1`, [utilisateurId, nom]);
    await ecrireCourriel(sql, utilisateurId, `${nom}@exemple.invalid`);
    await sql(`INSERT INTO preference_notification (utilisateur_id) VALUES ($1)`, [utilisateurId]);
    await sql(`INSERT INTO notification (id, utilisateur_id, type) VALUES (gen_random_uuid(), $1, 'TACHE_CONFIEE')`, [
      utilisateurId,
    ]);
    await sql(`INSERT INTO idempotence (cle, utilisateur_id, route, empreinte) VALUES ($2, $1, '/', '')`, [
      utilisateurId,
      nom,
    ]);
    const sessionId = nouvelId();
    sessions[utilisateurId] = sessionId;
    await sql(
      `INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, expire_le) VALUES (uuid_send($1::uuid), $1, $2, $3, now() + interval '1 day')`,
      [sessionId, utilisateurId, habilitationId],
    );
    return utilisateurId;
  };
  const aPurger = (nir: string, numero: string) =>
    creerDossier(outils, monde, { nir, numero, etat: 'ARCHIVE' }).then(async (dossier) => {
      await sql(`UPDATE dossier SET clos_le = '2018-01-01', maj_le = '2018-01-01' WHERE id = $1`, [dossier.dossierId]);
      return dossier;
    });
  const compte = async (id: string) =>
    (
      await sql(
        `SELECT actif, emetteur <> 'efface' AS identifie, nom, courriel_scelle IS NOT NULL AS joignable, courriel_empreinte IS NOT NULL AS cherchable,
           EXISTS (SELECT 1 FROM session s WHERE s.utilisateur_id = u.id) AS session,
           EXISTS (SELECT 1 FROM preference_notification p WHERE p.utilisateur_id = u.id) AS preferences,
           ARRAY(SELECT h.fonction FROM habilitation h WHERE h.utilisateur_id = u.id ORDER BY 1) AS fonctions
         FROM utilisateur u WHERE u.id = $1`,
        [id],
      )
    )[0];
  const passer = () => passerConservation(outils.url, 'EXECUTION', points);

  beforeAll(async () => {
    outils = await ouvrirOutils();
    monde = await creerMonde(outils);
    purge = await aPurger(nirDEssai(1), '56-2020-00001');
    autre = await creerDossier(outils, monde, { nir: nirDEssai(2), numero: '56-2020-00002' });
    ecoute = new pg.Client({ connectionString: outils.url });
    await ecoute.connect();
    ecoute.on('notification', ({ payload }) => void annonces.push(payload ?? ''));
    await ecoute.query(`LISTEN ${CANAL_SESSION}`);
  }, 120_000);
  afterAll(async () => {
    await ecoute?.end();
    await outils?.fermer();
    rmSync(points.dossier, { recursive: true, force: true });
  });

  it('sans autre mandat il part, un mandat vivant le garde, un mandat fini ne garde que son nom', async () => {
    const [seul, vivant, aVenir, fini, agent, cite, ancien] = await Promise.all(
      ['zqxseul', 'zqxvivant', 'zqxavenir', 'zqxfini', 'zqxagent', 'zqxcite', 'zqxancien'].map(creerMandataire),
    );
    for (const id of [seul, vivant, aVenir, fini, agent, cite]) await mandater(id!, purge);
    await mandater(vivant!, autre);
    await mandater(aVenir!, autre);
    await sql(`UPDATE mandat SET debut = now() + interval '1 month' WHERE mandataire_id = $1 AND dossier_id = $2`, [
      aVenir,
      autre.dossierId,
    ]);
    await mandater(fini!, autre, '2021-01-01');
    await sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, plateforme_id, debut, motif) VALUES (gen_random_uuid(), $1, 'IPRP', 'SPST', $2, now(), 'Essai')`,
      [agent, monde.plateformeId],
    );
    // Une ligne qui ne tient pas à un mandat.
    await sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [autre.dossierId, cite]);
    const avant = [await compte(vivant!), await compte(aVenir!)];

    await passer();
    expect(await sql(`SELECT 1 FROM dossier WHERE id = $1`, [purge.dossierId])).toEqual([]);
    expect(await tablesQuiPortent([seul!, ancien!, 'zqxseul', 'zqxancien'])).toEqual([]);
    expect([await compte(vivant!), await compte(aVenir!)]).toEqual(avant);
    expect(avant[0]).toMatchObject({ actif: true, identifie: true, joignable: true, session: true, preferences: true });
    const ferme = {
      actif: false,
      identifie: false,
      joignable: false,
      cherchable: false,
      session: false,
      preferences: false,
    };
    expect(await compte(fini!)).toEqual({ ...ferme, nom: 'zqxfini', fonctions: ['MANDATAIRE'] });
    expect(await compte(cite!)).toEqual({ ...ferme, nom: 'effacé', fonctions: [] });
    expect(await compte(agent!)).toMatchObject({ actif: true, joignable: true, session: false, fonctions: ['IPRP'] });

    // Leurs écrans ouverts se ferment ; celui du mandat vivant reste.
    const fermees = [seul, fini, agent, cite, ancien].map((id) => `fin ${sessions[id!]}`);
    await jusquA('les fins de session annoncées', () => fermees.every((fin) => annonces.includes(fin)));
    expect(annonces).not.toContain(`fin ${sessions[vivant!]}`);
    const journal = await sql<{ id: string }>(
      `SELECT ressource_id AS id FROM journal_acces WHERE action = 'mandataire.effacer'`,
    );
    expect(journal.map(({ id }) => id)).toEqual(expect.arrayContaining([seul, fini, agent, cite, ancien]));
    expect(journal.map(({ id }) => id)).not.toContain(vivant);
  });

  it('le nom gardé par un mandat fini part avec le dossier qui le cite', async () => {
    await sql(`UPDATE dossier SET etat = 'ARCHIVE', clos_le = '2018-01-01', maj_le = '2018-01-01' WHERE id = $1`, [
      autre.dossierId,
    ]);
    await sql(`DELETE FROM consentement WHERE dossier_id = $1`, [autre.dossierId]);
    expect(await tablesQuiPortent(['zqxfini'])).not.toEqual([]);
    await passer();
    expect(await tablesQuiPortent(['zqxfini', 'zqxvivant', 'zqxavenir'])).toEqual([]);
  });

  it('refuse un compte encore utile, même appelée directement', async () => {
    const utile = await creerMandataire('zqxutile');
    const tiers = await creerDossier(outils, monde, { nir: nirDEssai(3), numero: '56-2020-00003' });
    await mandater(utile, tiers);
    for (const id of [utile, monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId, nouvelId()])
      await expect(sql(`SELECT pdp_effacer_mandataire($1)`, [id])).rejects.toMatchObject({ code: '55000' });
  });

  /** Tables, journal mis à part, dont une ligne porte l'un de ces textes. */
  async function tablesQuiPortent(secrets: readonly string[]): Promise<string[]> {
    const tables = await sql<{ nom: string }>(
      `SELECT c.relname AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = 'public'`,
    );
    const porteuses: string[] = [];
    for (const { nom } of tables.filter((t) => !SEUL_JOURNAL.some((exception) => exception.test(t.nom)))) {
      const [trouve] = await sql(
        `SELECT 1 AS un FROM ${nom} x WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) s WHERE position(s IN x::text) > 0) LIMIT 1`,
        [secrets],
      );
      if (trouve) porteuses.push(nom);
    }
    return porteuses;
  }
});
