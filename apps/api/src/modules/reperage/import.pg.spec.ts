import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import type { Commande, Cout } from '../../../test/enfant/importer-liste.js';
import { lancer, message } from '../../../test/enfant/lancer.js';
import { semerTerritoires, type Territoires } from '../../../test/territoires-de-test.js';
import { ImportsRepository } from './persistence/imports.repository.js';

describe('import, processus à part', () => {
  let base: BaseDeTest;
  let lieux: Territoires;
  let source: DataSource;
  const commande = (reste: Partial<Commande>): Commande => ({
    databaseUrl: base.url,
    plateformeId: lieux.plateformes.morbihan,
    utilisateurId: lieux.utilisateurs['referent.cpam']!,
    lignes: 1,
    lent: false,
    ...reste,
  });
  const nombre = async (texte: string): Promise<number> =>
    Number((await source.query<{ n: string }[]>(`SELECT count(*) AS n FROM ${texte}`))[0]?.n);

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    lieux = await semerTerritoires(base.url);
    source = await new DataSource({ type: 'postgres', url: base.url }).initialize();
  }, 120_000);

  afterAll(async () => {
    await source?.destroy();
    await base?.fermer();
  });

  test('un processus tué en pleine lecture ne laisse rien ; la lecture d’un processus vivant n’est pas touchée', async () => {
    const enfant = lancer('importer-liste.ts');
    enfant.send(commande({ lignes: 100_000, lent: true }));
    await message<{ lues: number }>(enfant, (m) => m.lues >= 1000);
    const imports = new ImportsRepository(source);
    expect(await imports.reprendre()).toBe(0);
    const [vu] = await source.query<{ etat: string; lignes_lues: number }[]>(
      `SELECT etat, lignes_lues FROM import_requete`,
    );
    expect(vu).toMatchObject({ etat: 'LECTURE' });
    expect(vu!.lignes_lues).toBeGreaterThan(0);
    enfant.kill('SIGKILL');
    await once(enfant, 'exit');
    while (
      (await nombre(`pg_stat_activity WHERE application_name = 'pdp-import' AND datname = current_database()`)) > 0
    )
      await new Promise((s) => setTimeout(s, 20));
    expect(await imports.reprendre()).toBe(1);
    expect(await source.query(`SELECT etat, erreur FROM import_requete`)).toMatchObject([
      { etat: 'INTERROMPU', erreur: expect.stringMatching(/déposez la liste à nouveau/) },
    ]);
    expect([await nombre('import_ligne'), await nombre('assure')]).toEqual([0, 0]);
  }, 120_000);

  test('lignes perdues par un arrêt de PostgreSQL, ou liste jamais confirmée : interrompu au démarrage suivant', async () => {
    const creer = async (id: string, age: string): Promise<void> => {
      await source.query(
        `INSERT INTO import_requete (id, plateforme_id, nom_fichier, etat, lignes_total, cree_par, cree_le) VALUES ($1, $2, 'liste.csv', 'A_CONFIRMER', 3, $3, now() - $4::interval)`,
        [id, lieux.plateformes.morbihan, lieux.utilisateurs['referent.cpam'], age],
      );
    };
    const [perdu, oublie, bon] = [
      '01890000-0000-7000-8000-0000000000a1',
      '01890000-0000-7000-8000-0000000000a2',
      '01890000-0000-7000-8000-0000000000a3',
    ] as const;
    await creer(perdu, '1 hour');
    await creer(oublie, '8 days');
    await creer(bon, '1 hour');
    for (const id of [oublie, bon])
      await source.query(`INSERT INTO import_ligne (import_id, numero, sort) VALUES ($1, 2, 'nouveau')`, [id]);
    expect(await new ImportsRepository(source).reprendre()).toBe(2);
    const etats = await source.query<{ id: string; etat: string }[]>(
      `SELECT id, etat FROM import_requete WHERE id = ANY($1) ORDER BY id`,
      [[perdu, oublie, bon]],
    );
    expect(etats.map((e) => e.etat)).toEqual(['INTERROMPU', 'INTERROMPU', 'A_CONFIRMER']);
    expect(await source.query(`SELECT import_id FROM import_ligne`)).toEqual([{ import_id: bon }]);
  });

  test('100 000 lignes tiennent sous 400 Mo, lecture et confirmation', async () => {
    const enfant = lancer('importer-liste.ts');
    enfant.send(commande({ lignes: 100_000 }));
    const cout = await message<Cout>(enfant);
    expect(cout).toMatchObject({ etat: 'CONFIRME', lues: 100_000 });
    expect(cout.rssMaxMo).toBeLessThan(400);
    expect([
      await nombre('assure'),
      await nombre('arret_travail'),
      await nombre(`reperage WHERE seuil = 'J90'`),
    ]).toEqual([100_000, 100_000, 100_000]);
    process.stdout.write(
      `import de 100 000 lignes : lecture ${cout.lectureMs} ms, confirmation ${cout.confirmationMs} ms, mémoire au plus ${cout.rssMaxMo} Mo\n`,
    );
  }, 400_000);
});
