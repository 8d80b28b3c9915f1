import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CodeRegleConservation } from '@pdp/domain';
import { direCompte, passerConservation, type RapportConservation } from '../../exploitation/conservation.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { lieuDesPoints } from '../../platform/journal/points/points-de-controle.js';
import { pg } from '../../platform/database/pg.js';
import { poserCanaris, CANARIS } from '../../../test/balayage/canaris.js';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import type { ApplicationDemo } from '../../../test/demo-de-test.js';

const points = lieuDesPoints(mkdtempSync(join(tmpdir(), 'pdp-conservation-')), {});
afterAll(() => rmSync(points.dossier, { recursive: true, force: true }));

const MAINTENANT = new Date('2026-11-22T10:00:00Z');

describe('passe de conservation', () => {
  let base: BaseDeTest;
  let client: InstanceType<typeof pg.Client>;
  let dossierId: string;
  let assureId: string;
  let compteId: string;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true, demo: 0.03 });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    const [d] = await sql<{ id: string; assure: string; compte: string }>(
      `SELECT d.id, d.assure_id AS assure, u.id AS compte FROM dossier d JOIN assure a ON a.id = d.assure_id JOIN utilisateur u ON u.assure_id = a.id
       WHERE a.nom_naissance = 'Guéguen' AND a.prenom = 'Sophie' LIMIT 1`,
    );
    [dossierId, assureId, compteId] = [d!.id, d!.assure, d!.compte];
    await poserCanaris(demonstrationSansServeur(), dossierId);
    await sql(`UPDATE assure SET nom_naissance = 'Zqxconservation' WHERE id = $1`, [assureId]);
  }, 180_000);
  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  const sql = async <T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> =>
    (await client.query(texte, [...valeurs])).rows as T[];
  const compte = (rapports: readonly RapportConservation[], code: CodeRegleConservation) =>
    rapports
      .flatMap((r) => r.comptes)
      .filter((c) => c.code === code)
      .reduce(
        (t, c) => ({ echus: t.echus + c.echus, traites: t.traites + c.traites, retenus: t.retenus + c.retenus }),
        {
          echus: 0,
          traites: 0,
          retenus: 0,
        },
      );
  const passer = (mode: 'A_BLANC' | 'EXECUTION', le = MAINTENANT) => passerConservation(base.url, mode, points, le);
  const vieillir = (etat: string, dates: Readonly<Record<string, string>>) =>
    sql(
      `UPDATE dossier SET etat = $2, clos_le = $3::date, dernier_contact = $3::date, ouvert_le = $3::date - 300, maj_le = $3::date, issue = 'FORMATION' WHERE id = $1`,
      [dossierId, etat, dates['clos']],
    );

  it('à blanc : compte chaque règle, ne change rien, ne nomme personne', async () => {
    await vieillir('CLOS', { clos: '2024-11-01' });
    const avant = await sql(
      `SELECT (SELECT count(*) FROM dossier) AS d, (SELECT count(*) FROM assure) AS a, (SELECT sum(version) FROM dossier) AS v`,
    );
    const rapports = await passer('A_BLANC');
    expect(compte(rapports, 'DOSSIER_ARCHIVAGE').echus).toBeGreaterThanOrEqual(1);
    expect(rapports.flatMap((r) => r.comptes).every((c) => c.traites === 0)).toBe(true);
    expect(
      await sql(
        `SELECT (SELECT count(*) FROM dossier) AS d, (SELECT count(*) FROM assure) AS a, (SELECT sum(version) FROM dossier) AS v`,
      ),
    ).toEqual(avant);
    const gardes = JSON.stringify(await sql(`SELECT * FROM passe_conservation`));
    for (const secret of ['Zqxconservation', dossierId, assureId]) expect(gardes).not.toContain(secret);
    expect(direCompte(rapports[0]!.comptes[0]!)).toContain('échu(s)');
  });

  it('un dossier gelé est retenu, compté à part', async () => {
    await sql(`UPDATE dossier SET limite = true WHERE id = $1`, [dossierId]);
    const avant = compte(await passer('A_BLANC'), 'DOSSIER_ARCHIVAGE');
    expect(avant.retenus).toBe(1);
    await passer('EXECUTION');
    expect(await sql(`SELECT etat FROM dossier WHERE id = $1`, [dossierId])).toEqual([{ etat: 'CLOS' }]);
    await sql(`UPDATE dossier SET limite = false WHERE id = $1`, [dossierId]);
  });

  it('exécute, archive, et ne refait rien la seconde fois', async () => {
    const rapports = await passer('EXECUTION');
    expect(compte(rapports, 'DOSSIER_ARCHIVAGE').traites).toBeGreaterThanOrEqual(1);
    expect(await sql(`SELECT etat FROM dossier WHERE id = $1`, [dossierId])).toEqual([{ etat: 'ARCHIVE' }]);
    expect(await sql(`SELECT 1 FROM affectation_dossier WHERE dossier_id = $1 AND fin IS NULL`, [dossierId])).toEqual(
      [],
    );
    expect(compte(await passer('EXECUTION'), 'DOSSIER_ARCHIVAGE').traites).toBe(0);
    const passes = await sql<{ etat: string; terminee: boolean }>(
      `SELECT etat, terminee_le IS NOT NULL AS terminee FROM passe_conservation`,
    );
    expect(new Set(passes.map((p) => `${p.etat} ${p.terminee}`))).toEqual(new Set(['TERMINEE true']));
  });

  it('interrompue, reprend la même passe et additionne', async () => {
    const [{ id: plateforme } = { id: '' }] = await sql<{ id: string }>(
      `SELECT plateforme_id AS id FROM dossier WHERE id = $1`,
      [dossierId],
    );
    const passeId = nouvelId();
    await sql(
      `INSERT INTO passe_conservation (id, plateforme_id, mode, etat, jour, demandee_le, comptes)
       VALUES ($1, $2, 'EXECUTION', 'EN_COURS', '2026-11-22', now(), '[{"code":"NOTIFICATION","echus":9,"traites":4,"retenus":0}]')`,
      [passeId, plateforme],
    );
    await sql(
      `INSERT INTO notification (id, utilisateur_id, type, cree_le) SELECT gen_random_uuid(), $1, 'TACHE_CONFIEE', '2025-01-01'::timestamptz FROM generate_series(1, 120)`,
      [compteId],
    );
    await passer('EXECUTION');
    const [passe] = await sql<{ etat: string; comptes: { code: string; echus: number; traites: number }[] }>(
      `SELECT etat, comptes FROM passe_conservation WHERE id = $1`,
      [passeId],
    );
    expect(passe!.etat).toBe('TERMINEE');
    const notifications = passe!.comptes.find((c) => c.code === 'NOTIFICATION')!;
    expect(notifications.traites).toBeGreaterThanOrEqual(124);
    expect(notifications.echus).toBe(notifications.traites);
  });

  it('purgé, plus aucune ligne d’aucune table ne porte la personne ; ses comptes anonymes restent', async () => {
    await semer();
    const [{ empreinte } = { empreinte: '' }] = await sql<{ empreinte: string }>(
      `SELECT encode(nir_empreinte, 'hex') AS empreinte FROM assure WHERE id = $1`,
      [assureId],
    );
    const secrets = [assureId, dossierId, compteId, empreinte, 'Zqxconservation', ...CANARIS.map((c) => c.marque)];
    expect((await tablesQuiPortent(secrets)).length).toBeGreaterThan(25);
    await sql(`UPDATE transition SET le = '2021-01-05' WHERE ressource_id = $1 AND vers = 'ARCHIVE'`, [dossierId]);
    await sql(
      `UPDATE consentement SET debut = '2020-01-01', retire_le = '2022-06-01', fin = NULL WHERE dossier_id = $1`,
      [dossierId],
    );
    // La preuve du dernier accord retient encore le dossier.
    expect(compte(await passer('EXECUTION'), 'DOSSIER_PURGE').traites).toBe(0);
    await sql(`UPDATE consentement SET retire_le = '2020-06-01' WHERE dossier_id = $1`, [dossierId]);
    const avant = await sql<{ n: number }>(
      `SELECT coalesce(sum(nombre), 0)::int AS n FROM statistique_conservee WHERE axe = 'TOTAL'`,
    );
    expect(compte(await passer('EXECUTION'), 'DOSSIER_PURGE').traites).toBe(1);
    expect(await tablesQuiPortent(secrets)).toEqual([]);
    const apres = await sql<{ n: number }>(
      `SELECT sum(nombre)::int AS n FROM statistique_conservee WHERE axe = 'TOTAL'`,
    );
    expect(apres[0]!.n).toBe(avant[0]!.n + 1);
    // Le journal garde ses lignes, des identifiants seulement, jusqu'au terme de sa propre règle.
    expect(
      (await sql(`SELECT 1 FROM journal_acces WHERE dossier_id = $1 AND action = 'dossier.effacer'`, [dossierId]))
        .length,
    ).toBe(1);
    // La demande de droit garde son type et ses dates, sans personne ni texte.
    expect(await sql(`SELECT count(*)::int AS n FROM demande_droit_echange WHERE texte = 'Zqxconservation'`)).toEqual([
      { n: 0 },
    ]);
    // Les événements d'une séance gardent leur suite sans trou.
    const trous = await sql(
      `SELECT revue_id FROM revue_evenement GROUP BY revue_id HAVING max(sequence) <> count(*) OR min(sequence) <> 1`,
    );
    expect(trous).toEqual([]);
  });

  it.each(['pdp_effacer_dossier', 'pdp_effacer_personne', 'pdp_effacer_signalement'])(
    '%s refuse ce qui est encore conservé, même appelée directement',
    async (fonction) => {
      const cible = {
        pdp_effacer_dossier: `SELECT id FROM dossier LIMIT 1`,
        pdp_effacer_personne: `SELECT assure_id AS id FROM dossier LIMIT 1`,
        pdp_effacer_signalement: `SELECT id FROM signalement WHERE etat = 'ACCEPTE' LIMIT 1`,
      }[fonction]!;
      const [vise] = await sql<{ id: string }>(cible);
      await expect(sql(`SELECT ${fonction}($1)`, [vise!.id])).rejects.toMatchObject({ code: '55000' });
    },
  );

  // Ce que `poserCanaris` demande à une application, sans serveur : la base, et un coffre dont rien n'est relu ici.
  const demonstrationSansServeur = (): ApplicationDemo => {
    const coffre = {
      sceller: (clair: string) => `scelle ${clair}`,
      recevoir: () => Promise.resolve({ type: 'application/pdf', octets: 1, empreinte: 'essai', cle: 'essai' }),
    };
    const idDe = async (compte: string): Promise<string> =>
      (await sql<{ id: string }>(`SELECT id FROM utilisateur WHERE sujet = $1`, [compte]))[0]!.id;
    return { sql, idDe, app: { get: () => coffre } } as unknown as ApplicationDemo;
  };

  // Une ligne de chaque sorte : un balayage ne prouve rien d'une table où la personne n'était pas.
  async function semer(): Promise<void> {
    const d = [dossierId];
    const demande = nouvelId();
    const [passage] = await sql<{ id: string; revue: string }>(
      `SELECT id, revue_id AS revue FROM passage_revue WHERE dossier_id = $1 LIMIT 1`,
      d,
    );
    for (const [texte, valeurs] of [
      [
        `INSERT INTO demande_droit (id, plateforme_id, dossier_id, type, etat, canal, deposee_par, deposee_le, close_le) SELECT $2, plateforme_id, id, 'RECTIFICATION', 'REFUSEE', 'LIVRET', $3, '2020-02-01', '2026-02-01' FROM dossier WHERE id = $1`,
        [dossierId, demande, compteId],
      ],
      [
        `INSERT INTO demande_droit_echange (id, demande_id, transition, acteur_id, texte, le) VALUES (gen_random_uuid(), $1, 'deposer', $2, 'Zqxconservation', now())`,
        [demande, compteId],
      ],
      [
        `INSERT INTO export_acces (id, demande_id, plateforme_id, dossier_id, etat, cree_le) SELECT gen_random_uuid(), $2, plateforme_id, id, 'VIDE', now() FROM dossier WHERE id = $1`,
        [dossierId, demande],
      ],
      [
        `INSERT INTO limitation_dossier (id, dossier_id, motif, posee_par, posee_le, levee_le) VALUES (gen_random_uuid(), $1, 'PREUVE_NECESSAIRE', $2, now(), now())`,
        [dossierId, compteId],
      ],
      [
        `INSERT INTO transmission_referent (id, dossier_id, vers_id, motif) SELECT gen_random_uuid(), $1, id, 'Zqxconservation' FROM utilisateur WHERE sujet = 'csam.social'`,
        d,
      ],
      [`INSERT INTO ouverture_dossier VALUES ($2, $1, now())`, [dossierId, compteId]],
      [
        `INSERT INTO preuve_consentement (consentement_id, dossier_id, nature, contenu, empreinte) SELECT id, dossier_id, 'SIGNATURE_DESSINEE', '{}', '' FROM consentement WHERE dossier_id = $1 ON CONFLICT DO NOTHING`,
        d,
      ],
      [
        `INSERT INTO livret_question (id, dossier_id, texte_scelle, auteur_id, tache_id) SELECT gen_random_uuid(), $1, 'Zqxconservation', $2, (SELECT id FROM tache WHERE dossier_id = $1 LIMIT 1)`,
        [dossierId, compteId],
      ],
      [
        `INSERT INTO visite_pre_reprise (id, dossier_id, etat, commentaire) VALUES (gen_random_uuid(), $1, 'DEMANDEE', 'Zqxconservation')`,
        d,
      ],
      [
        `INSERT INTO mandat (id, mandataire_id, dossier_id) SELECT gen_random_uuid(), id, $1 FROM utilisateur WHERE sujet = 'mandataire'`,
        d,
      ],
      [`INSERT INTO preference_notification (utilisateur_id) VALUES ($1) ON CONFLICT DO NOTHING`, [compteId]],
      [`INSERT INTO idempotence (cle, utilisateur_id, route, empreinte) VALUES ('essai', $1, '/', '')`, [compteId]],
      [
        `INSERT INTO outbox (id, type, donnees, relaye_le, traite_le) VALUES (gen_random_uuid(), 'essai', jsonb_build_object('dossierId', $1::text), now(), now())`,
        d,
      ],
      [
        `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id) VALUES (gen_random_uuid(), $2, 'LIVRET_PUBLIE', 'livret', $1, $1)`,
        [dossierId, compteId],
      ],
      [
        `INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, expire_le) SELECT '\\x00', gen_random_uuid(), $1, id, now() FROM habilitation WHERE utilisateur_id = $1`,
        [compteId],
      ],
      [
        `INSERT INTO signalement (id, assure_id, plateforme_id, origine, motif, assure_informe, etat, cree_le, clos_le) SELECT gen_random_uuid(), $2, plateforme_id, 'SPST', 'ARRET_LONG', true, 'CLOS_DECLINE', '2020-01-01', '2026-10-01' FROM dossier WHERE id = $1`,
        [dossierId, assureId],
      ],
      [`UPDATE reperage SET cree_le = '2020-01-01' WHERE assure_id = $1`, [assureId]],
    ] as const)
      await sql(texte, valeurs as readonly unknown[]);
    if (passage)
      await sql(
        `INSERT INTO compte_rendu (revue_id, contenu, empreinte, fige_par) SELECT $1, jsonb_build_object('passages', jsonb_build_array(jsonb_build_object('dossierId', $2::text, 'question', 'Zqxconservation'), jsonb_build_object('dossierId', 'autre'))), '', id FROM utilisateur WHERE sujet = 'coordinatrice'
         ON CONFLICT (revue_id) DO UPDATE SET contenu = excluded.contenu`,
        [passage.revue, dossierId],
      );
  }

  /** Tables, vues dans le catalogue, dont une ligne porte l'un de ces textes, où que ce soit dans la ligne. */
  async function tablesQuiPortent(secrets: readonly string[]): Promise<string[]> {
    const tables = await sql<{ nom: string }>(
      `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog','information_schema','pg_toast') ORDER BY 1`,
    );
    const porteuses: string[] = [];
    for (const { nom } of tables) {
      if (SEULS_IDENTIFIANTS.some((exception) => exception.test(nom))) continue;
      const [ligne] = await sql<{ trouve: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM ${nom} x WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) s WHERE position(s IN x::text) > 0)) AS trouve`,
        [secrets],
      );
      if (ligne?.trouve) porteuses.push(nom);
    }
    return porteuses;
  }
});

/** Le journal des accès : des identifiants, jamais une valeur, gardés selon leur propre règle (domain.md 4). */
const SEULS_IDENTIFIANTS = [/^journal\./];
