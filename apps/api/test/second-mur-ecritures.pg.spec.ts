import { ECRITURES_CONTACT } from '../src/migrations/sql/contacts.sql.js';
import { ECRITURES_DIAGNOSTIC } from '../src/migrations/sql/diagnostic.sql.js';
import { ECRITURES_DITS } from '../src/migrations/sql/dits.sql.js';
import { ECRITURES_CLOTURE } from '../src/migrations/sql/cloture.sql.js';
import { ECRITURES_AIDES } from '../src/migrations/sql/aides-financieres.sql.js';
import { ECRITURES_DROITS_SOCIAUX } from '../src/migrations/sql/droits-sociaux.sql.js';
import { ECRITURES_ALERTE } from '../src/migrations/sql/alertes.sql.js';
import { ECRITURES_PLAN } from '../src/migrations/sql/plan.sql.js';
import { ECRITURES_RENDEZ_VOUS } from '../src/migrations/sql/rendez-vous.sql.js';
import { ECRITURES_DISPOSITIF } from '../src/migrations/sql/dispositifs.sql.js';
import { ECRITURES_LIEN_REPONSE } from '../src/migrations/sql/liens-reponse.sql.js';
import { ECRITURES_MOT } from '../src/migrations/sql/mots-du-livret.sql.js';
import {
  REGLES_D_ECRITURE as REGLES_D_ORIGINE,
  SELON_LE_LIEN,
} from '../src/migrations/sql/ecritures-resserrees.sql.js';
import { ACCES_SYSTEME, POSER_ACCES, ROLE_APPLICATION } from '../src/platform/database/acces-base.js';
import { pg } from '../src/platform/database/pg.js';
import { ouvrirBaseDeTest } from './base-de-test.js';

/** Tables d'un dossier qu'une transaction d'écriture atteint toutes : écrire pourquoi dans la décision 0020. */
const ECRITURE_LARGE = ['arret_travail', 'journal_acces', 'notification', 'revue_presence'];

/** Fermée au système seul, lecture comme écriture. */
const AU_SYSTEME = ['ouverture_dossier'];

const REGLES_D_ECRITURE = {
  ...REGLES_D_ORIGINE,
  ...ECRITURES_DISPOSITIF,
  ...ECRITURES_LIEN_REPONSE,
  ...ECRITURES_ALERTE,
  ...ECRITURES_CONTACT,
  ...ECRITURES_DIAGNOSTIC,
  ...ECRITURES_DITS,
  ...ECRITURES_CLOTURE,
  ...ECRITURES_DROITS_SOCIAUX,
  ...ECRITURES_AIDES,
  ...ECRITURES_MOT,
  ...ECRITURES_PLAN,
  ...ECRITURES_RENDEZ_VOUS,
};

// Qui accomplit une tâche du dossier, sans lien avec lui, peut la proposer au livret : le référent trie (décision 0038).
const AJOUT_SANS_LIEN = 'livret_proposition';

describe('second mur : écritures', () => {
  let base: Awaited<ReturnType<typeof ouvrirBaseDeTest>>;
  let client: pg.Client;
  let agents: Record<string, string>;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true, demo: 0.03 });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    agents = Object.fromEntries(
      await Promise.all(
        ['assistante.sociale', 'assistante.sociale.2', 'csam.social', 'assuree'].map(async (sujet) => {
          const { rows } = await client.query<{ acces: string }>(
            `SELECT concat_ws('|', 'ECRITURE', u.id, h.fonction, h.unite, coalesce(h.organisme_id::text, ''), coalesce(h.plateforme_id::text, ''),
               CASE WHEN h.fonction = 'ASSURE' THEN u.assure_id::text ELSE '' END) AS acces
             FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id WHERE u.sujet = $1 LIMIT 1`,
            [sujet],
          );
          return [sujet, rows[0]!.acces] as const;
        }),
      ),
    );
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  /** Joue un ordre sous le rôle applicatif, au nom de cet accès, puis l'annule ; rend le nombre de lignes, ou le code du refus. */
  const essayer = async (acces: string, texte: string, valeurs: readonly unknown[] = []): Promise<number | string> => {
    await client.query('BEGIN');
    try {
      // Sans les gardes du gel et de la clôture : c'est le mur seul qui doit arrêter.
      await client.query(`SET LOCAL session_replication_role = replica; SET LOCAL ROLE ${ROLE_APPLICATION}`);
      await client.query(POSER_ACCES(true), [acces]);
      return (await client.query(texte, [...valeurs])).rowCount ?? 0;
    } catch (erreur) {
      return (erreur as { code: string }).code;
    } finally {
      await client.query('ROLLBACK');
    }
  };
  const cle = async (table: string): Promise<string> =>
    (
      await client.query<{ c: string }>(
        `SELECT a.attname AS c FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = $1::regclass AND i.indisprimary`,
        [table],
      )
    ).rows[0]!.c;
  // Celles du territoire de la vitrine, dont l'étranger n'est jamais l'émetteur ni le destinataire.
  const copie = (table: string, colonne: string): string =>
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('${colonne}', gen_random_uuid()))).* FROM ${table} t`;

  it('chaque table murée a sa règle d’écriture, ou sa raison de ne pas en avoir', async () => {
    const { rows } = await client.query<{ t: string }>(
      `SELECT tablename AS t FROM pg_policies WHERE policyname = 'mur'`,
    );
    const connues = [...Object.keys(REGLES_D_ECRITURE), ...ECRITURE_LARGE, ...AU_SYSTEME];
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map(({ t }) => t).filter((table) => !connues.includes(table))).toEqual([]);
  });

  it('d’un autre territoire : rien ne se modifie, rien ne se supprime, rien ne s’ajoute, dans aucune table', async () => {
    const ailleurs = agents['assistante.sociale.2']!;
    const [, moi, , , organisme, plateforme] = ailleurs.split('|');
    // Ce qui est à elle sur son propre territoire se reconnaît à ces valeurs : on n'essaie que le reste.
    const etrangere = `NOT (t::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $2 || '%' OR ($3 <> '' AND t::text LIKE '%' || $3 || '%'))`;
    const essayees: string[] = [];
    for (const table of Object.keys(REGLES_D_ECRITURE)) {
      const colonne = await cle(table);
      const lien = await colonneDeTerritoire(table);
      const vise = `${etrangere} AND ${lien}`;
      const valeurs = [moi, plateforme, organisme];
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${table} t WHERE ${vise} LIMIT 5) x`,
        valeurs,
      );
      if (rows[0]!.n === 0) continue;
      essayees.push(table);
      const verdicts = [
        await essayer(ailleurs, `UPDATE ${table} t SET ${colonne} = ${colonne} WHERE ${vise}`, valeurs),
        await essayer(ailleurs, `DELETE FROM ${table} t WHERE ${vise}`, valeurs),
        await essayer(ailleurs, `SELECT 1 FROM ${table} t WHERE ${vise} FOR UPDATE`, valeurs),
        await essayer(ailleurs, `${copie(table, colonne)} WHERE ${vise} LIMIT 1`, valeurs),
      ];
      const sansUpdate = ['preuve_consentement', 'compte_rendu_ajout'].includes(table);
      expect({ table, verdicts }).toEqual({
        table,
        verdicts: sansUpdate ? ['42501', '42501', '42501', '42501'] : [0, 0, 0, '42501'],
      });
    }
    expect(essayees.length).toBeGreaterThan(18);
  }, 60_000);

  // Lignes du Morbihan : par leur dossier, leur revue, leur personne ou leur plateforme.
  const colonneDeTerritoire = async (table: string): Promise<string> => {
    const { rows } = await client.query<{ c: string }>(
      `SELECT attname AS c FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [table],
    );
    const a = new Set(rows.map(({ c }) => c));
    const morbihan = `(SELECT p.id FROM plateforme p JOIN habilitation h ON h.plateforme_id = p.id JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'assistante.sociale' LIMIT 1)`;
    if (a.has('plateforme_id')) return `t.plateforme_id = ${morbihan}`;
    if (a.has('dossier_id')) return `t.dossier_id IN (SELECT d.id FROM dossier d WHERE d.plateforme_id = ${morbihan})`;
    if (a.has('revue_id')) return `t.revue_id IN (SELECT r.id FROM revue r WHERE r.plateforme_id = ${morbihan})`;
    if (a.has('passage_id'))
      return `t.passage_id IN (SELECT p.id FROM passage_revue p JOIN revue r ON r.id = p.revue_id WHERE r.plateforme_id = ${morbihan})`;
    if (a.has('demande_id'))
      return `t.demande_id IN (SELECT q.id FROM demande_droit q WHERE q.plateforme_id = ${morbihan})`;
    throw new Error(`${table} : rien ne dit son territoire`);
  };

  it('du même territoire, sans lien : le contenu d’un dossier ne s’écrit pas', async () => {
    const sansLien = agents['csam.social']!;
    const [, moi, , unite] = sansLien.split('|');
    const vise = `t.dossier_id IN (SELECT d.id FROM dossier d WHERE d.etat = 'EN_COURS' AND NOT EXISTS (SELECT 1 FROM affectation_dossier a
      WHERE a.dossier_id = d.id AND (a.utilisateur_id = $1::uuid OR (a.utilisateur_id IS NULL AND a.unite = $2))))`;
    const essayees: string[] = [];
    for (const table of SELON_LE_LIEN) {
      const { rowCount } = await client.query(`SELECT 1 FROM ${table} t WHERE ${vise} LIMIT 1`, [moi, unite]);
      if (rowCount === 0 || table === 'preuve_consentement') continue;
      essayees.push(table);
      const colonne = await cle(table);
      expect({
        table,
        verdicts: [
          await essayer(sansLien, `UPDATE ${table} t SET ${colonne} = ${colonne} WHERE ${vise}`, [moi, unite]),
          await essayer(sansLien, `DELETE FROM ${table} t WHERE ${vise}`, [moi, unite]),
          await essayer(sansLien, `${copie(table, colonne)} WHERE ${vise} LIMIT 1`, [moi, unite]),
        ],
      }).toEqual({ table, verdicts: [0, 0, table === AJOUT_SANS_LIEN ? 1 : '42501'] });
    }
    expect(essayees.length).toBeGreaterThan(4);
  });

  it('liée, elle écrit ; l’assurée écrit dans le sien ; le système, partout ; personne, nulle part', async () => {
    const vitrine = `(SELECT d.id FROM dossier d WHERE d.assure_id = (SELECT assure_id FROM utilisateur WHERE sujet = 'assuree') ORDER BY d.ouvert_le DESC LIMIT 1)`;
    const texte = `UPDATE categorie_dossier SET version_dossier = version_dossier WHERE dossier_id = ${vitrine}`;
    for (const qui of ['assistante.sociale', 'assuree']) expect(await essayer(agents[qui]!, texte)).toBeGreaterThan(0);
    expect(await essayer(ACCES_SYSTEME, texte)).toBeGreaterThan(0);
    for (const faux of ['', 'ECRITURE|', 'ECRITURE|a|b']) expect(await essayer(faux, texte)).toBe(0);
  });

  it('qui met fin à son propre lien finit ce qu’il écrivait', async () => {
    const moi = agents['assistante.sociale']!;
    await client.query('BEGIN');
    try {
      await client.query(`SET LOCAL ROLE ${ROLE_APPLICATION}`);
      await client.query(POSER_ACCES(true), [moi]);
      const { rows } = await client.query<{ id: string }>(
        `SELECT a.dossier_id AS id FROM affectation_dossier a JOIN dossier d ON d.id = a.dossier_id WHERE a.utilisateur_id::text = $1 AND a.fin IS NULL AND d.etat = 'EN_COURS' AND NOT d.limite LIMIT 1`,
        [moi.split('|')[1]],
      );
      const ecrire = `UPDATE categorie_dossier SET version_dossier = version_dossier WHERE dossier_id = $1`;
      const avant = (await client.query(ecrire, [rows[0]!.id])).rowCount;
      await client.query(`UPDATE affectation_dossier SET fin = now() - interval '1 second' WHERE dossier_id = $1`, [
        rows[0]!.id,
      ]);
      expect([avant! > 0, (await client.query(ecrire, [rows[0]!.id])).rowCount]).toEqual([true, avant]);
    } finally {
      await client.query('ROLLBACK');
    }
  });
});
