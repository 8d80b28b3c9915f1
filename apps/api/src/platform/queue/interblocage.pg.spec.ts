import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import { monterOutbox, type ProcessusDEssai } from '../../../test/queue/monter-outbox.js';
import { MoteurPostgres } from './moteur-postgres.js';
import { dansUneTransaction } from './registre-outbox.js';

/** Où PostgreSQL choisit la victime : la table, et la condition sur la ligne écrite. */
const PANNES = [
  ['le travail de la file, qui se conclut', 'bullmq.job', `NEW.queue = 'outbox' AND NEW.state = 'completed'`],
  ['la marque du message traité', 'outbox', 'NEW.traite_le IS NOT NULL'],
  ['l’effet du gestionnaire', 'effet_essai', 'TRUE'],
] as const;

describe('un interblocage annule une transaction de la boîte de sortie', () => {
  let base: BaseDeTest;
  let p: ProcessusDEssai;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
  });
  afterAll(() => base.fermer());
  beforeEach(async () => {
    p = await monterOutbox(base.url, await MoteurPostgres.ouvrir(base.url));
    await p.source.query(`CREATE TABLE IF NOT EXISTS effet_essai (n serial, cle text NOT NULL)`);
    await p.source.query(`TRUNCATE effet_essai, outbox, inbox`);
  });
  afterEach(async () => {
    await p.source.query(`DROP FUNCTION une_victime CASCADE`);
    await p.source.query(`DROP SEQUENCE victimes`);
    await p.fermer();
  });

  // Une séquence n'est pas annulée avec sa transaction : la première écriture tombe, les suivantes passent.
  const tomberUneFois = async (table: string, condition: string): Promise<void> => {
    await p.source.query(`CREATE SEQUENCE victimes`);
    await p.source.query(
      `CREATE FUNCTION une_victime() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
         IF nextval('public.victimes') = 1 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;
         RETURN NEW;
       END $$`,
    );
    await p.source.query(
      `CREATE TRIGGER une_victime BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION une_victime()`,
    );
  };

  test.each(PANNES)('%s : refait, un seul effet, rien ne reste en attente', async (_quoi, table, condition) => {
    let passages = 0;
    p.registre.surEvenement(
      'essai.fait',
      'essai',
      dansUneTransaction(p.unite, 'essai', async (tx, message) => {
        passages += 1;
        await tx.sql('INSERT INTO effet_essai (cle) VALUES ($1)', [message.id]);
      }),
    );
    await tomberUneFois(table, condition);
    await p.demarrer();
    const [id] = await p.publier('essai.fait');
    const compter = async (texte: string): Promise<number> =>
      (await p.source.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${texte}`))[0]!.n;
    await jusquA(
      'le travail conclu après la panne',
      async () => (await compter(`bullmq.job WHERE queue = 'outbox' AND id = '${id}' AND state = 'completed'`)) === 1,
      20_000,
    );
    await pause(100);
    expect(await p.source.query('SELECT cle FROM effet_essai')).toEqual([{ cle: id }]);
    expect(await compter('outbox WHERE traite_le IS NULL OR abandonne_le IS NOT NULL OR erreur IS NOT NULL')).toBe(0);
    expect(await compter('inbox')).toBe(1);
    const [{ vues } = { vues: 0 }] = await p.source.query<{ vues: number }[]>(
      'SELECT last_value::int AS vues FROM victimes',
    );
    // La panne a bien eu lieu, et seule l'écriture du gestionnaire l'a fait rejouer.
    expect({ vues: vues > 1, passages }).toEqual({ vues: true, passages: table === 'effet_essai' ? 2 : 1 });
  });
});
