import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ImportVue, LigneApercu, Page, Probleme, ReperagePage, SortLigne } from '@pdp/domain';
import { ouvrirApplication, type ApplicationDeTest } from '../../../test/application-de-test.js';
import type { ClientHttp, ReponseHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { semerTerritoires } from '../../../test/territoires-de-test.js';
import { pg } from '../../platform/database/pg.js';

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures');
const lireFixture = (nom: string): Buffer => readFileSync(join(FIXTURES, nom));
// De vraies listes de 2 000 lignes, sur une machine qui fait souvent autre chose.
jest.setTimeout(120_000);

/** Les listes sont datées : l'horloge l'est aussi. */
const JOUR = new Date('2026-11-22T09:00:00Z');

describe('liste mensuelle de la CPAM', () => {
  let app: ApplicationDeTest;
  let base: pg.Client;
  let referente: ClientHttp;
  let social: ClientHttp;
  let medical: ClientHttp;
  let ailleurs: ClientHttp;

  const deposer = async <T = ImportVue>(
    contenu: Buffer | string,
    nom = 'liste.csv',
    champ = 'fichier',
  ): Promise<ReponseHttp<T>> => {
    const formulaire = new FormData();
    formulaire.append(champ, new Blob([typeof contenu === 'string' ? contenu : new Uint8Array(contenu)]), nom);
    return referente.post<T>('/imports', formulaire);
  };
  const confirmer = (id: string, version?: number): Promise<ReponseHttp<ImportVue>> =>
    referente.post<ImportVue>(`/imports/${id}/confirmation`, {}, version === undefined ? {} : { version });
  const compte = async (texte: string): Promise<number> =>
    (await base.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${texte}`)).rows[0]?.n ?? -1;
  const empreinteDesTables = async (): Promise<unknown> =>
    (
      await base.query(`SELECT (SELECT md5(string_agg(a::text, '' ORDER BY a.id)) FROM assure a) AS a, (SELECT md5(string_agg(r::text, '' ORDER BY r.id)) FROM arret_travail r) AS r,
      (SELECT md5(string_agg(p::text, '' ORDER BY p.id)) FROM reperage p) AS p`)
    ).rows[0];
  const sansZero = (c: Readonly<Record<SortLigne, number>>): object =>
    Object.fromEntries(Object.entries(c).filter(([, n]) => n > 0));

  beforeAll(async () => {
    app = await ouvrirApplication({}, () => JOUR);
    await semerTerritoires(app.databaseUrl);
    base = new pg.Client({ connectionString: app.databaseUrl });
    await base.connect();
    referente = await connecter(app.url, 'referent.cpam');
    social = await connecter(app.url, 'csam.social');
    medical = await connecter(app.url, 'csam.medical');
    ailleurs = await connecter(app.url, 'assistante.sociale.2');
  }, 120_000);

  afterAll(async () => {
    await base?.end();
    await app?.fermer();
  });

  test('novembre : 2 000 lignes lues, rien d’importé avant la confirmation', async () => {
    const { statut, corps } = await deposer(lireFixture('requete-cpam-2026-11.csv'), 'requete-cpam-2026-11.csv');
    expect([statut, corps]).toMatchObject([
      201,
      {
        etat: 'A_CONFIRMER',
        lignesLues: 2000,
        lignesTotal: 2000,
        octetsLus: 396759,
        encodage: 'UTF-8 avec marque',
        separateur: ';',
        dejaImporte: false,
        capacites: ['CONFIRMER'],
      },
    ]);
    expect(sansZero(corps.compte)).toEqual({ nouveau: 1978, horsCible: 22 });
    expect(await compte('assure')).toBe(0);
    const confirme = await confirmer(corps.id, corps.version);
    expect([confirme.statut, confirme.corps.etat, sansZero(confirme.corps.compte)]).toEqual([
      200,
      'CONFIRME',
      { nouveau: 1978, horsCible: 22 },
    ]);
    expect([await compte('assure'), await compte('arret_travail'), await compte('import_ligne')]).toEqual([
      1978, 1978, 1,
    ]);
  });

  test('confirmer deux fois, ou redéposer le même fichier, ne change rien', async () => {
    const avant = await empreinteDesTables();
    const { corps: premier } = (await referente.get<Page<ImportVue>>('/imports?limite=1')) as {
      corps: Page<ImportVue>;
    };
    expect((await confirmer(premier.elements[0]!.id)).statut).toBe(200);
    const { corps } = await deposer(lireFixture('requete-cpam-2026-11.csv'));
    expect([corps.dejaImporte, sansZero(corps.compte)]).toEqual([true, { connu: 1978, horsCible: 22 }]);
    expect((await confirmer(corps.id)).corps.etat).toBe('CONFIRME');
    expect(await empreinteDesTables()).toEqual(avant);
  });

  test('les horloges J 45 et J 90 ont créé une ligne par service, une seule fois', async () => {
    const { rows } = await base.query(
      `SELECT seuil, unite, count(*)::int AS n, count(DISTINCT arret_id)::int AS arrets FROM reperage GROUP BY 1, 2 ORDER BY 1`,
    );
    const { rows: attendus } =
      await base.query(`SELECT count(*) FILTER (WHERE date_debut + 45 <= '2026-11-22' AND date_fin_prescrite >= date_debut + 45)::int AS j45,
      count(*) FILTER (WHERE date_debut + 89 <= '2026-11-22' AND date_fin_prescrite >= date_debut + 89)::int AS j90 FROM arret_travail`);
    const { j45, j90 } = attendus[0] as { j45: number; j90: number };
    expect(rows).toEqual([
      { seuil: 'J45', unite: 'SERVICE_MEDICAL', n: j45, arrets: j45 },
      { seuil: 'J90', unite: 'SERVICE_SOCIAL', n: j90, arrets: j90 },
    ]);
    expect(j45).toBeGreaterThan(1900);
    expect(j90).toBeGreaterThan(1500);
  });

  test('décembre : 1 611 déjà connus par leur NIR, 600 nouveaux', async () => {
    const prolongations = await compte('arret_travail WHERE prolongations > 0');
    const { corps } = await deposer(lireFixture('requete-cpam-2026-12.csv'));
    // 26 lignes du régime agricole, dont 15 déjà présentes en novembre : 1 596 + 15 = 1 611, et 589 + 11 = 600.
    expect(sansZero(corps.compte)).toEqual({ nouveau: 589, connu: 553, prolongation: 1043, horsCible: 26 });
    await confirmer(corps.id);
    expect([await compte('assure'), (await compte('arret_travail WHERE prolongations > 0')) - prolongations]).toEqual([
      1978 + 589,
      1043,
    ]);
    expect(await compte('arret_travail')).toBe(1978 + 589);
    const apres = await empreinteDesTables();
    const { corps: encore } = await deposer(lireFixture('requete-cpam-2026-12.csv'));
    expect(sansZero(encore.compte)).toEqual({ connu: 2185, horsCible: 26 });
    await confirmer(encore.id);
    expect(await empreinteDesTables()).toEqual(apres);
  });

  test('défauts : Windows-1252, chaque faute a sa raison et son numéro de ligne', async () => {
    const { corps } = await deposer(lireFixture('requete-cpam-defauts.csv'), '../../étrange\u202e.csv');
    expect(corps).toMatchObject({
      etat: 'A_CONFIRMER',
      encodage: 'Windows-1252',
      lignesTotal: 54,
      nomFichier: 'étrange.csv',
      capacites: ['CONFIRMER', 'TELECHARGER_REJETS'],
    });
    expect(sansZero(corps.compte)).toEqual({ connu: 40, horsCible: 1, rejete: 13 });
    const rejets = (await referente.get<Page<LigneApercu>>(`/imports/${corps.id}/lignes?sort=rejete`)).corps.elements;
    expect(rejets.map((l) => l.numero)).toEqual([42, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55]);
    const raisons = Object.fromEntries(rejets.map((l) => [l.numero, l.raison]));
    const attendues: Record<number, RegExp> = {
      42: /clé/,
      43: /15 caractères/,
      44: /naissance/,
      45: /avant le début/,
      46: /SIRET/,
      47: /risque/,
      48: /nom de naissance est vide/,
      49: /futur/,
      51: /formule/,
      52: /nul/,
      53: /100 caractères/,
      54: /ligne 2/,
      55: /colonnes/,
    };
    for (const [numero, raison] of Object.entries(attendues)) expect(raisons[Number(numero)]).toMatch(raison);
    expect(
      (await referente.get<Page<LigneApercu>>(`/imports/${corps.id}/lignes?sort=horsCible`)).corps.elements.map(
        (l) => l.numero,
      ),
    ).toEqual([50]);

    const { entetes, texte } = await referente.get(`/imports/${corps.id}/rejets.csv`);
    expect([entetes.get('content-type'), entetes.get('content-disposition')]).toEqual([
      'text/csv; charset=utf-8',
      expect.stringMatching(/^attachment; filename="rejets-.*\.csv"$/),
    ]);
    const octets = await fetch(`${app.url}/api/v1/imports/${corps.id}/rejets.csv`, {
      headers: { cookie: referente.enteteCookie() },
    }).then((r) => r.bytes());
    expect([...octets.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lignes = texte
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(lignes[0]).toMatch(/^LIGNE;CODE;RAISON;NIR;CLE;NOM_NAISSANCE;/);
    expect(lignes.slice(1).map((l) => Number(l.split(';')[0]))).toEqual(rejets.map((l) => l.numero));
    expect(lignes.find((l) => l.startsWith('51;'))).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(texte).not.toMatch(/(^|;)"?=/m);
    expect((await confirmer(corps.id)).corps.etat).toBe('CONFIRME');
    expect((await referente.get(`/imports/${corps.id}/rejets.csv`)).texte).toBe(texte);
  });

  test('l’aperçu se pagine dans l’ordre du fichier, sans numéro de sécurité sociale', async () => {
    const { corps } = await deposer(lireFixture('requete-cpam-2026-12.csv'));
    const vus: number[] = [];
    let curseur: string | null = '';
    while (curseur !== null) {
      const page: ReponseHttp<Page<LigneApercu>> = await referente.get(
        `/imports/${corps.id}/lignes?limite=200&curseur=${curseur}`,
      );
      expect(page.texte).not.toMatch(/\d{13}/);
      vus.push(...page.corps.elements.map((l) => l.numero));
      curseur = page.corps.curseurSuivant;
    }
    expect(vus).toEqual(Array.from({ length: 2211 }, (_, i) => i + 2));
    const premiere = (await referente.get<Page<LigneApercu>>(`/imports/${corps.id}/lignes?limite=1`)).corps.elements[0];
    expect(premiere).toEqual({
      numero: 2,
      sort: 'connu',
      nomAffiche: 'M. Yann Éveno',
      dateDebut: '2026-06-28',
      dateFin: '2027-01-08',
      risque: 'MALADIE',
      raison: null,
    });
  });

  test('une version périmée est refusée, un autre territoire ne voit rien, un autre métier est refusé', async () => {
    const { corps } = await deposer(lireFixture('requete-cpam-defauts.csv'));
    expect((await confirmer(corps.id, corps.version + 1)).statut).toBe(412);
    await base.query(
      `UPDATE import_requete SET plateforme_id = (SELECT id FROM plateforme WHERE departement = '29') WHERE id = $1`,
      [corps.id],
    );
    for (const chemin of ['', '/lignes', '/rejets.csv'])
      expect((await referente.get(`/imports/${corps.id}${chemin}`)).statut).toBe(404);
    expect((await confirmer(corps.id)).statut).toBe(404);
    expect((await social.get(`/imports/${corps.id}`)).statut).toBe(403);
  });

  test('ce qui n’est pas une liste est refusé avec une phrase, et n’en laisse aucune ligne', async () => {
    const lignes = await compte('import_ligne');
    const cas: readonly [string, Buffer | string, number, RegExp][] = [
      ['classeur', Buffer.from('PK\u0003\u0004reste'), 415, /classeur/],
      ['UTF-16', Buffer.from('\uFEFFNIR;CLE\n', 'utf16le'), 400, /UTF-16/],
      ['vide', '', 400, /vide/],
      ['autre CSV', 'a;b\n1;2\n', 400, /Il manque les colonnes/],
      ['une ligne de 3 Mo', 'x'.repeat(3_000_000), 400, /démesurée/],
    ];
    for (const [nom, contenu, statut, phrase] of cas) {
      const { statut: recu, texte } = await deposer<Probleme>(contenu, `${nom}.csv`);
      expect([nom, recu]).toEqual([nom, statut]);
      expect(texte).toMatch(phrase);
    }
    expect((await deposer<Probleme>('x', 'x.csv', 'autre')).corps).toMatchObject({
      status: 400,
      champs: [{ chemin: 'fichier' }],
    });
    expect((await referente.post<Probleme>('/imports', { fichier: 'x' })).statut).toBe(415);
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const { statut, corps } = await referente.post<Probleme>('/imports', 'abc', {
        entetes: { 'content-type': type },
      });
      expect([statut, corps.code]).toEqual([400, 'corps-illisible']);
    }
    expect(await compte('import_ligne')).toBe(lignes);
    const echoue = (await referente.get<Page<ImportVue>>('/imports?limite=1')).corps.elements[0];
    expect(echoue).toMatchObject({ etat: 'ECHOUE', erreur: expect.stringMatching(/démesurée/), capacites: [] });
    expect((await confirmer(echoue!.id)).corps).toMatchObject({ code: 'transition-impossible' });
  });

  test('un envoi coupé en route ne laisse aucune ligne, et se voit', async () => {
    const lignes = await compte('import_ligne');
    const frontiere = 'frontiere-d-essai';
    const envoi = request(`${app.url}/api/v1/imports`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${frontiere}`,
        'content-length': '5000000',
        cookie: referente.enteteCookie(),
        'x-pdp': '1',
      },
    });
    envoi.on('error', () => undefined);
    envoi.write(
      `--${frontiere}\r\ncontent-disposition: form-data; name="fichier"; filename="coupe.csv"\r\ncontent-type: text/csv\r\n\r\n`,
    );
    envoi.write(lireFixture('requete-cpam-2026-11.csv'));
    const dernier = async (): Promise<ImportVue> =>
      (await referente.get<Page<ImportVue>>('/imports?limite=1')).corps.elements[0]!;
    await jusquA(
      'lecture en cours',
      async () => (await dernier()).nomFichier === 'coupe.csv' && (await dernier()).lignesLues > 0,
    );
    expect(await dernier()).toMatchObject({ etat: 'LECTURE', octetsTotal: 5_000_000 });
    envoi.destroy();
    await jusquA('échec noté', async () => (await dernier()).etat === 'ECHOUE');
    expect(await dernier()).toMatchObject({
      nomFichier: 'coupe.csv',
      erreur: expect.stringMatching(/déposez la liste à nouveau/),
    });
    expect(await compte('import_ligne')).toBe(lignes);
  });

  test('la liste d’appel est celle de son service et de sa plateforme ; la traiter ne se fait qu’une fois', async () => {
    const page = (await social.get<ReperagePage>('/reperage?limite=5')).corps;
    expect(page.elements).toHaveLength(5);
    expect(new Set(page.elements.map((l) => `${l.seuil} ${l.unite}`))).toEqual(new Set(['J90 SERVICE_SOCIAL']));
    expect((await social.get<ReperagePage>('/reperage?unite=SERVICE_MEDICAL')).corps.elements).toEqual([]);
    expect((await medical.get<ReperagePage>('/reperage?limite=1')).corps.elements[0]).toMatchObject({
      seuil: 'J45',
      unite: 'SERVICE_MEDICAL',
    });
    expect((await referente.get<ReperagePage>('/reperage?unite=SERVICE_MEDICAL&limite=1')).corps.elements).toHaveLength(
      1,
    );
    expect((await ailleurs.get<ReperagePage>('/reperage')).corps.elements).toEqual([]);
    const suite = (await social.get<ReperagePage>(`/reperage?limite=5&curseur=${page.curseurSuivant}`)).corps;
    expect(suite.elements[0]!.dateSeuil >= page.elements[4]!.dateSeuil).toBe(true);

    const [premiere, seconde] = page.elements;
    for (const client of [medical, ailleurs])
      expect((await client.post(`/reperage/${premiere!.id}/transitions`, { transition: 'signaler' })).statut).toBe(404);
    const signale = await social.post<{ signalementId: string }>(`/reperage/${premiere!.id}/transitions`, {
      transition: 'signaler',
    });
    expect([signale.statut, signale.corps]).toMatchObject([
      200,
      { etat: 'SIGNALE', version: 2, signalementId: expect.any(String) },
    ]);
    expect((await social.get(`/signalements/${signale.corps.signalementId}`)).corps).toMatchObject({
      origine: 'REQUETE_CPAM_J90',
      assure: premiere!.assure.nomAffiche === '' ? {} : { nomAffiche: premiere!.assure.nomAffiche },
    });
    expect(
      (await social.post(`/reperage/${premiere!.id}/transitions`, { transition: 'ecarter', motif: 'déjà vu' })).corps,
    ).toMatchObject({ code: 'transition-impossible' });
    expect((await social.post(`/reperage/${seconde!.id}/transitions`, { transition: 'ecarter' })).corps).toMatchObject({
      code: 'regle-metier',
    });
    expect(
      (
        await social.post(
          `/reperage/${seconde!.id}/transitions`,
          { transition: 'ecarter', motif: 'Reprise faite' },
          { version: 9 },
        )
      ).statut,
    ).toBe(412);
    expect(
      (
        await social.post(
          `/reperage/${seconde!.id}/transitions`,
          { transition: 'ecarter', motif: 'Reprise faite' },
          { version: 1 },
        )
      ).corps,
    ).toMatchObject({ etat: 'ECARTE', version: 2 });
    const restantes = (await social.get<ReperagePage>('/reperage?limite=200')).corps.elements.map((l) => l.id);
    expect(restantes).not.toContain(premiere!.id);
  });
});
