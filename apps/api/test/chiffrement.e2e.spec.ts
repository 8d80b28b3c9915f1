import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleNir, type ContenuLivret, type DossierVue, type ImportVue } from '@pdp/domain';
import { tournerCles, usageDesCles } from '../src/exploitation/rotation-cles.js';
import { CONTENU } from '../src/modules/livret/essais/monde-livret.js';
import { nirDe, corps as corpsDeSignalement } from '../src/modules/signalement/essais/formulaire.js';
import { ouvrirCoordonnees } from '../src/platform/chiffrement/coordonnees.js';
import { COFFRE_DE_TEST, FICHIER_CLES_DE_TEST } from './cles-de-test.js';
import type { ClientHttp, ReponseHttp } from './client-http.js';
import { connecter } from './connecter.js';
import { courrielsDesComptes, inviterEtRetrouver } from './courriels-de-test.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';
import { fouiller, viderEnTexte } from './fouille-base.js';
import { jusquA } from './jusqu-a.js';

const ENTETE =
  'NIR;CLE;NOM_NAISSANCE;NOM_USAGE;PRENOM;SEXE;DATE_NAISSANCE;ADRESSE;CODE_POSTAL;COMMUNE;TELEPHONE;COURRIEL;RISQUE;DATE_DEBUT_ARRET;DATE_FIN_PRESCRITE;STATUT_EMPLOI;SIRET;RAISON_SOCIALE;CODE_APE;REGIME\r\n';
const NIR_LISTE = `18005560${'77001'}`;
const NIR_REJETE = `18005560${'77002'}`;

// Chacun est écrit par la route qui le reçoit en vrai ; aucun ne doit se lire dans la base.
const CANARIS = {
  telephone: '0799887711',
  courriel: 'zqxcourriel@exemple.invalid',
  courrielDeCompte: 'zqxcompte@exemple.invalid',
  adresse: 'ZQXADRESSE rue de la Preuve',
  commune: 'ZQXCOMMUNE',
  consigne: 'ZQXCONSIGNE appeler le soir',
  social: 'ZQXSOCIAL difficultés de logement',
  finances: 'ZQXFINANCES dette de loyer',
  capacites: 'ZQXCAPACITES station assise',
  brouillon: 'ZQXBROUILLON du référent',
  publie: 'ZQXPUBLIE dans le livret.',
  cap: 'ZQXCAP retrouver un poste',
  question: 'ZQXQUESTION puis-je venir accompagnée ?',
  reponse: 'ZQXREPONSE oui, bien sûr.',
  resultat: 'ZQXRESULTAT port de charges limité',
  telephoneSignale: '0799887722',
  telephoneListe: '0799887733',
  adresseListe: 'ZQXADRESSELISTE 3 rue des Essais',
  telephoneRejete: '0799887744',
} as const;

describe('chiffrement au repos', () => {
  let app: ApplicationDemo;
  let cles: string;
  let dossierId: string;
  let claire: ClientHttp;
  let sophie: ClientHttp;
  let cpam: ClientHttp;

  beforeAll(async () => {
    cles = join(mkdtempSync(join(tmpdir(), 'pdp-chiffrement-')), 'cles.json');
    copyFileSync(FICHIER_CLES_DE_TEST, cles);
    app = await ouvrirApplicationDemo({ fichierCles: cles });
    dossierId = await app.dossierVitrine();
    [claire, sophie, cpam] = (await Promise.all(
      ['assistante.sociale', 'assuree', 'referent.cpam'].map((compte) => connecter(app.url, compte)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
  }, 120_000);

  afterAll(async () => {
    await app?.fermer();
    rmSync(join(cles, '..'), { recursive: true, force: true });
  });

  // Chaque création porte une clé d'idempotence : la réponse gardée est une copie de plus à fouiller.
  const cle = (): { entetes: Record<string, string> } => ({ entetes: { 'idempotency-key': crypto.randomUUID() } });
  const fiche = async (client = claire): Promise<DossierVue> =>
    (await client.get<DossierVue>(`/dossiers/${dossierId}`)).corps;
  const reussi = <T>(reponse: ReponseHttp<T>): T => {
    if (reponse.statut >= 300) throw new Error(`${reponse.statut} : ${reponse.texte.slice(0, 600)}`);
    return reponse.corps;
  };
  const ecrire = async (categorie: string, contenu: object): Promise<void> => {
    const { version, categories } = await fiche();
    const avant = (categories as Record<string, object | undefined>)[categorie] ?? {};
    reussi(await claire.put(`/dossiers/${dossierId}/categories/${categorie}`, { ...avant, ...contenu }, { version }));
  };
  const deposer = async (lignes: readonly string[]): Promise<ImportVue> => {
    const formulaire = new FormData();
    formulaire.append('fichier', new Blob([`\uFEFF${ENTETE}${lignes.join('')}`]), 'liste.csv');
    return reussi(await cpam.post<ImportVue>('/imports', formulaire, cle()));
  };
  const semes = async (): Promise<string[]> => {
    const lignes = await app.sql<{ id: string; nir: string; coordonnees: string | null }>(
      `SELECT id, nir_scelle AS nir, coordonnees_scellees AS coordonnees FROM assure`,
    );
    expect(lignes.length).toBeGreaterThan(40);
    // Tous sont lus sous les clés du fichier : la rotation, plus bas, les garde lisibles.
    return [
      ...(await courrielsDesComptes(app.sql)),
      ...lignes.flatMap(({ id, nir, coordonnees }) => {
        const { telephone, courriel } = ouvrirCoordonnees(COFFRE_DE_TEST, id, coordonnees);
        const ouvert = COFFRE_DE_TEST.ouvrir('assure.nir_scelle', id, nir);
        return [ouvert.slice(0, 13), telephone ?? '', courriel ?? ''].filter((texte) => texte !== '');
      }),
    ];
  };

  it('un canari par champ entre par les routes, et se relit à l’écran', async () => {
    const { telephone, courriel, adresse, commune, consigne } = CANARIS;
    await ecrire('coordonnees', { telephone, courriel, adresse, commune, consigne });
    await ecrire('social', { diagnosticSocial: CANARIS.social });
    await ecrire('finances', { commentaire: CANARIS.finances });
    const lue = JSON.stringify((await fiche()).categories);
    for (const nom of ['courriel', 'adresse', 'commune', 'consigne', 'social', 'finances'] as const)
      expect({ nom, lu: lue.includes(CANARIS[nom]) }).toEqual({ nom, lu: true });
    expect(lue).toContain('799887711');
  });

  it('le courriel d’un compte aussi : il se cherche entier, et se relit', async () => {
    const admin = await connecter(app.url, 'admin');
    expect(await inviterEtRetrouver(app.sql, admin, CANARIS.courrielDeCompte)).toEqual([CANARIS.courrielDeCompte]);
  });

  it('le livret aussi : brouillon, version, cap, question, réponse', async () => {
    const livret = `/dossiers/${dossierId}/livret`;
    const lireBrouillon = async (): Promise<number> =>
      (await claire.get<{ brouillonVersion: number }>(livret)).corps.brouillonVersion;
    const contenu = (ouJenSuis: string): ContenuLivret => ({ ...CONTENU, ouJenSuis });
    reussi(await claire.put(`${livret}/brouillon`, contenu(CANARIS.publie), { version: await lireBrouillon() }));
    reussi(await claire.post(`${livret}/publication`, undefined, cle()));
    reussi(await claire.put(`${livret}/brouillon`, contenu(CANARIS.brouillon), { version: await lireBrouillon() }));
    const mien = reussi(await sophie.get<{ cap: { version: number } | null }>('/mon-livret'));
    reussi(await sophie.put('/mon-livret/cap', { texte: CANARIS.cap }, { version: mien.cap?.version ?? 0 }));
    const { id } = reussi(
      await sophie.post<{ id: string }>('/mon-livret/questions', { texte: CANARIS.question }, cle()),
    );
    reussi(await claire.post(`${livret}/questions/${id}/reponse`, { texte: CANARIS.reponse }, cle()));
    const lu = JSON.stringify((await sophie.get('/mon-livret')).corps);
    for (const nom of ['publie', 'cap', 'question', 'reponse'] as const)
      expect({ nom, lu: lu.includes(CANARIS[nom]) }).toEqual({ nom, lu: true });
  });

  it('le signalement, la reconnaissance et la recherche par NIR retrouvent la personne', async () => {
    const signalement = corpsDeSignalement(41, {}, { telephone: CANARIS.telephoneSignale, codePostal: '56370' });
    reussi(await claire.post('/signalements', signalement, cle()));
    expect(reussi(await claire.post('/assures/reconnaissance', { nir: nirDe(41) }, cle()))).toMatchObject({
      connu: true,
    });
    const recus = JSON.stringify(reussi(await claire.get('/signalements')));
    expect(recus).toContain('799887722');
    const [{ nir }] = (await app
      .sql<{ nir: string; id: string }>(
        `SELECT s.id, s.nir_scelle AS nir FROM assure s JOIN dossier d ON d.assure_id = s.id WHERE d.id = $1`,
        [dossierId],
      )
      .then((lignes) => lignes.map((l) => ({ nir: COFFRE_DE_TEST.ouvrir('assure.nir_scelle', l.id, l.nir) })))) as [
      { nir: string },
    ];
    const trouves = reussi(await claire.get<{ elements: { id: string }[] }>(`/dossiers?recherche=${nir}`));
    expect(trouves.elements.map((d) => d.id)).toContain(dossierId);
  });

  it('la liste de la CPAM crée la personne sans que la base ait vu son numéro, et rend ses rejets', async () => {
    const ligne = (nir: string, clef: string, telephone: string): string =>
      `${nir};${clef};ZQXNOM;;Camille;M;01/02/1980;"${CANARIS.adresseListe}";56300;PONTIVY;${telephone};;MALADIE;03/06/2026;03/01/2027;CDI;;;86.10Z;GENERAL\r\n`;
    const depose = await deposer([
      ligne(NIR_LISTE, cleNir(NIR_LISTE), CANARIS.telephoneListe),
      ligne(NIR_REJETE, '00', CANARIS.telephoneRejete),
    ]);
    expect(depose.compte).toMatchObject({ nouveau: 1, rejete: 1 });
    await rienDansLaBase();
    const rejets = await cpam.get(`/imports/${depose.id}/rejets.csv`);
    expect(rejets.texte).toContain(CANARIS.telephoneRejete);
    reussi(await cpam.post(`/imports/${depose.id}/confirmation`, {}, { ...cle(), version: depose.version }));
    const [assure] = await app.sql<{ id: string; sceau: string }>(
      `SELECT id, coordonnees_scellees AS sceau FROM assure WHERE nir_empreinte = $1`,
      [COFFRE_DE_TEST.empreinteNir(NIR_LISTE)],
    );
    expect(ouvrirCoordonnees(COFFRE_DE_TEST, assure!.id, assure!.sceau)).toMatchObject({
      adresse: CANARIS.adresseListe,
    });
  });

  it('la visite de pré-reprise garde son résultat scellé', async () => {
    const travail = await connecter(app.url, 'medecin.travail');
    const visiteId = await visiteARealiser(travail);
    reussi(
      await travail.post(`/visites-pre-reprise/${visiteId}/transitions`, {
        transition: 'realiser',
        resultat: {
          amenagements: [],
          restrictions: [],
          reclassement: 'NON',
          formation: 'NON',
          precisions: CANARIS.resultat,
        },
      }),
    );
    const [{ sceau }] = (await app.sql<{ sceau: string }>(
      `SELECT resultat_scelle AS sceau FROM visite_pre_reprise WHERE id = $1`,
      [visiteId],
    )) as [{ sceau: string }];
    expect(COFFRE_DE_TEST.ouvrir('visite_pre_reprise.resultat_scelle', visiteId, sceau)).toContain(CANARIS.resultat);
  });

  it('une copie de la base ne contient aucun NIR semé, aucun téléphone, aucun courriel, aucun canari', async () => {
    await app.sql('ANALYZE');
    await rienDansLaBase();
    // La fouille trouve bien ce qui est en clair : un nom, et le même texte s'il y était.
    const vidage = await viderEnTexte(app.sql);
    expect(vidage.size).toBeGreaterThan(40);
    expect(fouiller(vidage, ['gueguen sophie']).length).toBeGreaterThan(0);
    await app.sql(`CREATE TABLE essai_de_fouille AS SELECT convert_to($1, 'UTF8') AS octets`, [CANARIS.social]);
    expect(fouiller(await viderEnTexte(app.sql), [CANARIS.social])).toHaveLength(1);
    await app.sql('DROP TABLE essai_de_fouille');
  });

  it('deux lignes échangées en base ne s’ouvrent plus : une erreur, jamais le texte d’un autre', async () => {
    const [a, b] = (await app.sql<{ id: string; sceau: string }>(
      `SELECT dossier_id AS id, contenu_scelle AS sceau FROM categorie_dossier WHERE categorie = 'social' ORDER BY dossier_id = $1 DESC LIMIT 2`,
      [dossierId],
    )) as [{ id: string; sceau: string }, { id: string; sceau: string }];
    const poser = (sceau: string): Promise<unknown> =>
      app.sql(`UPDATE categorie_dossier SET contenu_scelle = $2 WHERE dossier_id = $1 AND categorie = 'social'`, [
        dossierId,
        sceau,
      ]);
    await poser(b.sceau);
    const reponse = await claire.get(`/dossiers/${dossierId}`);
    expect(reponse.statut).toBe(500);
    expect(reponse.texte).not.toMatch(/v1\.|scelle|sceau/i);
    await poser(a.sceau);
    expect((await claire.get(`/dossiers/${dossierId}`)).statut).toBe(200);
  });

  it('les clés tournent pendant que le service lit et écrit, sans erreur ni arrêt', async () => {
    let fini = false;
    const erreurs: string[] = [];
    const suivre = async (travail: () => Promise<ReponseHttp>): Promise<number> => {
      let tours = 0;
      for (; !fini; tours++) {
        const r = await travail();
        if (r.statut >= 300 && r.statut !== 412) erreurs.push(`${r.statut} ${r.texte.slice(0, 200)}`);
      }
      return tours;
    };
    const rotation = tournerCles(app.databaseUrl, cles).finally(() => (fini = true));
    const [{ courante }, lectures, ecritures, livrets] = await Promise.all([
      rotation,
      suivre(() => claire.get(`/dossiers/${dossierId}`)),
      suivre(async () => {
        const { version } = await fiche();
        return claire.put(`/dossiers/${dossierId}/categories/finances`, { commentaire: CANARIS.finances }, { version });
      }),
      suivre(() => sophie.get('/mon-livret')),
    ]);
    expect([courante, erreurs]).toEqual(['k2', []]);
    expect(Math.min(lectures, ecritures, livrets)).toBeGreaterThan(3);
    await jusquA('tout sous la nouvelle clé', async () => {
      await tournerCles(app.databaseUrl, cles, { reprendre: true, propagationMs: 0 });
      return (await usageDesCles(app.databaseUrl)).every(({ cle: id }) => id === 'k2');
    });
    // Les nouvelles écritures sont sous la nouvelle clé, sans redémarrage, et tout se relit.
    const { version } = await fiche();
    reussi(await claire.put(`/dossiers/${dossierId}/categories/social`, { diagnosticSocial: 'Après.' }, { version }));
    expect((await usageDesCles(app.databaseUrl)).every(({ cle: id }) => id === 'k2')).toBe(true);
    expect(JSON.stringify((await fiche()).categories)).toContain(CANARIS.finances);
  }, 120_000);

  async function rienDansLaBase(): Promise<void> {
    const textes = [...Object.values(CANARIS), NIR_LISTE, NIR_REJETE, nirDe(41).slice(0, 13), ...(await semes())];
    expect(fouiller(await viderEnTexte(app.sql), textes)).toEqual([]);
  }

  // Une visite de ce service, menée jusqu'au jour dit.
  async function visiteARealiser(travail: ClientHttp): Promise<string> {
    const conseil = await connecter(app.url, 'medecin.conseil');
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'medecin.travail'`,
    );
    const { elements } = reussi(await conseil.get<{ elements: { id: string }[] }>('/dossiers?etat=EN_COURS'));
    for (const { id } of elements) {
      const demande = await conseil.post<{ id: string }>(`/dossiers/${id}/visites-pre-reprise`, {
        organismeId: organisme!.id,
      });
      if (demande.statut !== 201) continue;
      reussi(
        await travail.post(`/visites-pre-reprise/${demande.corps.id}/transitions`, {
          transition: 'planifier',
          dateHeure: new Date(Date.now() + 3_600_000).toISOString(),
          lieu: 'Vannes',
        }),
      );
      await app.sql(`UPDATE visite_pre_reprise SET date_heure = now() - interval '1 hour' WHERE id = $1`, [
        demande.corps.id,
      ]);
      return demande.corps.id;
    }
    throw new Error('aucun dossier où demander une visite');
  }
});
