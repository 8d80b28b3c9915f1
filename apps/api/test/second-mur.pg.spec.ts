import { COFFRE_DE_TEST } from './cles-de-test.js';
import { FONCTIONS } from '@pdp/domain';
import { chargerDemoSiVide } from '../src/demo/charger-demo.js';
import { REGLES_DE_LIGNES } from '../src/migrations/sql/second-mur.sql.js';
import {
  consentir,
  creerAgent,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
} from '../src/modules/dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../src/modules/dossier/essais/outils.js';
import { nouvelId } from '../src/platform/config/identifiants.js';
import {
  ACCES_SYSTEME,
  POSER_ACCES,
  ROLE_APPLICATION,
  accesDe,
  type AccesBase,
} from '../src/platform/database/acces-base.js';
import { Lecture } from '../src/platform/database/lecture.js';
import { pg } from '../src/platform/database/pg.js';
import { FaitsService } from '../src/platform/permissions/faits.service.js';
import { estVisible } from '../src/platform/permissions/acces.js';
import { ouvrirBaseDeTest } from './base-de-test.js';

/** Tables sans donnée de dossier, ou fermées autrement : écrire pourquoi avant d'en ajouter une. */
const SANS_MUR = new Set([
  'envoi', // un numéro de notification, un canal, un état : ni personne suivie, ni contenu
  'import_ligne', // liste reçue, avant tout dossier ; effacée après confirmation
  'utilisateur', // annuaire ; son lien vers la fiche d'un assuré sert à la connexion
  'journal_acces_ancien',
]);

/** Ce que le rôle applicatif ne peut pas tout faire : S lire, I insérer, U modifier, D supprimer ; vide, rien. */
const DROITS_RESTREINTS = {
  journal_acces: 'SI',
  preuve_consentement: 'SI',
  mes_liens: 'S',
  compte_rendu_ajout: 'SI',
  regle_plateforme: 'SI',
  migration: 'S',
  registre: '',
  tete: '',
};

let outils: Outils;
let monde: Monde;
let mur: Lecture;
let suivi: DossierDEssai;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  mur = new Lecture(outils.url, 1, ROLE_APPLICATION);
  suivi = await creerDossier(outils, monde);
  await consentir(outils, suivi.dossierId, { portee: 'ASSURANCE_MALADIE' });
  await lier(outils, suivi.dossierId, monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId, 'REFERENT');
});
afterAll(async () => {
  await mur?.fermer();
  await outils?.fermer();
});

const jouer = <T extends object>(acces: AccesBase, texte: string, valeurs: readonly unknown[] = []): Promise<T[]> =>
  mur.lire<T>({ nom: `essai-${texte}`.slice(0, 60), texte }, valeurs, acces);
const voit = async (acces: AccesBase, dossierId: string): Promise<boolean> =>
  (await jouer(acces, `SELECT 1 AS un FROM dossier WHERE id = $1::uuid`, [dossierId])).length > 0;

describe('rôle applicatif', () => {
  it('ne possède rien, ne contourne rien, n’est membre de rien', async () => {
    const [role] = await outils.sql(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS tables,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS groupes
       FROM pg_roles r WHERE rolname = $1`,
      [ROLE_APPLICATION],
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      tables: 0,
      groupes: 0,
    });
  });

  it('droits par table, relus : tout lire et écrire, sauf ce qui est dit ici', async () => {
    const lignes = await outils.sql<{ table: string; droits: string }>(
      `SELECT c.relname AS table, concat(
         CASE WHEN has_table_privilege($1, c.oid, 'SELECT') THEN 'S' END, CASE WHEN has_table_privilege($1, c.oid, 'INSERT') THEN 'I' END,
         CASE WHEN has_table_privilege($1, c.oid, 'UPDATE') THEN 'U' END, CASE WHEN has_table_privilege($1, c.oid, 'DELETE') THEN 'D' END,
         CASE WHEN has_table_privilege($1, c.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN 'T' END) AS droits
       FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, 'journal'::regnamespace) AND c.relkind IN ('r','p','v') AND NOT c.relispartition ORDER BY 1`,
      [ROLE_APPLICATION],
    );
    const ecarts = Object.fromEntries(lignes.filter((l) => l.droits !== 'SIUD').map((l) => [l.table, l.droits]));
    expect(lignes.length).toBeGreaterThan(40);
    expect(ecarts).toEqual(DROITS_RESTREINTS);
  });

  it.each(['UPDATE journal_acces SET action = action', 'DELETE FROM journal_acces', 'TRUNCATE journal_acces'])(
    'journal : « %s » refusé, même au système',
    async (texte) => {
      await expect(jouer(ACCES_SYSTEME, texte)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('ne peut pas lever une politique', async () => {
    await expect(jouer(ACCES_SYSTEME, 'ALTER TABLE dossier DISABLE ROW LEVEL SECURITY')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('tables d’un dossier', () => {
  it('toute table qui cite un dossier ou un assuré a son mur', async () => {
    const lignes = await outils.sql<{ table: string; active: boolean }>(
      `SELECT c.relname AS table, c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) AS active
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r','p')
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('dossier_id','assure_id','passage_id','nir') AND NOT a.attisdropped)`,
    );
    expect(lignes.length).toBeGreaterThan(20);
    expect(lignes.filter((l) => !l.active && !SANS_MUR.has(l.table)).map((l) => l.table)).toEqual([]);
  });

  it('sans accès, aucune ligne d’aucune table ; le système les voit toutes', async () => {
    const base = await ouvrirBaseDeTest({ migree: true });
    const lecture = new Lecture(base.url, 1, ROLE_APPLICATION);
    try {
      await chargerDemoSiVide(base.url, COFFRE_DE_TEST, () => undefined, { echelle: 0.03 });
      const compter = async (acces: AccesBase, table: string): Promise<number> => {
        const requete = { nom: `compte-${table}`, texte: `SELECT count(*)::int AS n FROM ${table}` };
        return (await lecture.lire<{ n: number }>(requete, [], acces))[0]?.n ?? -1;
      };
      const pleines: string[] = [];
      for (const table of Object.keys(REGLES_DE_LIGNES)) {
        expect({ table, n: await compter('', table) }).toEqual({ table, n: 0 });
        if ((await compter(ACCES_SYSTEME, table)) > 0) pleines.push(table);
      }
      // Zéro ligne ne prouve rien d'une table vide : la petite démonstration en remplit la plupart.
      expect(pleines).toEqual(
        expect.arrayContaining(['assure', 'categorie_dossier', 'consentement', 'tache', 'revue']),
      );
      expect(pleines.length).toBeGreaterThan(20);
    } finally {
      await lecture.fermer();
      await base.fermer();
    }
  }, 60_000);

  it.each(['n’importe quoi', 'LECTURE|', 'SYSTEME|x', 'LECTURE|a|b|c|d|e|f|g|h'])(
    'accès mal formé « %s » : aucune ligne',
    async (acces) => {
      expect(await voit(acces, suivi.dossierId)).toBe(false);
    },
  );

  it('un dossier admis ne survit ni à la lecture ni à la transaction qui l’a admis', async () => {
    const client = new pg.Client({ connectionString: outils.url, options: `-c role=${ROLE_APPLICATION}` });
    await client.connect();
    try {
      const compter = async (): Promise<number> =>
        (await client.query(`SELECT 1 FROM dossier WHERE id = $1`, [suivi.dossierId])).rows.length;
      const acces = accesDe(monde.agents.ASSISTANT_SERVICE_SOCIAL, 'ECRITURE');
      await client.query('BEGIN');
      await client.query(POSER_ACCES(true), [acces]);
      expect(await compter()).toBe(1);
      await client.query('COMMIT');
      expect(await compter()).toBe(0);
      await client.query(POSER_ACCES(false), [acces]);
      expect(await compter()).toBe(1);
      const { rows } = await client.query(`SELECT current_setting('pdp.admis', true) AS admis`);
      expect(rows).toEqual([{ admis: '' }]);
    } finally {
      await client.end();
    }
  });

  it('un accès périmé ne reste pas sur la connexion', async () => {
    expect(await voit(ACCES_SYSTEME, suivi.dossierId)).toBe(true);
    expect(await voit('', suivi.dossierId)).toBe(false);
  });
});

describe('qui passe', () => {
  it('pour chaque fonction : le mur ne cache jamais ce que les règles ouvrent, et n’ouvre rien sans lien', async () => {
    const faits = new FaitsService(outils.lecture);
    const etranger = await creerDossier(outils, monde, { nir: '261085617523565' });
    for (const fonction of FONCTIONS) {
      const agent = monde.agents[fonction];
      const visible = estVisible(agent, await faits.charger(agent, suivi.dossierId));
      if (visible)
        expect({ fonction, voit: await voit(accesDe(agent), suivi.dossierId) }).toEqual({ fonction, voit: true });
      expect({ fonction, voit: await voit(accesDe(agent), etranger.dossierId) }).toEqual({ fonction, voit: false });
    }
  });

  it('l’assuré voit le sien, pas celui d’un autre', async () => {
    expect(await voit(accesDe(suivi.assure), suivi.dossierId)).toBe(true);
    const autre = await creerDossier(outils, monde, { nir: '261085617523662' });
    expect(await voit(accesDe(autre.assure), suivi.dossierId)).toBe(false);
  });

  it('un lien qui prend fin ferme la lecture suivante, dossier déjà admis ou non', async () => {
    const agent = await creerAgent(outils, {
      fonction: 'ASSISTANT_SERVICE_SOCIAL',
      plateformeId: monde.plateformeId,
      organismeId: monde.organismes.SERVICE_SOCIAL ?? null,
    });
    const lien = await lier(outils, suivi.dossierId, agent.utilisateurId);
    expect(await voit(accesDe(agent), suivi.dossierId)).toBe(true);
    await outils.sql(`UPDATE affectation_dossier SET fin = now() - interval '1 second' WHERE id = $1`, [lien]);
    expect(await voit(accesDe(agent), suivi.dossierId)).toBe(false);
  });

  it('une transaction d’écriture voit ce que son auteur ne lit pas : un dossier déjà ouvert ailleurs pour ce NIR', async () => {
    const ailleurs = { ...monde.agents.COORDINATEUR, plateformeId: monde.autrePlateformeId };
    expect(await voit(accesDe(ailleurs, 'ECRITURE'), suivi.dossierId)).toBe(true);
    expect(await voit(accesDe(ailleurs), suivi.dossierId)).toBe(false);
  });

  it('une lecture détournée ne peut pas écrire dans le dossier d’un autre', async () => {
    const ailleurs = { ...monde.agents.CONSEILLER_CAP_EMPLOI, plateformeId: monde.autrePlateformeId };
    const ecrire = jouer(
      accesDe(ailleurs),
      `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($1::uuid, $2::uuid, 'DECISION', $1::uuid, 'Intrus')`,
      [nouvelId(), suivi.dossierId],
    );
    await expect(ecrire).rejects.toMatchObject({ code: '42501' });
  });

  it('modifier sans voir ne touche aucune ligne', async () => {
    const texte = `UPDATE dossier SET issue = 'VOLEE' WHERE id = $1::uuid RETURNING 1 AS un`;
    expect(await jouer(accesDe(monde.agents.CONSEILLER_CAP_EMPLOI), texte, [suivi.dossierId])).toEqual([]);
  });
});
